namespace SupportPortal.Domain.Sla;

/// <summary>One promise on one ticket: the target as it stood when the ticket opened, and what became of it.</summary>
public class SlaClock
{
    private SlaClock() { } // EF Core

    internal SlaClock(int customerId, SlaMetric metric, TimeSpan target, Hours hours, DateTimeOffset startedAt, DateTimeOffset dueAt) =>
        (CustomerId, Metric, Target, Hours, StartedAt, DueAt) = (customerId, metric, target, hours, startedAt, dueAt);

    public long Id { get; private set; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    public SlaMetric Metric { get; private init; }
    public TimeSpan Target { get; private set; }
    public Hours Hours { get; private set; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? MetAt { get; private set; }
    public DateTimeOffset? BreachedAt { get; private set; }

    public bool IsRunning => MetAt is null;
    public bool IsLate(DateTimeOffset at) => (MetAt ?? at) > DueAt;

    internal void Rebuild(BusinessCalendar calendar, IEnumerable<Pause> pauses, DateTimeOffset at)
    {
        if (IsRunning) { DueAt = Deadline.Due(StartedAt, Target, Hours, calendar, pauses, at); }
    }

    internal void Retarget(TimeSpan target, Hours hours) => (Target, Hours) = IsRunning ? (target, hours) : (Target, Hours);

    internal void Meet(DateTimeOffset at)
    {
        if (!IsRunning) { return; }
        MetAt = at;
        if (at > DueAt) { BreachedAt ??= DueAt; }
    }

    /// <summary>Reopening resumes the resolution clock; the resolved time is recorded as a pause.</summary>
    internal void Resume() => MetAt = null;
}

/// <summary>An interval in which a ticket's clocks stand still, and why; part of the customer's deadline statement.</summary>
public class SlaPause
{
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
