using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Replies;

public class EditModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public ReplyForm Input { get; set; } = new();
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public CannedReply? Reply { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Choices = await db.DeskChoicesAsync(me);
        Reply = await db.CannedReplies.VisibleTo(me, db.Teams).SingleOrDefaultAsync(r => r.Id == id);
        if (Reply is null || !Reply.Sharing.MayBeGivenBy(me, Audience.MyTeams(Choices))) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input = new ReplyForm { Title = Reply.Title, Body = Reply.Body, For = Audience.Of(Reply.Sharing) }; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (shown is NotFoundResult) { return shown; }
        var sharing = Audience.Read(Input.For, me, Choices);
        if (sharing is null) { ModelState.AddModelError("Input.For", words["Escolha quem usa."]); }
        if (!ModelState.IsValid) { return shown; }
        Note(Reply!, sharing!);
        Reply!.Write(Input.Title, Input.Body, sharing!, clock.GetUtcNow());
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A resposta {0} foi salva.", Reply.Title].Value;
        return RedirectToPage("Index");
    }

    [NoValidation]
    public async Task<IActionResult> OnPostDeleteAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (shown is NotFoundResult) { return shown; }
        Note(Reply!, Reply!.Sharing, "deleted");
        db.CannedReplies.Remove(Reply);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A resposta {0} foi excluída.", Reply.Title].Value;
        return RedirectToPage("Index");
    }

    private void Note(CannedReply reply, Sharing sharing, string result = Audit.Ok)
    {
        if (reply.Scope is Scope.Personal && sharing.Scope is Scope.Personal) { return; }
        audit.Record(db, AuditKind.SharedReplyChanged, string.Create(CultureInfo.InvariantCulture, $"reply {reply.Id}"), result: result);
    }
}
