using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Billing;

public enum DisputeOutcome { Cancelled, Kept }

/// <summary>Finance answers a dispute: the title is cancelled or stands. The answer resolves the ticket in which the customer asked.</summary>
public class DisputeModel(PortalDbContext db, Mailer mailer, Participants participants, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Invoice Invoice { get; private set; } = null!;
    public Ticket? Ticket { get; private set; }
    public IReadOnlyList<TicketMessage> Messages { get; private set; } = [];

    public IEnumerable<Choice> Outcomes =>
    [
        new(nameof(DisputeOutcome.Cancelled), words["Contestação procede: cancelar título"], words["O cliente não deve nada por ele. Lembre-se de pedir a baixa ao banco."]),
        new(nameof(DisputeOutcome.Kept), words["Cobrança mantida"], words["O título volta a ficar em aberto, com o mesmo boleto e vencimento."]),
    ];

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await db.Invoices.VisibleTo(me).Include(i => i.Customer).SingleOrDefaultAsync(i => i.Number == number) is not { } invoice) { return NotFound(); }
        if (invoice.Status is not InvoiceStatus.Disputed) { return RedirectToPage("Show", new { number }); }

        Invoice = invoice;
        Ticket = await db.Tickets.VisibleTo(me).Disputing(invoice).ToChange().FirstOrDefaultAsync();
        if (Ticket is { } ticket)
        {
            Messages = await db.TicketMessages.AsNoTracking().Include(m => m.Files).Where(m => m.TicketId == ticket.Id && !m.IsInternal).OrderBy(m => m.Id).ToListAsync();
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }

        if (Input.Outcome is DisputeOutcome.Cancelled)
        {
            Invoice.Cancel(Input.Reply, me.Actor, clock.GetUtcNow());
            audit.Record(db, AuditKind.InvoiceCancelled, number, Invoice.CustomerId);
        }
        else
        {
            Invoice.DeclineDispute(Input.Reply, me.Actor, clock.GetUtcNow());
        }
        audit.Record(db, AuditKind.DisputeAnswered, number, Invoice.CustomerId);
        if (Ticket is { } ticket) { await participants.TellAsync(ticket, await AnswerAsync(ticket)); }
        await db.SaveChangesAsync();
        TempData["Notice"] = (Input.Outcome is DisputeOutcome.Cancelled ? words["Título cancelado e cliente avisado. Lembre-se de pedir a baixa ao banco."] : words["Cobrança mantida e cliente avisado."]).Value;
        return RedirectToPage("Show", new { number });
    }

    private async Task<Func<MailRecipient?, OutboxMessage>> AnswerAsync(Ticket ticket)
    {
        var now = clock.GetUtcNow();
        if (!ticket.CanReply) { return to => TicketMail.StateChanged(mailer, ticket, Input.Reply, to: to); } // closed by the customer meanwhile: the mail alone tells

        if (ticket.AssigneeId is null) { ticket.Assign(await db.People.SingleAsync(p => p.Id == me.PersonId), me.Actor, now); }
        var reply = ticket.Reply(Input.Reply, StandardCalendar.Instance, me.Actor, now);
        if (!ticket.IsOpen) { return to => TicketMail.Replied(mailer, ticket, reply, to: to); }

        ticket.Resolve(StandardCalendar.Instance, me.Actor, now);
        return to => TicketMail.Resolved(mailer, ticket, Input.Reply, to: to);
    }

    public class InputModel
    {
        public DisputeOutcome? Outcome { get; set; }
        public string Reply { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Outcome).NotNull().WithMessage(_ => words["Escolha o resultado."]).IsInEnum().WithName(words["Resultado"]);
            RuleFor(x => x.Reply).NotEmpty().MaximumLength(Invoice.ReasonMaxLength).WithName(words["Resposta ao cliente"]);
        }
    }
}
