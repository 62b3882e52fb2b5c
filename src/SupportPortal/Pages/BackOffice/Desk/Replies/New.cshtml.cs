using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Replies;

public class NewModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public ReplyForm Input { get; set; } = new();
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;

    public async Task OnGetAsync() => Choices = await db.DeskChoicesAsync(me);

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        var sharing = Audience.Read(Input.For, me, Choices);
        if (sharing is null) { ModelState.AddModelError("Input.For", words["Escolha quem usa."]); }
        if (!ModelState.IsValid) { return Page(); }
        db.CannedReplies.Add(new CannedReply(Input.Title, Input.Body, me.PersonId, sharing!, clock.GetUtcNow()));
        if (sharing!.Scope is not Scope.Personal) { audit.Record(db, AuditKind.SharedReplyChanged, "new", result: "created"); }
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A resposta {0} foi salva.", Input.Title].Value;
        return RedirectToPage("Index");
    }
}
