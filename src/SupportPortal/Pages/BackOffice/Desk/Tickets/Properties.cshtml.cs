using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>Who answers, how urgent it is and what kind of request: sent from the ticket's side, shown by itself when something is missing.</summary>
public class PropertiesModel(PortalDbContext db, Distribution distribution, Mailer mailer, Participants participants, SlaCatalog sla, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Workspace? Desk { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code)
    {
        Desk = await Workspace.LoadAsync(db, me, code, clock.GetUtcNow(), Request.Query);
        if (Desk is null) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input = InputModel.Of(Desk.Ticket); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Desk is null || !ModelState.IsValid) { return shown; }
        var (ticket, now) = (Desk.Ticket, clock.GetUtcNow());
        var newPriority = Input.Priority != ticket.Priority;
        if (Input.Status is Then.WaitingCustomer or Then.WaitingThirdParty && string.IsNullOrWhiteSpace(Input.WaitReason))
        {
            ModelState.AddModelError("Input.WaitReason", words["Diga o que falta para continuar."]);
            return shown;
        }
        if (newPriority && string.IsNullOrWhiteSpace(Input.PriorityReason))
        {
            ModelState.AddModelError("Input.PriorityReason", words["Diga por que a prioridade muda."]);
            return shown;
        }
        var assignee = Input.AssigneeId is { } id ? await db.People.Desk().SingleOrDefaultAsync(p => p.Id == id) : null;
        var category = await db.Categories.SingleOrDefaultAsync(c => c.Id == Input.CategoryId && (c.IsActive || c.Id == ticket.CategoryId) && c.OutOfScopeAnswer == null);
        var team = Input.TeamId is { } teamId ? await db.Teams.SingleOrDefaultAsync(t => t.Id == teamId) : null;
        if (category is null || (assignee is null && Input.AssigneeId is not null) || (team is null && Input.TeamId is not null)) { return NotFound(); }

        db.Entry(ticket).Property(t => t.Version).OriginalValue = Input.Version; // a change since the form was drawn is refused
        var isHandedOver = assignee is not null && assignee.Id != ticket.AssigneeId;
        if (isHandedOver) { ticket.Assign(assignee!, me.Actor, now); }
        ticket.HandTo(team, me.Actor, now);
        var book = await sla.BookAsync(db);
        ticket.ChangeCategory(category, book.TermsOf(ticket, category.Id, category.Priority), StandardCalendar.Instance, me.Actor, now);
        if (newPriority) { ticket.ChangePriority(Input.Priority, book.TermsOf(ticket, category.Id, Input.Priority), StandardCalendar.Instance, Input.PriorityReason!, me.Actor, now); }
        if (Move(ticket, now)) { await participants.TellAsync(ticket, to => TicketMail.StateChanged(mailer, ticket, Input.WaitReason, to: to)); }
        else if (isHandedOver) { await participants.TellAsync(ticket, to => TicketMail.Assigned(mailer, ticket, to: to)); }
        await db.SaveChangesAsync();
        await distribution.GiveAsync(ticket);
        return RedirectToPage("Show", Desk.Menu.Filter.To(code));
    }

    /// <summary>Resolving is not among the choices: whoever resolves tells the customer what was done, in a reply.</summary>
    private bool Move(Ticket ticket, DateTimeOffset now)
    {
        var before = ticket.Status;
        switch (Input.Status)
        {
            case Then.InProgress: ticket.StartWork(StandardCalendar.Instance, me.Actor, now); break;
            case Then.WaitingCustomer: ticket.WaitForCustomer(Input.WaitReason!, StandardCalendar.Instance, me.Actor, now); break;
            case Then.WaitingThirdParty: ticket.WaitForThirdParty(Input.WaitReason!, StandardCalendar.Instance, me.Actor, now); break;
        }
        return ticket.Status != before;
    }

    public class InputModel
    {
        public const int ReasonMaxLength = 500;

        public int? AssigneeId { get; set; }
        public int? TeamId { get; set; }
        public Priority Priority { get; set; }
        public int CategoryId { get; set; }
        public string? PriorityReason { get; set; }
        public Then Status { get; set; }
        /// <summary>The customer reads it.</summary>
        public string? WaitReason { get; set; }
        public uint Version { get; set; }

        public static InputModel Of(Ticket ticket) =>
            new() { AssigneeId = ticket.AssigneeId, TeamId = ticket.TeamId, Priority = ticket.Priority, CategoryId = ticket.CategoryId, Version = ticket.Version };
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.AssigneeId).Must(_ => true).WithName(words["Responsável"]);
            RuleFor(x => x.TeamId).Must(_ => true).WithName(words["Equipe"]);
            RuleFor(x => x.Priority).IsInEnum().WithName(words["Prioridade"]);
            RuleFor(x => x.CategoryId).GreaterThan(0).WithName(words["Tipo"]);
            RuleFor(x => x.PriorityReason).MaximumLength(InputModel.ReasonMaxLength).WithName(words["Motivo, se a prioridade muda"]);
            RuleFor(x => x.Status).IsInEnum().WithName(words["Status"]);
            RuleFor(x => x.Status).Must(s => s is not Then.Resolved).WithMessage(_ => words["Para resolver, responda ao cliente dizendo o que foi feito."]);
            RuleFor(x => x.WaitReason).MaximumLength(InputModel.ReasonMaxLength).WithName(words["Motivo da espera"]);
        }
    }
}
