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
public class ReopenModel(PortalDbContext db, FileStore files, Mailer mailer, Participants participants, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Ticket? Ticket { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code)
    {
        Ticket = await db.Tickets.VisibleTo(me).ToChange().SingleOrDefaultAsync(t => t.Code == code);
        return Ticket is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null || !ModelState.IsValid) { return shown; }

        var message = Ticket.Reopen(Input.Message, StandardCalendar.Instance, me.Actor, clock.GetUtcNow());
        foreach (var upload in Input.Uploads) { message.Attach(await files.SaveAsync(upload, Ticket.CustomerId, stop)); }
        await participants.TellAsync(Ticket, to => TicketMail.StateChanged(mailer, Ticket, Input.Message, to: to), stop);
        await db.SaveChangesAsync(stop);
        return RedirectToPage("Show", new { code });
    }

    public class InputModel
    {
        public string Message { get; set; } = "";
        public List<IFormFile> Uploads { get; set; } = [];
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Message).NotEmpty().MaximumLength(Ticket.MessageMaxLength).WithName(words["O que continua acontecendo?"]);
            RuleFor(x => x.Uploads).AllowedUploads(words, FileKind.OfTickets);
        }
    }
}
