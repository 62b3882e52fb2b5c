using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.People;

/// <summary>One person of the company: what he or she may do here, and whether at all.</summary>
public class ShowModel(SystemDb systemDb, MembershipChanges changes, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Membership Member { get; private set; } = null!;
    public Person Person => Member.Person!;
    public bool IsActive => Member.IsActive && Person.State is AccountState.Active;
    public bool IsMe => Person.Id == me.PersonId;

    public async Task<IActionResult> OnGetAsync(int id)
    {
        await using var all = systemDb.Open();
        if (await all.Memberships.AsNoTracking().VisibleTo(me).Include(m => m.Person).SingleOrDefaultAsync(m => m.Id == id) is not { } member) { return NotFound(); }
        Member = member;
        if (!HttpMethods.IsPost(Request.Method) || Request.Query.ContainsKey("handler")) // the buttons below send no form
        {
            Input = new()
            {
                Department = member.Department ?? "",
                Tickets = member.Permissions.Tickets(),
                Finance = member.Permissions.HasFlag(Permission.Finance),
                Manager = member.Permissions.HasFlag(Permission.Manager),
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken stop)
    {
        var shown = await OnGetAsync(id);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }
        await changes.ChangeAsync(id, Input.ToPermissions(), Input.Department, stop);
        return Done(words["As permissões de {0} valem a partir de agora.", Person.Name]);
    }

    [NoValidation]
    public async Task<IActionResult> OnPostDeactivateAsync(int id, CancellationToken stop)
    {
        if (await OnGetAsync(id) is not PageResult) { return NotFound(); }
        await changes.DeactivateAsync(id, stop);
        return Done(words["{0} não acessa mais esta empresa.", Person.Name]);
    }

    [NoValidation]
    public async Task<IActionResult> OnPostReactivateAsync(int id, CancellationToken stop)
    {
        if (await OnGetAsync(id) is not PageResult) { return NotFound(); }
        await changes.ReactivateAsync(id, stop);
        return Done(words["{0} voltou a acessar esta empresa.", Person.Name]);
    }

    private IActionResult Done(LocalizedString notice)
    {
        TempData["Notice"] = notice.Value;
        return IsMe ? LocalRedirect("/") : RedirectToPage("Index"); // who gave up the right finds nothing at the list
    }

    public class InputModel : RightsForm;

    public class Validator(IStringLocalizer<Words> words) : RightsValidator<InputModel>(words);
}
