using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Billing;
using SupportPortal.Mail;

namespace SupportPortal.Data;

public static class OutboxQueries
{
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
