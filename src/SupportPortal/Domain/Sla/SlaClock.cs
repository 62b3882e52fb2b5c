namespace SupportPortal.Domain.Sla;

/// <summary>One promise on one ticket: the target as it stood when the ticket opened, and what became of it.</summary>
public class SlaClock
{
    private SlaClock() { } // EF Core

    internal SlaClock(int customerId, SlaMetric metric, SlaPromise promise, DateTimeOffset at) =>
        (CustomerId, Metric, Target, Hours, Origin, RegisteredAt, StartedAt) = (customerId, metric, promise.Target, promise.Hours, promise.Origin, at, at);

    public long Id { get; private set; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    public SlaMetric Metric { get; private init; }
    public TimeSpan Target { get; private set; }
    public Hours Hours { get; private set; }
    public SlaOrigin Origin { get; private set; }
    /// <summary>When what it answers came in: the ticket, or the customer's message.</summary>
    public DateTimeOffset RegisteredAt { get; private init; }
    /// <summary>Since when it counts; while it waits for identification, when it was registered.</summary>
    public DateTimeOffset StartedAt { get; private set; }
    public bool AwaitsIdentification { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? MetAt { get; private set; }
    public DateTimeOffset? BreachedAt { get; private set; }
    /// <summary>The highest of <see cref="SlaWarning.Steps"/> that has been said.</summary>
    public int Warned { get; private set; }
    /// <summary>When the next one is to be said; null while the clock does not run.</summary>
    public DateTimeOffset? NextWarningAt { get; private set; }

    public bool IsRunning => MetAt is null;
    public bool IsLate(DateTimeOffset at) => (MetAt ?? at) > DueAt;

    internal void Rebuild(BusinessCalendar calendar, IReadOnlyList<Pause> pauses, DateTimeOffset? identifiedAt, DateTimeOffset at)
    {
        if (!IsRunning) { return; }
        AwaitsIdentification = Origin is SlaOrigin.Identification && identifiedAt is null;
        StartedAt = Origin is SlaOrigin.Identification && identifiedAt > RegisteredAt ? identifiedAt.Value : RegisteredAt;
        var origin = AwaitsIdentification ? at : StartedAt; // what has not begun falls due as if it began now
        DueAt = Deadline.Due(origin, Target, Hours, calendar, pauses, at);
        BreachedAt = at > DueAt ? DueAt : null;
        PlanWarning(calendar, pauses, at);
    }

    /// <summary>What is left of the target while the clock stands still; null while it runs, and once it is met.</summary>
    internal TimeSpan? Left(BusinessCalendar calendar, IReadOnlyList<Pause> pauses, DateTimeOffset at) => this switch
    {
        { IsRunning: false } => null,
        { AwaitsIdentification: true } => Target,
        _ when pauses.Any(p => p.To is null) => Target - Deadline.Consumed(StartedAt, at, Hours, calendar, pauses),
        _ => null,
    };

    internal void Retarget(SlaPromise promise) =>
        (Target, Hours, Origin) = IsRunning ? (promise.Target, promise.Hours, promise.Origin) : (Target, Hours, Origin);

    /// <summary>Rebuilt at this moment before. A breach that nobody has noted yet is left to the job that warns.</summary>
    internal void Meet(DateTimeOffset at)
    {
        if (!IsRunning) { return; }
        if (AwaitsIdentification) { (StartedAt, AwaitsIdentification) = (at, false); }
        MetAt = at;
        if (at > DueAt) { BreachedAt ??= DueAt; }
        NextWarningAt = BreachedAt is not null && Warned < SlaWarning.Steps[^1] ? at : null;
    }

    /// <summary>Reopening resumes the resolution clock; the resolved time is recorded as a pause.</summary>
    internal void Resume() => MetAt = null;

    /// <summary>The steps that were reached by now and not said before. At the very moment it falls due a clock is still in time.</summary>
    internal IReadOnlyList<SlaWarning> Warn(BusinessCalendar calendar, IReadOnlyList<Pause> pauses, DateTimeOffset at)
    {
        if (NextWarningAt is null || NextWarningAt > at) { return []; }
        if (IsRunning && at > DueAt) { BreachedAt = DueAt; }
        var reached = SlaWarning.Steps.Where(p => p > Warned && (BreachedAt is not null || (p < 100 && Reaches(p, calendar, pauses, at) <= at))).ToList();
        Warned = reached.Count > 0 ? reached[^1] : Warned;
        PlanWarning(calendar, pauses, at);
        return [.. reached.Select(percent => new SlaWarning(this, percent, at))];
    }

    private void PlanWarning(BusinessCalendar calendar, IReadOnlyList<Pause> pauses, DateTimeOffset at)
    {
        var runs = IsRunning && !AwaitsIdentification && pauses.All(p => p.To is not null);
        var next = SlaWarning.Steps.FirstOrDefault(p => p > Warned);
        NextWarningAt = runs && next > 0 ? Reaches(next, calendar, pauses, at) : null;
    }

    private DateTimeOffset Reaches(int percent, BusinessCalendar calendar, IReadOnlyList<Pause> pauses, DateTimeOffset at) =>
        Deadline.Due(StartedAt, Target * percent / 100, Hours, calendar, pauses, at);
}

/// <summary>An interval in which a ticket's clocks stand still, and why; part of the customer's deadline statement.</summary>
public class SlaPause
{
    /// <summary>Our own reason; others are what somebody wrote. In Portuguese, its own translation key.</summary>
    public const string AwaitingConfirmation = "Resolvido, aguardando a sua validação";

    private SlaPause() { } // EF Core

    internal SlaPause(int customerId, string reason, DateTimeOffset from) => (CustomerId, Reason, From) = (customerId, reason, from);

    public long Id { get; private set; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    public string Reason { get; private init; } = "";
    public DateTimeOffset From { get; private init; }
    public DateTimeOffset? To { get; private set; }

    public Pause Interval => new(From, To);

    internal void End(DateTimeOffset at) => To = at;
}
