namespace SupportPortal.Domain.Billing;

public enum ReminderKind { DueSoon, DueToday, Overdue }

public static class ReminderDays
{
    /// <summary>Business days before the last day without charges.</summary>
    public const int Ahead = 3;

    /// <summary>The last day without charges of the titles that a business day is the day to remind of.</summary>
    public static DateOnly EffectiveDueOn(this ReminderKind kind, DateOnly today) => kind switch
    {
        ReminderKind.DueSoon => Enumerable.Range(0, Ahead).Aggregate(today, (day, _) => BankCalendar.National.EffectiveDueDate(day.AddDays(1))),
        ReminderKind.DueToday => today,
        ReminderKind.Overdue => BankCalendar.National.BusinessDayBefore(today),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>A reminder that has been sent: each kind goes out once for a title.</summary>
public class InvoiceReminder
{
    private InvoiceReminder() { } // EF Core

    internal InvoiceReminder(long invoiceId, int customerId, ReminderKind kind, DateTimeOffset at) =>
        (InvoiceId, CustomerId, Kind, At) = (invoiceId, customerId, kind, at);

    public long InvoiceId { get; private init; }
    public int CustomerId { get; private init; }
    public ReminderKind Kind { get; private init; }
    /// <summary>When its mail was written, to the tick: one mail may remind of several titles.</summary>
    public DateTimeOffset At { get; private init; }
}
