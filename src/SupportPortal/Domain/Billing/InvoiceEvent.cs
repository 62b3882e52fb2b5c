using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Billing;

public enum InvoiceEventKind { Issued, TakenOver, Registered, RegistrationRejected, Paid, Cancelled, Disputed, DisputeDeclined }

/// <summary>One line of a title's history: what happened, by whom, when. Lines are only ever added.</summary>
public class InvoiceEvent
{
    private InvoiceEvent() { } // EF Core

    internal InvoiceEvent(int customerId, InvoiceEventKind kind, string? note, Actor by, DateTimeOffset at) =>
        (CustomerId, Kind, Note, ById, ByName, BySide, At) = (customerId, kind, note, by.PersonId, by.Name, by.Side, at);

    public long Id { get; private set; }
    public long InvoiceId { get; private init; }
    public int CustomerId { get; private init; }
    public InvoiceEventKind Kind { get; private init; }
    public string? Note { get; private init; }
    public int? ById { get; private init; }
    public string ByName { get; private init; } = "";
    public Side BySide { get; private init; }
    public DateTimeOffset At { get; private init; }
}
