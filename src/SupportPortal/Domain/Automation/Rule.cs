using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Automation;

/// <summary>What a rule waits for. The last three come with time, the others when somebody does something.</summary>
public enum RuleEvent { Opened, CustomerReplied, StatusChanged, DeadlineNear, DeadlineMissed, Unchanged }

public enum Assignment { Any, Nobody, Somebody }

/// <summary>When it acts: what happened, and what the ticket must be like. Null asks for nothing.</summary>
public sealed record RuleTrigger(RuleEvent Event, int? Hours = null)
{
    public int? CategoryId { get; init; }
    public int? ProductId { get; init; }
    public Priority? Priority { get; init; }
    public TicketStatus? Status { get; init; }
    public Assignment Assignment { get; init; }
    /// <summary>A word or phrase of the subject.</summary>
    public string? Subject { get; init; }
}

/// <summary>What a rule does, and, with more of their own, a macro and a change in bulk (<see cref="Desk.BulkAct"/>). Null leaves things as they are.</summary>
public record RuleActs(int? AssigneeId = null, Priority? Priority = null, string? Note = null, int? TeamId = null);

/// <summary>
/// When this happens to a ticket that is like that, do this. A rule acts on open tickets only, once for each occasion, and only on what people did or time brought
/// since it was switched on, or last changed: never on what a rule did, so rules cannot set each other off.
/// </summary>
public class Rule
{
    public const int NameMaxLength = 80, SubjectMaxLength = 80, NoteMaxLength = 2_000, MaxHours = 720;
    private Rule() { } // EF Core

    public Rule(int position) => Position = position;

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>Rules act in this order; the next one finds the ticket as this one left it.</summary>
    public int Position { get; private set; }
    public RuleEvent Event { get; private set; }
    /// <summary>How long before the deadline, or after the last change of status.</summary>
    public int? Hours { get; private set; }
    public int? CategoryId { get; private set; }
    public Category? Category { get; private set; }
    public int? ProductId { get; private set; }
    public Contracts.Product? Product { get; private set; }
    public Priority? Priority { get; private set; }
    public TicketStatus? Status { get; private set; }
    public Assignment Assignment { get; private set; }
    public string? Subject { get; private set; }
    public int? NewAssigneeId { get; private set; }
    public Person? NewAssignee { get; private set; }
    public int? NewTeamId { get; private set; }
    public Desk.Team? NewTeam { get; private set; }
    public Priority? NewPriority { get; private set; }
    public string? Note { get; private set; }
    /// <summary>What happened before this does not count; null while it is off.</summary>
    public DateTimeOffset? ActiveSince { get; private set; }
    public uint Version { get; private set; }

    public bool IsActive => ActiveSince is not null;
    public static bool NeedsHours(RuleEvent happened) => happened is RuleEvent.DeadlineNear or RuleEvent.Unchanged;

    public void Write(string name, RuleTrigger trigger, RuleActs acts, DateTimeOffset at)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(name), "Dê um nome à regra.");
        RuleException.ThrowIf(NeedsHours(trigger.Event) && trigger.Hours is not (>= 1 and <= MaxHours), "Diga quantas horas, de 1 a 720.");
        RuleException.ThrowIf(acts is { AssigneeId: null, TeamId: null, Priority: null } && string.IsNullOrWhiteSpace(acts.Note), "Escolha o que a regra faz.");
        (Name, Event, Hours) = (name.Trim(), trigger.Event, NeedsHours(trigger.Event) ? trigger.Hours : null);
        (CategoryId, ProductId, Priority, Status, Assignment) = (trigger.CategoryId, trigger.ProductId, trigger.Priority, trigger.Status, trigger.Assignment);
        Subject = string.IsNullOrWhiteSpace(trigger.Subject) ? null : trigger.Subject.Trim();
        (NewAssigneeId, NewTeamId, NewPriority, Note) = (acts.AssigneeId, acts.TeamId, acts.Priority, string.IsNullOrWhiteSpace(acts.Note) ? null : acts.Note.Trim());
        if (IsActive) { ActiveSince = at; }
    }

    public void SwitchOn(DateTimeOffset at) => ActiveSince ??= at;

    public void SwitchOff() => ActiveSince = null;

    public void MoveTo(int position) => Position = position;

    /// <summary>Does what the rule says, and leaves a line for the team that names it.</summary>
    /// <param name="assignee">Who <see cref="NewAssigneeId"/> is; null when that person no longer answers tickets, and the ticket stays where it is.</param>
    /// <param name="team">Which <see cref="NewTeamId"/> is; null when it is no longer in use.</param>
    /// <param name="book">Where what is promised for a new priority stands.</param>
    public void ApplyTo(Ticket ticket, Person? assignee, Desk.Team? team, SlaBook book, BusinessCalendar calendar, DateTimeOffset at)
    {
        ticket.NoteRule(Name, at);
        if (assignee is not null) { ticket.Assign(assignee, Actor.System, at); }
        if (team is not null) { ticket.HandTo(team, Actor.System, at); }
        if (NewPriority is { } priority) { ticket.ChangePriority(priority, book.TermsOf(ticket, ticket.CategoryId, priority), calendar, Name, Actor.System, at); }
        if (Note is not null) { ticket.AddNote(Note, new Actor(null, Name, Side.System), at); }
    }
}

/// <summary>A rule acted on a ticket for one occasion. Its key lets it do so once, however many instances run.</summary>
public class RuleRun
{
    private RuleRun() { } // EF Core

    public RuleRun(int ruleId, Ticket ticket, long occasion, DateTimeOffset at) =>
        (RuleId, TicketId, CustomerId, Occasion, At) = (ruleId, ticket.Id, ticket.CustomerId, occasion, at);

    public int RuleId { get; private init; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    /// <summary>Which message, line of history or clock it was about; 0 is the opening.</summary>
    public long Occasion { get; private init; }
    public DateTimeOffset At { get; private init; }
}
