using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;
using SupportPortal.Files;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

[RequestSizeLimit(UploadRules.MaxBody), RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MaxBody)]
public class ShowModel(PortalDbContext db, DeskPresence presence, Mailer mailer, Participants participants, SendReply replies, FileStore files, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public ReplyInput Input { get; set; } = new();
    public Workspace? Desk { get; private set; }
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The queue's address this page was opened from: the way back, and to the tickets before and after.</summary>
    public QueueFilter From => Desk!.Menu.Filter;

    /// <summary>Which of the two composers is open; a reply to the customer unless something else is asked for, or begun.</summary>
    [BindProperty(SupportsGet = true, Name = "compor")] public string? Composer { get; set; }

    /// <summary>Messages and events up to these had been seen when the text was written; later ones are marked as new.</summary>
    public (long Message, long Event)? Seen { get; private set; }

    /// <summary>Who else of the desk is at this ticket.</summary>
    public IReadOnlyList<(string Name, bool IsWriting)> Others { get; private set; } = [];

    /// <summary>What this page shows, as the live stream counts it.</summary>
    public string Mark => LiveTickets.MarkOf(Desk!.Ticket.Messages.Count, Desk.Ticket.History.Count);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        Desk = await Workspace.LoadAsync(db, me, code, Now, Request.Query);
        if (Desk?.Drafts.Any(d => d.IsDue(Now)) is true && await replies.ReleaseAsync(Desk.Ticket.Id, stop) > 0)
        {
            db.ChangeTracker.Clear();
            Desk = await Workspace.LoadAsync(db, me, code, Now, Request.Query);
        }
        if (Desk is null) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method))
        {
            Input.Open(Desk, Composer, me);
            await Desk.MarkReadAsync(db, me, Now);
            Others = await PresenceModel.NamesAsync(db, presence.Others(Desk.Ticket.Id, me.PersonId));
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code, stop);
        if (Desk is null || !ModelState.IsValid) { return shown; }
        if (!Input.IsNoteOnly && Desk.HasNewsFor(me, Input.SeenMessage, Input.SeenEvent, Input.SeenHeld)) { return Overtaken(); }

        var ticket = Desk.Ticket;
        var draft = await db.ReplyDraftAsync(ticket.Id, ticket.CustomerId, me.PersonId, Input.IsNote, Now);
        draft.Save(Input.Message, Input.Then, Input.Reason, Now);
        foreach (var upload in Input.Uploads) { draft.Attach(await files.SaveAsync(upload, ticket.CustomerId, stop)); }
        if (Input.IsNote)
        {
            await replies.SubscribeAsync(db, ticket, Input.Message, Desk.Staff.Select(s => (s.Id, s.Name)).ToList(), me.Actor);
            if (replies.Apply(db, ticket, draft, me.Actor, Now) is { } mail) { await participants.TellAsync(ticket, mail, stop); }
        }
        else
        {
            draft.Hold(ticket, Now);
            db.Touch(ticket);
        }
        await db.SaveChangesAsync(stop);
        return RedirectToPage("Show", pageHandler: null, From.To(code), fragment: "conversa");
    }

    [NoValidation]
    public async Task<IActionResult> OnPostTakeAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code, stop);
        if (Desk is null) { return shown; }
        if (Input.Version != Desk.Ticket.Version) { return Overtaken(); }
        if (Desk.Ticket.AssigneeId == me.PersonId) { return RedirectToPage("Show", new { code }); }
        Desk.Ticket.Assign((await db.People.FindAsync([me.PersonId], stop))!, me.Actor, Now);
        await participants.TellAsync(Desk.Ticket, to => TicketMail.Assigned(mailer, Desk.Ticket, to: to), stop);
        await db.SaveChangesAsync(stop);
        return RedirectToPage("Show", From.To(code));
    }

    /// <summary>Puts a canned reply behind what has been written so far, and sends nothing.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostInsertAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code, stop);
        if (Desk is null) { return shown; }
        if (await FilledAsync(Desk.Ticket, Input.Canned) is { } text)
        {
            Input.Message = Input.Message.Length == 0 ? text : $"{Input.Message}\n\n{text}";
            Input.Canned = "";
        }
        else { ModelState.AddModelError("Input.Canned", words["Nenhuma resposta pronta com esse título. Escolha uma da lista."]); }
        return Page();
    }

    /// <summary>The same text alone, for the script that puts it where the cursor is.</summary>
    public async Task<IActionResult> OnGetReplyAsync(string code, string? titulo)
    {
        var ticket = await db.Tickets.VisibleTo(me).AsNoTracking().Include(t => t.Customer).Include(t => t.Product).SingleOrDefaultAsync(t => t.Code == code);
        return ticket is not null && await FilledAsync(ticket, titulo) is { } text ? Content(text) : NotFound();
    }

    private async Task<string?> FilledAsync(Ticket ticket, string? title) =>
        await db.CannedReplies.VisibleTo(me, db.Teams).MeantAsync(title) is { } reply ? CannedReply.Fill(reply.Body, ticket, me.Name, Now) : null;

    /// <summary>Somebody was faster: what arrived is shown above the text, which stays, and sending asks for a second look.</summary>
    private PageResult Overtaken()
    {
        Seen = (Input.SeenMessage, Input.SeenEvent);
        Input.Draw(Desk!);
        ModelState.AddModelError("", words["Este chamado mudou enquanto você escrevia. Leia o que chegou; seu texto foi mantido."]);
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }
}
