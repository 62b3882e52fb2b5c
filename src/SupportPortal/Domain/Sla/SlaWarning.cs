namespace SupportPortal.Domain.Sla;

/// <summary>A clock has used up this much of its target, and it has been said: once for each, whoever said it.</summary>
public class SlaWarning
{
    /// <summary>Percent of the target. At the last one it is broken.</summary>
    public static readonly IReadOnlyList<int> Steps = [50, 80, 100];

    private SlaWarning() { } // EF Core

    internal SlaWarning(SlaClock clock, int percent, DateTimeOffset at) =>
        (Clock, ClockId, TicketId, CustomerId, Percent, At) = (clock, clock.Id, clock.TicketId, clock.CustomerId, percent, at);

    public long Id { get; private set; }
    public long ClockId { get; private init; }
    public SlaClock? Clock { get; private init; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    public int Percent { get; private init; }
    public DateTimeOffset At { get; private init; }
}
