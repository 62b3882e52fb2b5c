using Microsoft.EntityFrameworkCore;
using SupportPortal.Mail;

namespace SupportPortal.Data;

public static class OutboxQueries
{
    /// <summary>Takes due mails for one sender: locked rows belong to another and are skipped, and the lease outlives the lock.</summary>
    public static async Task<List<OutboxMessage>> ClaimAsync(this PortalDbContext db, int atMost, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Outbox.FromSql(
            $"""
            select * from outbox_messages
            where (state = 'Pending' and next_attempt_at <= {at}) or (state = 'Sending' and leased_until <= {at})
            order by next_attempt_at, id
            limit {atMost}
            for update skip locked
            """).ToListAsync(cancellationToken);
        foreach (var mail in due) { mail.Claim(at); }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. due.Where(m => m.State is OutboxState.Sending)];
    }
}
