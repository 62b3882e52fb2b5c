namespace SupportPortal.Domain.Billing;

public enum ReminderKind { DueSoon, DueToday, Overdue }

/// <summary>A reminder that has been sent: each kind goes out once for a title.</summary>
public class InvoiceReminder
{
    private InvoiceReminder() { } // EF Core

    internal InvoiceReminder(long invoiceId, int customerId, ReminderKind kind, DateTimeOffset at) =>
        (InvoiceId, CustomerId, Kind, At) = (invoiceId, customerId, kind, at);

    public long InvoiceId { get; private init; }
    public int CustomerId { get; private init; }
    public ReminderKind Kind { get; private init; }
    public DateTimeOffset At { get; private init; }
}
