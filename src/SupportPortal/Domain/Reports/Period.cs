namespace SupportPortal.Domain.Reports;

/// <summary>The days of São Paulo, both included, that a report tells of.</summary>
public readonly record struct Period(DateOnly First, DateOnly Last)
{
    public const int MaxDays = 731, DailyUpTo = 31;

    public DateTimeOffset Start => PortalTime.At(First, TimeOnly.MinValue);
    public DateTimeOffset End => PortalTime.At(Last.AddDays(1), TimeOnly.MinValue);
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>As many days just before: what the figures are compared with.</summary>
    public Period Before => new(First.AddDays(-Days), First.AddDays(-1));

    /// <summary>A month or less is told by the day, anything longer by the week.</summary>
    public bool IsDaily => Days <= DailyUpTo;

    /// <summary>Its days, or its weeks from Monday to Sunday, of which the first and the last may be cut.</summary>
    public IReadOnlyList<Period> Parts()
    {
        var parts = new List<Period>();
        for (var day = First; day <= Last;)
        {
            var end = IsDaily ? day : Earlier(Last, MondayOf(day).AddDays(6));
            parts.Add(new Period(day, end));
            day = end.AddDays(1);
        }
        return parts;
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
