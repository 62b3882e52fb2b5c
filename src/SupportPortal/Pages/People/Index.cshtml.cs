using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.People;

/// <summary>Who belongs to the company, and who was invited. Addresses are read as the system, of the manager's own company only.</summary>
public class IndexModel(PortalDbContext db, SystemDb systemDb, Invitations invitations, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int PageSize = 25, MaxInvitations = 100;
    private const int SearchMaxLength = 100;

    [BindProperty(SupportsGet = true, Name = "busca")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true, Name = "depois")] public int? After { get; set; }

    public IReadOnlyList<Invitation> Invited { get; private set; } = [];
    public IReadOnlyList<Row> People { get; private set; } = [];
    public Pager Pages { get; private set; } = new(null, null);
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync()
    {
        if (Search is { Length: > SearchMaxLength } text) { Search = text[..SearchMaxLength]; }
        await using var all = systemDb.Open();
        var people = all.Memberships.VisibleTo(me);
        var found = people.Matching(Search);
        if (After is { } id && await people.Where(m => m.Id == id).Select(m => m.Person!.Name).SingleOrDefaultAsync() is { } last) { found = found.After(last, id); }
        var rows = await found.OrderBy(m => m.Person!.Name).ThenBy(m => m.Id)
            .Select(m => new Row(m.Id, m.Person!.Name, m.Person.Email, m.Department, m.Permissions, m.LastAccessAt, m.IsActive && m.Person.State == AccountState.Active, m.PersonId == me.PersonId))
            .Take(PageSize + 1).ToListAsync();
        People = [.. rows.Take(PageSize)];
        Pages = new Pager(After is null ? null : Url.Page("Index", new { busca = Search }), rows.Count > PageSize ? Url.Page("Index", new { busca = Search, depois = People[^1].Id }) : null);
        if (After is null && string.IsNullOrWhiteSpace(Search))
        {
            Invited = await db.Invitations.AsNoTracking().VisibleTo(me).Pending().OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(MaxInvitations).ToListAsync();
        }
    }

    [NoValidation]
    public async Task<IActionResult> OnPostResendAsync([FromForm] Guid invitation, CancellationToken stop)
    {
        if (await FindAsync(invitation, stop) is not { } found) { return NotFound(); }
        if (await invitations.ResendAsync(found, await db.Customers.VisibleTo(me).SingleAsync(c => c.Id == found.CustomerId, stop), stop) is { } refused)
        {
            ModelState.AddModelError("", refused);
            await OnGetAsync();
            return Page();
        }
        TempData["Notice"] = words["O convite vai de novo para {0} em instantes.", found.Email].Value;
        return RedirectToPage("Index");
    }

    [NoValidation]
    public async Task<IActionResult> OnPostCancelAsync([FromForm] Guid invitation, CancellationToken stop)
    {
        if (await FindAsync(invitation, stop) is not { } found) { return NotFound(); }
        await invitations.CancelAsync(found, stop);
        TempData["Notice"] = words["O convite para {0} foi cancelado.", found.Email].Value;
        return RedirectToPage("Index");
    }

    private Task<Invitation?> FindAsync(Guid id, CancellationToken stop) => db.Invitations.VisibleTo(me).SingleOrDefaultAsync(i => i.Id == id, stop);

    public sealed record Row(int Id, string Name, string? Email, string? Department, Permission Permissions, DateTimeOffset? LastAccessAt, bool IsActive, bool IsMe);
}
