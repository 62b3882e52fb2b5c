using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>Forms only: what is being written is kept while it is typed, thrown away, or taken back after it was sent.</summary>
public class DraftModel(PortalDbContext db, SendReply replies, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public ReplyInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string code) => await FindAsync(code) is null ? NotFound() : RedirectToPage("Show", new { code });

    /// <summary>The answer is a line for the composer. A text that has just been sent is not a draft again: its last save may come after it.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (await FindAsync(code) is not { } ticket) { return NotFound(); }
        if (!Request.Form.ContainsKey("Input.Message")) { return BadRequest(); } // an empty text throws a draft away, a missing one does not
        if (Input.Message.Length > Ticket.MessageMaxLength) { return new UnprocessableEntityResult(); }
        var now = clock.GetUtcNow();
        var wasSent = !Input.IsNote && await db.ReplyDrafts.AnyAsync(d => d.TicketId == ticket.Id && d.PersonId == me.PersonId && d.SendAt != null && d.Body == Input.Message);
        if (wasSent) { return new NoContentResult(); }
        if (Input.Message.Length == 0) { return await DropAsync(ticket) ? Content(words["Rascunho descartado"]) : new NoContentResult(); }

        var draft = await db.ReplyDraftAsync(ticket.Id, ticket.CustomerId, me.PersonId, Input.IsNote, now);
        draft.Save(Input.Message, Enum.IsDefined(Input.Then) ? Input.Then : Then.Keep, Input.Reason is { Length: <= ReplyDraft.ReasonMaxLength } reason ? reason : null, now);
        await db.SaveChangesAsync();
        return Content(words["Rascunho salvo às {0}", Show.Time(now)]);
    }

    /// <summary>The same by a button, where no script saves.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostKeepAsync(string code)
    {
        var answer = await OnPostAsync(code);
        return answer is ContentResult or NoContentResult ? RedirectToPage("Show", pageHandler: null, Back(code, Input.To), "responder") : answer;
    }

    [NoValidation]
    public async Task<IActionResult> OnPostDiscardAsync(string code)
    {
        if (await FindAsync(code) is not { } ticket) { return NotFound(); }
        await DropAsync(ticket);
        return RedirectToPage("Show", pageHandler: null, Back(code, Input.To), "responder");
    }

    [NoValidation]
    public async Task<IActionResult> OnPostUndoAsync(string code, long reply, CancellationToken stop)
    {
        if (await FindAsync(code) is not { } ticket) { return NotFound(); }
        var isBack = await replies.TakeBackAsync(db, reply, ticket.Id, me.PersonId, stop);
        TempData["Notice"] = (isBack ? words["Envio desfeito. O cliente não recebeu nada."] : words["A resposta já tinha sido enviada ao cliente."]).Value;
        return RedirectToPage("Show", pageHandler: null, Back(code), isBack ? "responder" : "conversa");
    }

    private async Task<bool> DropAsync(Ticket ticket)
    {
        var begun = await db.ReplyDrafts.Include(d => d.Files).OpenOf(me.PersonId).SingleOrDefaultAsync(d => d.TicketId == ticket.Id && d.IsInternal == Input.IsNote);
        if (begun is null) { return false; }
        db.ReplyDrafts.Remove(begun);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>The ticket as it was opened, with the queue it was opened from.</summary>
    private RouteValueDictionary Back(string code, string? composer = null)
    {
        var route = new RouteValueDictionary(Request.Query.Where(q => q.Key is not "handler").Select(q => KeyValuePair.Create(q.Key, (object?)q.Value.ToString()))) { ["code"] = code };
        if (composer is not null) { route["compor"] = composer; }
        return route;
    }

    private Task<Ticket?> FindAsync(string code) => db.Tickets.VisibleTo(me).SingleOrDefaultAsync(t => t.Code == code);
}
