namespace SupportPortal.Domain.Sla;

/// <summary>Keeps the clocks of one ticket: they start, stand still in pauses and are met. A deadline is never moved, always rebuilt.</summary>
internal sealed class TicketClocks(int customerId, List<SlaClock> clocks, List<SlaPause> pauses, BusinessCalendar calendar)
{
    /// <summary>The ticket opens. Returns when its solution is due.</summary>
    public DateTimeOffset Start(SlaTarget target, DateTimeOffset at)
    {
        Start(SlaMetric.FirstResponse, target.FirstResponse, target.Hours, at);
        return Start(SlaMetric.Resolution, target.Resolution, target.Hours, at).DueAt;
    }

    /// <summary>The customer waits for an answer: the clock of the next one runs, once the first one has been given.</summary>
    public void AwaitReply(TimeSpan target, Hours hours, DateTimeOffset at)
    {
        if (!clocks.Exists(c => c.Metric is SlaMetric.FirstResponse && c.IsRunning)) { Start(SlaMetric.NextResponse, target, hours, at); }
    }

    public void Answer(DateTimeOffset at)
    {
        foreach (var clock in clocks.Where(c => c.Metric is not SlaMetric.Resolution)) { clock.Meet(at); }
    }

    public void End(DateTimeOffset at)
    {
        foreach (var clock in clocks) { clock.Meet(at); }
    }

    /// <summary>The solution did not hold: its clock goes on, and the time since is a pause.</summary>
    public void Reopen(DateTimeOffset resolvedAt)
    {
        pauses.Add(new SlaPause(customerId, "Resolvido, aguardando a sua validação", resolvedAt));
        foreach (var clock in clocks.Where(c => c.Metric is SlaMetric.Resolution)) { clock.Resume(); }
    }

    public void Pause(string reason, DateTimeOffset at) => pauses.Add(new SlaPause(customerId, reason, at));

    public void GoOn(DateTimeOffset at) => pauses.Find(p => p.To is null)?.End(at);

    public void Retarget(SlaTarget target)
    {
        foreach (var clock in clocks)
        {
            clock.Retarget(clock.Metric is SlaMetric.Resolution ? target.Resolution : target.FirstResponse, target.Hours);
        }
    }

    /// <summary>Every deadline from what is stored. Returns when the solution is due.</summary>
    public DateTimeOffset? Rebuild(DateTimeOffset at)
    {
        foreach (var clock in clocks) { clock.Rebuild(calendar, pauses.Select(p => p.Interval), at); }
        return clocks.Find(c => c.Metric is SlaMetric.Resolution)?.DueAt;
    }

    private SlaClock Start(SlaMetric metric, TimeSpan target, Hours hours, DateTimeOffset at)
    {
        var clock = new SlaClock(customerId, metric, target, hours, at, Deadline.Due(at, target, hours, calendar, [], at));
        clocks.Add(clock);
        return clock;
    }
}
