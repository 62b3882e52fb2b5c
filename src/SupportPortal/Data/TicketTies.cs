using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

public static class TicketTies
{
    /// <summary>Makes these people followers, those who are not yet; also when two do so at once. Mails tell of messages that come after now.</summary>
    public static async Task<IReadOnlyList<TicketFollower>> FollowAsync(this PortalDbContext db, Ticket ticket, IReadOnlyCollection<int> people, DateTimeOffset now)
    {
        var ids = people.ToArray();
        await db.Database.ExecuteSqlAsync($"""
            insert into ticket_followers (ticket_id, person_id, customer_id, since, seen_up_to)
            select {ticket.Id}, person, {ticket.CustomerId}, {now}, (select coalesce(max(id), 0) from ticket_messages where ticket_id = {ticket.Id}) from unnest({ids}) person on conflict do nothing
            """);
        return await db.TicketFollowers.Where(f => f.TicketId == ticket.Id && ids.Contains(f.PersonId)).ToListAsync();
    }

    /// <summary>Writes the ticket as it is: of two who change what hangs on it at once, one is refused by the row's version.</summary>
    public static void Touch(this PortalDbContext db, Ticket ticket) => db.Entry(ticket).Property(t => t.Status).IsModified = true;

    /// <summary>The bytes of a file for another one that says the same of itself.</summary>
    public static Task CopyFileAsync(this PortalDbContext db, Guid from, Guid to, CancellationToken stop) => db.Database.ExecuteSqlAsync(
        $"insert into file_chunks (file_id, customer_id, position, bytes) select {to}, customer_id, position, bytes from file_chunks where file_id = {from}", stop);
}
