namespace SupportPortal.Domain.Contracts;

/// <summary>What movements of one kind add up to in a month.</summary>
public readonly record struct HourSum(DateOnly Month, HourMovementKind Kind, int Minutes);

/// <summary>A month of a contract's hours, in minutes. What is left goes on to the next month.</summary>
/// <param name="Used">Drawn by orders and tickets, less what was given back.</param>
public sealed record HourMonth(DateOnly Month, int Opening, int Granted, int Adjusted, int Used)
{
    public int Available => Opening + Granted + Adjusted;
    public int Closing => Available - Used;

    /// <summary>Of what was available; 1 when something was used and nothing was there.</summary>
    public decimal UsedShare => (Used, Available) switch
    {
        ( <= 0, _) => 0,
        (_, <= 0) => 1,
        _ => (decimal)Used / Available,
    };

    public bool IsNearlyUsedUp => UsedShare >= HourBalance.WarnAt;
}

/// <summary>The hours a contract has: the sum of its movements, told month by month.</summary>
public static class HourBalance
{
    public const decimal WarnAt = 0.8m;
    public const int MaxMonthlyMinutes = 744 * 60;

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Every month from the first movement to the last one or to this month, also those in which nothing happened.</summary>
    public static IReadOnlyList<HourMonth> Months(IReadOnlyCollection<HourSum> sums, DateOnly last)
    {
        var months = new List<HourMonth>();
        if (sums.Count == 0) { return months; }
        var (opening, end) = (0, sums.Max(s => s.Month));
        if (end < last) { end = last; }
        for (var month = sums.Min(s => s.Month); month <= end; month = month.AddMonths(1))
        {
            var here = sums.Where(s => s.Month == month).ToList();
            int Sum(params HourMovementKind[] kinds) => here.Where(s => kinds.Contains(s.Kind)).Sum(s => s.Minutes);
            var told = new HourMonth(month, opening, Sum(HourMovementKind.Grant), Sum(HourMovementKind.Adjustment),
                -Sum(HourMovementKind.ServiceOrder, HourMovementKind.ServiceOrderReturned, HourMovementKind.Ticket, HourMovementKind.TicketReturned));
            months.Add(told);
            opening = told.Closing;
        }
        return months;
    }
}
