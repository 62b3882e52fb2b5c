using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Billing;
using SupportPortal.Mail;

namespace SupportPortal.Data;

public static class OutboxQueries
{
    private const long ClaimLock = 5_071_882_003;

    /// <summary>Those about one title, also when they remind of others with it.</summary>
    public static async Task<IQueryable<OutboxMessage>> AboutAsync(this PortalDbContext db, Invoice invoice)
    {
        var reminders = await db.InvoiceReminders.AsNoTracking().Where(r => r.InvoiceId == invoice.Id).ToDictionaryAsync(r => r.Kind, r => (DateTimeOffset?)r.At);
        var (soon, today, late) = (reminders.GetValueOrDefault(ReminderKind.DueSoon), reminders.GetValueOrDefault(ReminderKind.DueToday), reminders.GetValueOrDefault(ReminderKind.Overdue));
        return db.Outbox.Where(m => m.CustomerId == invoice.CustomerId && (m.Reference == invoice.Number
            || (m.Kind == InvoiceMail.KindOf(ReminderKind.DueSoon) && m.CreatedAt == soon)
            || (m.Kind == InvoiceMail.KindOf(ReminderKind.DueToday) && m.CreatedAt == today)
            || (m.Kind == InvoiceMail.KindOf(ReminderKind.Overdue) && m.CreatedAt == late)));
    }

    /// <summary>
    /// Takes due mails for one sender: locked rows belong to another and are skipped, and the lease outlives the lock. Senders claim one after the other,
    /// so that two of them never take halves of what is to be told together.
    /// </summary>
    /// <param name="finish">Writes what goes out, in the same transaction: others joined into it, links of its own.</param>
    public static async Task<List<OutboxMessage>> ClaimAsync(
        this PortalDbContext db, int atMost, DateTimeOffset at, CancellationToken cancellationToken, Func<IReadOnlyList<OutboxMessage>, Task>? finish = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ClaimLock})", cancellationToken);
        var due = await db.Outbox.FromSql(
            $"""
            select * from outbox_messages
            where (state = 'Pending' and next_attempt_at <= {at}) or (state = 'Sending' and leased_until <= {at})
            order by next_attempt_at, id
            limit {atMost}
            for update skip locked
            """).ToListAsync(cancellationToken);
        foreach (var mail in due) { mail.Claim(at); }
        var claimed = due.Where(m => m.State is OutboxState.Sending).ToList();
        if (finish is not null) { await finish(claimed); }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. claimed.Where(m => m.State is OutboxState.Sending)];
    }

    /// <summary>What one reader is to be told in the morning, locked for whoever asks.</summary>
    public static Task<List<OutboxMessage>> KeptForDigestAsync(this PortalDbContext db, string address, DateTimeOffset before, int atMost, CancellationToken cancellationToken) =>
        db.Outbox.FromSql(
            $"""
            select * from outbox_messages
            where state = 'Digest' and recipient_address = {address} and created_at < {before}
            order by created_at, id
            limit {atMost}
            for update skip locked
            """).ToListAsync(cancellationToken);

    /// <summary>What waits for its time in the threads of these mails, locked for whoever asks.</summary>
    public static Task<List<OutboxMessage>> WaitingWithAsync(this PortalDbContext db, IEnumerable<OutboxMessage> mails, CancellationToken cancellationToken)
    {
        var threads = mails.Select(m => m.InReplyTo).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return db.Outbox.FromSql(
            $"""
            select * from outbox_messages
            where state = 'Pending' and attempts = 0 and content is not null and in_reply_to = any({threads})
            order by created_at, id
            for update skip locked
            """).ToListAsync(cancellationToken);
    }
}
