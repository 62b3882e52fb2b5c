using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

/// <summary>Somebody of the customer's company who follows a ticket of a colleague: sees it, may reply, gets its mails.</summary>
public class TicketParticipant
{
    private TicketParticipant() { } // EF Core

    internal TicketParticipant(int customerId, int personId, Actor by, DateTimeOffset at) =>
        (CustomerId, PersonId, AddedById, AddedAt) = (customerId, personId, by.PersonId, at);

    public long TicketId { get; private init; }
    public int PersonId { get; private init; }
    public Person? Person { get; private init; }
    public int CustomerId { get; private init; }
    public int? AddedById { get; private init; }
    public DateTimeOffset AddedAt { get; private init; }
}
