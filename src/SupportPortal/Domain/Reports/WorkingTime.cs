using SupportPortal.Domain.Sla;

namespace SupportPortal.Domain.Reports;

/// <summary>A calendar's working intervals as columns that the database can search: where each starts, how long it is, and what was worked before it.</summary>
public sealed record WorkingTime(DateTimeOffset[] Starts, double[] Seconds, double[] Before)
{
    public static WorkingTime Of(BusinessCalendar calendar, DateOnly first, DateOnly last)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var intervals = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).SelectMany(day => calendar.Intervals(first.AddDays(day))).ToList();
        var (before, sum) = (new double[intervals.Count], 0d);
        for (var i = 0; i < intervals.Count; i++)
        {
            before[i] = sum;
            sum += (intervals[i].To - intervals[i].From).TotalSeconds;
        }
        return new WorkingTime([.. intervals.Select(i => i.From)], [.. intervals.Select(i => (i.To - i.From).TotalSeconds)], before);
    }
}
