using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Files;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

[RequestSizeLimit(UploadRules.MaxBody), RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MaxBody)]
public class ShowModel(PortalDbContext db, DeskPresence presence, Mailer mailer, Participants participants, SendReply replies, FileStore files, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Workspace? Desk { get; private set; }
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The queue's address this page was opened from: the way back, and to the tickets before and after.</summary>
    public QueueFilter From => Desk!.Menu.Filter;

    /// <summary>Which of the two composers is open; a reply to the customer unless something else is asked for, or begun.</summary>
    [BindProperty(SupportsGet = true, Name = "compor")] public string? Composer { get; set; }

    /// <summary>Messages and events up to these had been seen when the text was written; later ones are marked as new.</summary>
    public (long Message, long Event)? Seen { get; private set; }

    /// <summary>Where what this analyst has not read begins, notes of colleagues included.</summary>
    public TicketMessage? FirstNew { get; private set; }
    public int NewCount { get; private set; }

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
            await MarkReadAsync(Desk);
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

    private async Task MarkReadAsync(Workspace desk)
    {
        var read = await db.MarkReadAsync(me, desk.Ticket, desk.LastMessageId, Now);
        var unread = desk.Ticket.Messages.Where(m => m.Id > read && m.AuthorId != me.PersonId).OrderBy(m => m.At).ThenBy(m => m.Id).ToList();
        if (unread.Count > 0 && unread[0] != desk.Ticket.Messages[0]) { (FirstNew, NewCount) = (unread[0], unread.Count); }
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

    /// <summary>When a clock falls due; of a paused one, when it would if it went on now.</summary>
    public DateTimeOffset DueOf(SlaClock sla) => sla.IsRunning
        ? Deadline.Due(sla.AwaitsIdentification ? Now : sla.StartedAt, sla.Target, sla.Hours, Desk!.Ticket.CalendarOr(StandardCalendar.Instance), Desk!.Ticket.Pauses.Select(p => p.Interval), Now)
        : sla.DueAt;

    public class InputModel
    {
        public const string Public = "publica", Internal = "interna";

        public string To { get; set; } = Public;
        public string Message { get; set; } = "";
        /// <summary>Title of a canned reply that is to be put into the message.</summary>
        public string Canned { get; set; } = "";
        public List<IFormFile> Uploads { get; set; } = [];
        public Then Then { get; set; }
        public string? Reason { get; set; }
        public uint Version { get; set; }
        public long SeenMessage { get; set; }
        public long SeenEvent { get; set; }
        public long SeenHeld { get; set; }

        public bool IsNote => To == Internal;
        public bool IsNoteOnly => IsNote && Then is Then.Keep;

        public void Draw(Workspace desk) => (Version, SeenMessage, SeenEvent, SeenHeld) = (desk.Ticket.Version, desk.LastMessageId, desk.LastEventId, desk.LastHeldId);

        /// <summary>With what the person had begun to write.</summary>
        public void Open(Workspace desk, string? composer, Viewer me)
        {
            Draw(desk);
            var begun = desk.DraftOf(me, isInternal: composer == Internal) ?? (composer is null ? desk.DraftOf(me, isInternal: true) : null);
            To = composer == Internal || begun is { IsInternal: true } ? Internal : Public;
            if (begun is not null) { (Message, Then, Reason) = (begun.Body, begun.Then, begun.Reason); }
        }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.To).Must(to => to is InputModel.Public or InputModel.Internal).WithMessage(_ => words["Escolha quem pode ler a mensagem."]);
            RuleFor(x => x.Message).NotEmpty().MaximumLength(Ticket.MessageMaxLength).WithName(words["Mensagem"]);
            RuleFor(x => x.Uploads).AllowedUploads(words, FileKind.OfTickets);
            RuleFor(x => x.Then).IsInEnum();
            RuleFor(x => x.Then).Must(then => then is not Then.Resolved).When(x => x.IsNote)
                .WithMessage(_ => words["Para resolver, responda ao cliente dizendo o que foi feito."]);
            RuleFor(x => x.Reason).MaximumLength(ReplyDraft.ReasonMaxLength).WithName(words["Motivo da espera"]);
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Then is Then.WaitingCustomer or Then.WaitingThirdParty)
                .WithMessage(_ => words["Diga o que falta para continuar."]);
        }
    }
}
