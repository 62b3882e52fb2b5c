using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

public enum TicketEventKind
{
    Opened, StatusChanged, Assigned, PriorityChanged, CategoryChanged, ServiceOrderLinked, Rated, Merged, FollowUp, OpenedOutside, Reminded,
    ParticipantAdded, ParticipantRemoved, DeadlineMissed, DeadlineRecalculated, TeamChanged, RuleApplied,
    MergedFrom, Unmerged, Linked, Unlinked, TimeSpent, IncidentJoined, Distributed,
}

/// <summary>One line of a ticket's history: who, when, from what, to what. Lines are only ever added.</summary>
public class TicketEvent
{
    private TicketEvent() { } // EF Core

    internal TicketEvent(int customerId, TicketEventKind kind, string? from, string? to, Actor by, DateTimeOffset at, string? note, bool isInternal) =>
        (CustomerId, Kind, From, To, ById, ByName, Side, At, Note, IsInternal) =
        (customerId, kind, from, to, by.PersonId, by.Name, by.Side, at, note, isInternal);

    public long Id { get; private set; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    public TicketEventKind Kind { get; private init; }
    /// <summary>The former value; the name of a <see cref="TicketStatus"/>, a <see cref="Priority"/> or a person.</summary>
    public string? From { get; private init; }
    public string? To { get; private init; }
    public int? ById { get; private init; }
    public string ByName { get; private init; } = "";
    public Side Side { get; private init; }
    public DateTimeOffset At { get; private init; }
    public string? Note { get; private init; }
    public bool IsInternal { get; private init; }
}
