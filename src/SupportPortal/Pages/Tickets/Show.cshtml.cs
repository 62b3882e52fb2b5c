using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Files;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

[RequestSizeLimit(UploadRules.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MaxBody)]
public class ShowModel(PortalDbContext db, FileStore files, Mailer mailer, Participants participants, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : TicketPage(db, me, clock)
{
    [BindProperty] public ReplyInput Reply { get; set; } = new();
    [BindProperty] public ConfirmInput Confirm { get; set; } = new();

    protected override async Task ShownAsync()
    {
        if (!HttpMethods.IsGet(Request.Method)) { return; }
        // The last one that came in: a reply that was held stands before what was written meanwhile.
        var read = await Db.MarkReadAsync(Me, Ticket, View.Messages.Max(m => m.Id), Now);
        var unread = View.Messages.Where(m => m.Id > read && m.AuthorId != Me.PersonId).ToList();
        if (unread.Count > 0 && unread[0] != View.Messages[0]) { (FirstNew, NewCount) = (unread[0], unread.Count); }
    }

    public async Task<IActionResult> OnPostReplyAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }
        var sent = RedirectToPage("Show", pageHandler: null, new { code }, "responder");
        if (IsSentAgain) { return sent; }

        var ticket = await Db.Tickets.VisibleTo(Me).ToChange().SingleAsync(t => t.Code == code, stop);
        var before = ticket.Status;
        var message = ticket.ReplyFromCustomer(Reply.Message, StandardCalendar.Instance, Me.Actor, Now);
        foreach (var upload in Reply.Uploads) { message.Attach(await files.SaveAsync(upload, ticket.CustomerId, stop)); }
        if (ticket.Status != before) { await participants.TellAsync(ticket, to => TicketMail.StateChanged(mailer, ticket, to: to), stop); }
        await Db.SaveChangesAsync(stop);
        TempData["Notice"] = words["Resposta enviada."].Value;
        return sent;
    }

    public async Task<IActionResult> OnPostConfirmAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }

        var ticket = await Db.Tickets.VisibleTo(Me).ToChange().SingleAsync(t => t.Code == code, stop);
        ticket.Confirm(StandardCalendar.Instance, Me.Actor, Now);
        if (Confirm.Rating is { } stars) { ticket.Rate(stars, Confirm.Comment, Me.Actor, Now); }
        await participants.TellAsync(ticket, to => TicketMail.StateChanged(mailer, ticket, to: to), stop);
        await Db.SaveChangesAsync(stop);
        TempData["Notice"] = words["Chamado encerrado. Obrigado pela resposta."].Value;
        return RedirectToPage("Show", new { code });
    }

    // A re-sent form, not somebody who says the same thing twice.
    private bool IsSentAgain =>
        View.Messages[^1] is { } last && last.AuthorId == Me.PersonId && last.Body == Reply.Message && Now - last.At < TimeSpan.FromMinutes(2);

    public class ReplyInput
    {
        public string Message { get; set; } = "";
        public List<IFormFile> Uploads { get; set; } = [];
    }

    public class ReplyValidator : AbstractValidator<ReplyInput>
    {
        public ReplyValidator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Message).NotEmpty().MaximumLength(Ticket.MessageMaxLength).WithName(words["Sua resposta"]);
            RuleFor(x => x.Uploads).AllowedUploads(words, FileKind.OfTickets);
        }
    }

    public class ConfirmInput
    {
        public int? Rating { get; set; }
        public string? Comment { get; set; }
    }

    public class ConfirmValidator : AbstractValidator<ConfirmInput>
    {
        public ConfirmValidator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Rating).InclusiveBetween(1, 5).WithMessage(_ => words["Escolha de 1 a 5."]);
            RuleFor(x => x.Comment).MaximumLength(Ticket.RatingCommentMaxLength).WithName(words["Quer comentar?"]);
        }
    }
}
