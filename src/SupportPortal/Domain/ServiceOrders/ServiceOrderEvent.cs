using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.ServiceOrders;

public enum ServiceOrderEventKind
{
    Moved,
    TechnicianChanged,
    TaskAdded,
    TaskRemoved,
    TaskDone,
    TaskReopened,
    PartAdded,
    PartRemoved,
    HoursAdded,
    HoursRemoved,
    PhotoAdded,
    PhotoRemoved,
    AcceptanceReminded,
    AcceptanceOverdue,
}

/// <summary>One line of an order's history.</summary>
public class ServiceOrderEvent
{
    private ServiceOrderEvent() { } // EF Core

    internal ServiceOrderEvent(int customerId, ServiceOrderEventKind kind, ServiceOrderStatus from, ServiceOrderStatus to, Actor by, DateTimeOffset at, string? note) =>
        (CustomerId, Kind, From, To, ById, ByName, At, Note) = (customerId, kind, from, to, by.PersonId, by.Name, at, note);

    public long Id { get; private set; }
    public long ServiceOrderId { get; private init; }
    public int CustomerId { get; private init; }
    public ServiceOrderEventKind Kind { get; private init; }
    public ServiceOrderStatus From { get; private init; }
    public ServiceOrderStatus To { get; private init; }
    public int? ById { get; private init; }
    public string ByName { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    /// <summary>What somebody wrote, or what was added or taken away.</summary>
    public string? Note { get; private init; }
}
