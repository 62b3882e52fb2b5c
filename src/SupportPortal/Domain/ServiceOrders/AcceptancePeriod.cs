using SupportPortal.Domain.Sla;

namespace SupportPortal.Domain.ServiceOrders;

/// <summary>How long a customer has to accept an order, and when it is asked for again.</summary>
public sealed record AcceptancePeriod(DateTimeOffset RemindAt, DateTimeOffset Until)
{
    /// <summary>In business days.</summary>
    public const int DefaultDays = 5;

    /// <summary>Business days before the end at which the reminder goes out.</summary>
    private const int RemindDaysBefore = 2;

    public static AcceptancePeriod From(DateTimeOffset doneAt, BusinessCalendar calendar, int days = DefaultDays) => new(
        days > RemindDaysBefore ? calendar.EndOfWorkingDay(doneAt, days - RemindDaysBefore) : doneAt,
        calendar.EndOfWorkingDay(doneAt, Math.Max(days, 1)));
}
