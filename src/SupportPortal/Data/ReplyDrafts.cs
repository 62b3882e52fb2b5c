using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

public static class ReplyDrafts
{
    /// <summary>Being written by this person.</summary>
    public static IQueryable<ReplyDraft> OpenOf(this IQueryable<ReplyDraft> drafts, int personId) => drafts.Where(d => d.PersonId == personId && d.SendAt == null);

    /// <summary>Held long enough.</summary>
    public static IQueryable<ReplyDraft> Due(this IQueryable<ReplyDraft> drafts, DateTimeOffset now) => drafts.Where(d => d.SendAt <= now);

    /// <summary>The person's draft on a ticket, begun now if there is none; also when two tabs begin it at once.</summary>
    public static async Task<ReplyDraft> ReplyDraftAsync(this PortalDbContext db, long ticketId, int customerId, int personId, bool isInternal, DateTimeOffset now)
    {
        var own = db.ReplyDrafts.Include(d => d.Files).OpenOf(personId).Where(d => d.TicketId == ticketId && d.IsInternal == isInternal);
        if (await own.SingleOrDefaultAsync() is { } begun) { return begun; }
        await db.Database.ExecuteSqlAsync($"""
            insert into reply_drafts (ticket_id, customer_id, person_id, is_internal, body, "then", updated_at)
            values ({ticketId}, {customerId}, {personId}, {isInternal}, '', {nameof(Then.Keep)}, {now}) on conflict do nothing
            """);
        return await own.SingleAsync();
    }
}
