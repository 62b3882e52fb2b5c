namespace SupportPortal.Domain.Sla;

/// <summary>Keeps the clocks of one ticket: they start, stand still in pauses and are met. A deadline is never moved, always rebuilt.</summary>
internal sealed class TicketClocks(int customerId, List<SlaClock> clocks, List<SlaPause> pauses, BusinessCalendar calendar, DateTimeOffset? identifiedAt)
{
    private List<Pause> Intervals => [.. pauses.Select(p => p.Interval)];
    private SlaClock? Resolution => clocks.Find(c => c.Metric is SlaMetric.Resolution);

    /// <summary>When the solution is due.</summary>
    public DateTimeOffset? Due => Resolution?.DueAt;

    /// <summary>What is left for the solution while its clock stands still.</summary>
    public TimeSpan? Left(DateTimeOffset at) => Resolution?.Left(calendar, Intervals, at);

    public void Start(SlaTerms terms, DateTimeOffset at)
    {
        clocks.Add(new SlaClock(customerId, SlaMetric.FirstResponse, terms.FirstResponse, at));
        clocks.Add(new SlaClock(customerId, SlaMetric.Resolution, terms.Resolution, at));
        Rebuild(at);
    }

    /// <summary>The customer waits for an answer: the clock of the next one runs, once the first one has been given.</summary>
    public void AwaitReply(TimeSpan target, Hours hours, DateTimeOffset at)
    {
        if (clocks.Exists(c => c.Metric is SlaMetric.FirstResponse && c.IsRunning)) { return; }
        clocks.Add(new SlaClock(customerId, SlaMetric.NextResponse, new SlaPromise(target, hours), at));
        Rebuild(at);
    }

    /// <summary>What came in after that moment is not answered: a reply that was held bears the moment it was sent.</summary>
    public void Answer(DateTimeOffset at)
    {
        foreach (var clock in clocks.Where(c => c.Metric is not SlaMetric.Resolution && c.RegisteredAt <= at)) { clock.Meet(at); }
    }

    public bool AwaitsAnswer => clocks.Exists(c => c.Metric is SlaMetric.NextResponse && c.IsRunning);

    public void End(DateTimeOffset at)
    {
        foreach (var clock in clocks) { clock.Meet(at); }
    }

    /// <summary>The solution did not hold: its clock goes on, and the time since is a pause.</summary>
    public void Reopen(DateTimeOffset resolvedAt)
    {
        pauses.Add(new SlaPause(customerId, SlaPause.AwaitingConfirmation, resolvedAt));
        foreach (var clock in clocks.Where(c => c.Metric is SlaMetric.Resolution)) { clock.Resume(); }
    }

    public void Pause(string reason, DateTimeOffset at) => pauses.Add(new SlaPause(customerId, reason, at));

    public void GoOn(DateTimeOffset at) => pauses.Find(p => p.To is null)?.End(at);

    public void Retarget(SlaTerms terms)
    {
        foreach (var clock in clocks) { clock.Retarget(terms[clock.Metric]); }
    }

    /// <summary>Every deadline from what is stored.</summary>
    public void Rebuild(DateTimeOffset at)
    {
        var intervals = Intervals;
        foreach (var clock in clocks) { clock.Rebuild(calendar, intervals, identifiedAt, at); }
    }

    public IReadOnlyList<SlaWarning> Warn(DateTimeOffset at)
    {
        var intervals = Intervals;
        return [.. clocks.SelectMany(c => c.Warn(calendar, intervals, at))];
    }
}
