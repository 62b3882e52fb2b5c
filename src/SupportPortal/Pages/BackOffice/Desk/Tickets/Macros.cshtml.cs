using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>
/// The macros for a ticket, each with what it would do. One with a reply fills the composer, and the rest of it waits until the reply leaves; one without acts when
/// its button is pressed.
/// </summary>
public class MacrosModel(PortalDbContext db, TicketActs acts, Distribution distribution, Participants participants, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int MaxShown = 200;

    [BindProperty] public ReplyInput Input { get; set; } = new();
    public Ticket? Ticket { get; private set; }
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public QueueFilter From { get; private set; } = null!;
    public IReadOnlyList<Macro> All { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        Ticket = await db.Tickets.VisibleTo(me).Include(t => t.Customer).Include(t => t.Product).Include(t => t.Category).Include(t => t.Assignee).Include(t => t.Team)
            .ToChange().SingleOrDefaultAsync(t => t.Code == code);
        if (Ticket is null) { return NotFound(); }
        Choices = await db.DeskChoicesAsync(me);
        From = QueueFilter.Read(Request.Query, Choices);
        All = await db.Macros.VisibleTo(me, db.Teams).OrderBy(m => m.Name).ThenBy(m => m.Id).Take(MaxShown).ToListAsync();
        return Page();
    }

    /// <summary>From the composer: what has been typed is kept, and the macros are shown.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostChooseAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null) { return shown; }
        if (Input.Message is { Length: > 0 and <= Ticket.MessageMaxLength })
        {
            var draft = await db.ReplyDraftAsync(Ticket.Id, Ticket.CustomerId, me.PersonId, Input.IsNote, clock.GetUtcNow());
            draft.Save(Input.Message, Enum.IsDefined(Input.Then) ? Input.Then : Then.Keep, Input.Reason is { Length: <= ReplyDraft.ReasonMaxLength } reason ? reason : null, clock.GetUtcNow());
            await db.SaveChangesAsync();
        }
        return RedirectToPage("Macros", From.To(code));
    }

    [NoValidation]
    public async Task<IActionResult> OnPostAsync(string code, int macro, CancellationToken stop)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null) { return shown; }
        if (All.FirstOrDefault(m => m.Id == macro) is not { } chosen) { return NotFound(); }
        if (chosen.Acts.Reply is not null)
        {
            await ComposeAsync(Ticket, chosen.Acts);
            return RedirectToPage("Show", pageHandler: null, From.To(code), "responder");
        }
        var outcome = await acts.DoAsync(db, chosen.Acts, Ticket, me.Actor, clock.GetUtcNow(), stop);
        if (outcome.Mail is { } mail) { await participants.TellAsync(Ticket, mail, stop); }
        await db.SaveChangesAsync(stop);
        await distribution.GiveAsync(Ticket, stop);
        TempData["Notice"] = (outcome.Changed ? words["A macro {0} foi aplicada.", chosen.Name] : words["Nada mudou: o chamado já estava assim."]).Value;
        return RedirectToPage("Show", From.To(code));
    }

    /// <summary>The reply stays; what else would be done with it is not.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostForgetAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null) { return shown; }
        if (await db.ReplyDrafts.OpenOf(me.PersonId).SingleOrDefaultAsync(d => d.TicketId == Ticket.Id && !d.IsInternal) is { } draft) { draft.PlanNothing(); }
        await db.SaveChangesAsync();
        return RedirectToPage("Show", pageHandler: null, From.To(code), "responder");
    }

    /// <summary>Behind what has been written so far. Nothing is sent.</summary>
    private async Task ComposeAsync(Ticket ticket, BulkAct act)
    {
        var now = clock.GetUtcNow();
        var draft = await db.ReplyDraftAsync(ticket.Id, ticket.CustomerId, me.PersonId, isInternal: false, now);
        var text = CannedReply.Fill(act.Reply!, ticket, me.Name, now);
        var moves = act.Status is not null && ticket.IsOpen;
        draft.Save(draft.Body.Length == 0 ? text : $"{draft.Body}\n\n{text}", moves ? Enum.Parse<Then>(act.Status!.Value.ToString()) : draft.Then, moves ? act.Reason : draft.Reason, now);
        draft.Plan(act.BesideReply());
        await db.SaveChangesAsync();
    }
}
