namespace SupportPortal.Domain.Sla;

/// <summary>An interval in which a clock stood still; open when <see cref="To"/> is null.</summary>
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset? To);

/// <summary>Deadline arithmetic: always rebuilt from the origin, the target, the calendar and the pauses, never adjusted.</summary>
public static class Deadline
{
    /// <summary>When the target is used up. An open pause is taken to end at <paramref name="now"/>.</summary>
    public static DateTimeOffset Due(
        DateTimeOffset origin, TimeSpan target, Hours hours, BusinessCalendar calendar, IEnumerable<Pause> pauses, DateTimeOffset now)
    {
        var left = target;
        foreach (var (from, to) in Running(origin, hours, calendar, pauses, now))
        {
            if (left <= to - from) { return from + left; }
            left -= to - from;
        }
        // Ten years of a calendar hold it or nothing does: one without working hours ends here, not in a loop.
        throw new RuleException("O calendário não tem expediente para este prazo.");
    }

    /// <summary>Time that counted between the origin and an instant.</summary>
    public static TimeSpan Consumed(
        DateTimeOffset origin, DateTimeOffset until, Hours hours, BusinessCalendar calendar, IEnumerable<Pause> pauses)
    {
        var consumed = TimeSpan.Zero;
        foreach (var (from, to) in Running(origin, hours, calendar, pauses, until))
        {
            if (from >= until) { break; }
            consumed += (to < until ? to : until) - from;
        }
        return consumed;
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Running(
        DateTimeOffset origin, Hours hours, BusinessCalendar calendar, IEnumerable<Pause> pauses, DateTimeOffset now)
    {
        var stops = pauses.Select(p => (p.From, To: p.To ?? (now > p.From ? now : p.From))).OrderBy(p => p.From).ToList();
        var working = hours is Hours.ClockTime ? [(origin, DateTimeOffset.MaxValue)] : calendar.From(origin);
        foreach (var (start, end) in working)
        {
            var from = start;
            foreach (var stop in stops.Where(s => s.To > start && s.From < end))
            {
                if (stop.From > from) { yield return (from, stop.From); }
                if (stop.To > from) { from = stop.To; }
            }
            if (from < end) { yield return (from, end); }
        }
    }
}
