using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

/// <summary>What one ticket is to the other.</summary>
public enum LinkKind { Related, Blocks, Duplicates, Parent, Split }

/// <summary>Two tickets that have to do with each other. A customer sees it only where both tickets are his to see.</summary>
public class TicketLink
{
    private TicketLink() { } // EF Core

    internal TicketLink(Ticket from, Ticket to, LinkKind kind, Actor by, DateTimeOffset at) =>
        (CustomerId, From, To, Kind, ById, At) = (from.CustomerId, from, to, kind, by.PersonId, at);

    public long Id { get; private set; }
    public int CustomerId { get; private init; }
    public Ticket? From { get; private init; }
    public long FromId { get; private init; }
    public Ticket? To { get; private init; }
    public long ToId { get; private init; }
    public LinkKind Kind { get; private init; }
    public int? ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The name of the same tie, read from the other end.</summary>
    public static string Reverse(LinkKind kind) => kind is LinkKind.Related ? nameof(LinkKind.Related) : $"{kind}Of";
}
