namespace SupportPortal.Domain.Sla;

/// <summary>What a stretch of time was to a clock: it counted, the ticket waited, or nobody works then.</summary>
public enum SpanKind { Counted, Paused, Closed }

/// <param name="Reason">Why the clock stood still, where it was paused.</param>
public sealed record ClockSpan(DateTimeOffset From, DateTimeOffset To, SpanKind Kind, string? Reason = null)
{
    public TimeSpan Length => To - From;
}

/// <summary>How one deadline came about: every stretch of time between its origin and now, or the moment it was met.</summary>
public sealed record ClockAccount(SlaMetric Metric, TimeSpan Target, Hours Hours, DateTimeOffset StartedAt, DateTimeOffset Until, DateTimeOffset? MetAt, DateTimeOffset DueAt, IReadOnlyList<ClockSpan> Spans)
{
    public TimeSpan Consumed => Sum(SpanKind.Counted);
    public TimeSpan Left => Target - Consumed;
    public TimeSpan Elapsed => Until - StartedAt;
    public bool IsLate => Until > DueAt;

    public TimeSpan Sum(SpanKind kind) => Spans.Where(s => s.Kind == kind).Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Length);

    /// <param name="dueAt">As stored. It stays for a clock that was met; a running one is rebuilt, as an open pause moves it on.</param>
    public static ClockAccount Of(
        SlaMetric metric, TimeSpan target, Hours hours, DateTimeOffset startedAt, DateTimeOffset? metAt, DateTimeOffset dueAt,
        BusinessCalendar calendar, IEnumerable<(string Reason, Pause Pause)> pauses, DateTimeOffset now)
    {
        var until = metAt ?? now;
        var stops = pauses.Select(p => new ClockSpan(Later(p.Pause.From, startedAt), Earlier(p.Pause.To ?? until, until), SpanKind.Paused, p.Reason))
            .Where(s => s.From < s.To).OrderBy(s => s.From).ToList();
        var due = metAt is null ? Deadline.Due(startedAt, target, hours, calendar, stops.Select(s => new Pause(s.From, s.To)), now) : dueAt;
        return new ClockAccount(metric, target, hours, startedAt, until, metAt, due, [.. Divide(startedAt, until, hours, calendar, stops)]);
    }

    private static IEnumerable<ClockSpan> Divide(DateTimeOffset from, DateTimeOffset until, Hours hours, BusinessCalendar calendar, List<ClockSpan> stops)
    {
        var working = hours is Hours.ClockTime ? [(From: from, To: until)] : calendar.From(from).TakeWhile(i => i.From < until).ToList();
        var edges = working.SelectMany(i => new[] { i.From, Earlier(i.To, until) }).Concat(stops.SelectMany(s => new[] { s.From, s.To }))
            .Append(from).Append(until).Where(at => at <= until).Distinct().Order().ToList();
        ClockSpan? last = null;
        foreach (var (start, end) in edges.Zip(edges.Skip(1)))
        {
            var stop = stops.Find(s => s.From <= start && s.To >= end);
            var kind = stop is not null ? SpanKind.Paused : working.Any(i => i.From <= start && i.To >= end) ? SpanKind.Counted : SpanKind.Closed;
            if (last is not null && last.Kind == kind && last.Reason == stop?.Reason) { last = last with { To = end }; }
            else
            {
                if (last is not null) { yield return last; }
                last = new ClockSpan(start, end, kind, stop?.Reason);
            }
        }
        if (last is not null) { yield return last; }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
