using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

/// <summary>Somebody of ours who wants to hear of a ticket, by choice or because a colleague named him or her in a note.</summary>
public class TicketFollower
{
    private TicketFollower() { } // EF Core

    /// <param name="seen">The last message there is: mails tell of later ones.</param>
    public TicketFollower(Ticket ticket, int personId, long seen, DateTimeOffset at) =>
        (TicketId, CustomerId, PersonId, SeenUpTo, Since) = (ticket.Id, ticket.CustomerId, personId, seen, at);

    public long TicketId { get; private init; }
    public Ticket? Ticket { get; private init; }
    public int CustomerId { get; private init; }
    public int PersonId { get; private init; }
    public Person? Person { get; private init; }
    public DateTimeOffset Since { get; private init; }
    /// <summary>The last message a mail has told of.</summary>
    public long SeenUpTo { get; private set; }
    /// <summary>Who named this person in a note that no mail has told of yet.</summary>
    public string? MentionedBy { get; private set; }
    public uint Version { get; private set; }

    public void Mention(Actor by) => MentionedBy = by.Name;

    public void Tell(long upTo) => (SeenUpTo, MentionedBy) = (upTo, null);
}
