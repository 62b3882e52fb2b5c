namespace SupportPortal.Domain.Tickets;

/// <summary>How far one person has read one conversation. Messages after it, but one's own, are new to him or her.</summary>
public class TicketRead
{
    private TicketRead() { } // EF Core

    public long TicketId { get; private init; }
    public int PersonId { get; private init; }
    public int CustomerId { get; private init; }
    public long LastMessageId { get; private init; }
    public DateTimeOffset At { get; private init; }
}
