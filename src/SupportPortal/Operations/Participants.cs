using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;

namespace SupportPortal.Operations;

/// <summary>
/// Colleagues of the requester who follow a ticket: who may be copied in, and what they are mailed. Addresses and the state of accounts are read as the
/// system, of the ticket's own company only: a customer's role reads nobody's.
/// </summary>
public sealed class Participants(PortalDbContext db, SystemDb systemDb, Mailer mailer, Viewer me, TimeProvider clock)
{
    public const int MostOffered = 300;

    // Permissions are stored by name: the database compares them whole.
    private static readonly Permission[] SeeTickets =
        [.. Enumerable.Range(0, (int)Permission.All + 1).Select(p => (Permission)p).Where(p => (p & (Permission.OwnTickets | Permission.DepartmentTickets | Permission.CompanyTickets)) is not Permission.None)];

    /// <summary>Active people of the company who see tickets, but for the requester and those who follow it already.</summary>
    public async Task<IReadOnlyList<Colleague>> CandidatesAsync(Ticket ticket, CancellationToken stop)
    {
        await using var people = systemDb.Open();
        var following = ticket.Participants.Select(p => p.PersonId).Append(ticket.RequesterId ?? 0).ToArray();
        return await Active(people, ticket.CustomerId).Where(m => !following.Contains(m.PersonId))
            .OrderBy(m => m.Person!.Name).ThenBy(m => m.PersonId).Select(m => new Colleague(m.PersonId, m.Person!.Name, m.Department)).Take(MostOffered).ToListAsync(stop);
    }

    /// <summary>False when the company has no such active person.</summary>
    public async Task<bool> AddAsync(Ticket ticket, int personId, CancellationToken stop)
    {
        await using var people = systemDb.Open();
        var person = await Active(people, ticket.CustomerId).Where(m => m.PersonId == personId).Select(m => new Addressee(m.PersonId, m.Person!.Name, m.Person.Email, m.Person.Language)).SingleOrDefaultAsync(stop);
        if (person is null) { return false; }
        if (ticket.Participants.Any(p => p.PersonId == personId)) { return true; }
        ticket.CopyIn(personId, person.Name, me.Actor, clock.GetUtcNow());
        if (personId != me.PersonId && person.ToRecipient(ticket.CustomerId) is { } to) { db.Outbox.Add(TicketMail.CopiedIn(mailer, ticket, me.Name, to)); }
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>False when nobody of that number follows it. Access ends with the row.</summary>
    public async Task<bool> RemoveAsync(Ticket ticket, int personId, CancellationToken stop)
    {
        if (!ticket.Participants.Any(p => p.PersonId == personId)) { return false; }
        await using var people = systemDb.Open();
        var name = await people.People.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(stop);
        ticket.Leave(personId, name, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Adds one mail to the address on the form and one to each participant in his or her language, but not to whoever did what it tells.</summary>
    /// <param name="ticket">What it is about.</param>
    /// <param name="mail">Writes it; null is the address on the form.</param>
    /// <param name="stop">Ends it.</param>
    public async Task TellAsync(Ticket ticket, Func<MailRecipient?, OutboxMessage> mail, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (ticket.IsNewsToRequester(me.Actor)) { db.Outbox.Add(mail(null)); }
        foreach (var to in await RecipientsAsync(ticket, stop)) { db.Outbox.Add(mail(to)); }
    }

    private async Task<IReadOnlyList<MailRecipient>> RecipientsAsync(Ticket ticket, CancellationToken stop)
    {
        await using var people = systemDb.Open();
        var following = people.TicketParticipants.Where(p => p.TicketId == ticket.Id && p.PersonId != me.PersonId);
        var found = await Active(people, ticket.CustomerId).Where(m => following.Any(p => p.PersonId == m.PersonId)).OrderBy(m => m.PersonId)
            .Select(m => new Addressee(m.PersonId, m.Person!.Name, m.Person.Email, m.Person.Language)).ToListAsync(stop);
        return [.. found.Select(p => p.ToRecipient(ticket.CustomerId)).OfType<MailRecipient>().Where(to => !to.Address.Equals(ticket.NotifyEmail, StringComparison.OrdinalIgnoreCase))];
    }

    private static IQueryable<Membership> Active(PortalDbContext people, int customerId) => people.Memberships.Where(m =>
        m.CustomerId == customerId && m.IsActive && SeeTickets.Contains(m.Permissions) && m.Person!.Kind == PersonKind.Contact && m.Person.State == AccountState.Active);

    public sealed record Colleague(int PersonId, string Name, string? Department);

    private sealed record Addressee(int PersonId, string Name, string? Email, string Language)
    {
        public MailRecipient? ToRecipient(int customerId) => MailRecipient.IsAddress(Email) ? new MailRecipient(Email!, Name, Language, customerId) : null;
    }
}
