using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

public static class TicketReads
{
    /// <summary>Which of these tickets have a message this person has not seen: one statement for a page of a list.</summary>
    public static async Task<IReadOnlySet<long>> UnreadAmongAsync(this PortalDbContext db, Viewer me, IEnumerable<long> tickets)
    {
        var asked = tickets.ToArray();
        if (asked.Length == 0) { return new HashSet<long>(); }
        var unread = await db.Tickets.Where(t => asked.Contains(t.Id) && t.MergedIntoId == null) // a merged one is read where it goes on
            .Where(t => t.Messages.Any(m => (me.IsStaff || !m.IsInternal) && m.AuthorId != me.PersonId
                && m.Id > (db.TicketReads.Where(r => r.TicketId == t.Id && r.PersonId == me.PersonId).Select(r => (long?)r.LastMessageId).FirstOrDefault() ?? 0)))
            .Select(t => t.Id).ToListAsync();
        return unread.ToHashSet();
    }

    /// <summary>For a database that comes with conversations in it: what was written before then is nobody's news.</summary>
    public static Task MarkAllReadAsync(this PortalDbContext db, DateTimeOffset before, CancellationToken stop) => db.Database.ExecuteSqlAsync($"""
        insert into ticket_reads (ticket_id, person_id, customer_id, last_message_id, at)
        select m.ticket_id, reader.person_id, m.customer_id, max(m.id), {before} from ticket_messages m
        join (select person_id, customer_id from memberships union all select id, null from people where kind = 'Staff') reader
          on reader.customer_id is null or (reader.customer_id = m.customer_id and not m.is_internal)
        where m.at < {before} group by m.ticket_id, reader.person_id, m.customer_id
        on conflict do nothing
        """, stop);

    /// <summary>The conversation is on this person's screen up to here. How far it had been read before; it is written only when that was less.</summary>
    public static async Task<long> MarkReadAsync(this PortalDbContext db, Viewer me, Ticket ticket, long lastMessageId, DateTimeOffset at)
    {
        var before = await db.Database.SqlQuery<long>($"""
            with before as (select coalesce(max(last_message_id), 0) as id from ticket_reads where ticket_id = {ticket.Id} and person_id = {me.PersonId}),
            written as (
              insert into ticket_reads (ticket_id, person_id, customer_id, last_message_id, at)
              select {ticket.Id}, {me.PersonId}, {ticket.CustomerId}, {lastMessageId}, {at} from before where before.id < {lastMessageId}
              on conflict (ticket_id, person_id) do update set last_message_id = excluded.last_message_id, at = excluded.at where ticket_reads.last_message_id < excluded.last_message_id)
            select id as "Value" from before
            """).ToListAsync();
        return before[0];
    }
}
