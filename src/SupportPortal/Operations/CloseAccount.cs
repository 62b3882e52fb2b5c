using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>A person leaves: what is his or hers goes at once, what the law keeps stays under a number.</summary>
public sealed class CloseAccount(SystemDb systemDb, Audit audit, Mailer mailer, Viewer me, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var person = await db.People.SingleAsync(p => p.Id == me.PersonId, stop);
        var farewell = MailRecipient.IsAddress(person.Email) ? AccountMail.Closed(mailer, new MailRecipient(person.Email!, person.Name, person.Language)) : null;
        await db.EraseCopiesAsync(person, stop);
        person.Erase(Secrets.NewKey(), clock.GetUtcNow());
        foreach (var membership in await db.Memberships.Where(m => m.PersonId == person.Id && m.IsActive).ToListAsync(stop)) { membership.Deactivate(); }
        audit.Record(db, AuditKind.AccountClosed);
        if (farewell is not null) { db.Outbox.Add(farewell); } // the row goes once it is sent (SecurityUpkeep)
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
