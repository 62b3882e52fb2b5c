using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

public class CancelModel(PortalDbContext db, Mailer mailer, Participants participants, Viewer me, TimeProvider clock) : PageModel
{
    public const int ReasonMaxLength = 1_000;

    [BindProperty] public InputModel Input { get; set; } = new();
    public Ticket? Ticket { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code)
    {
        Ticket = await db.Tickets.VisibleTo(me).ToChange().SingleOrDefaultAsync(t => t.Code == code);
        return Ticket is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null || !ModelState.IsValid) { return shown; }

        Ticket.Cancel(Input.Reason, StandardCalendar.Instance, me.Actor, clock.GetUtcNow());
        await participants.TellAsync(Ticket, to => TicketMail.StateChanged(mailer, Ticket, Input.Reason, to: to));
        await db.SaveChangesAsync();
        return RedirectToPage("Show", new { code });
    }

    public class InputModel
    {
        public string Reason { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(ReasonMaxLength).WithName(words["Por que o chamado não é mais necessário?"]);
    }
}
