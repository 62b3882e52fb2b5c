using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;

namespace SupportPortal.Security;

/// <summary>
/// Another address for a person's account: asked for with the password, confirmed by a link that only the new address gets, told to the old one both times.
/// Whether the new address has an account already is nobody's to learn here: it gets no link, and the page says the same.
/// </summary>
public sealed class EmailChange(SystemDb systemDb, Throttles throttles, Audit audit, Mailer mailer, Viewer me, TimeProvider clock)
{
    public const int AsksPerDay = 5;

    /// <summary>False when this person asks too often.</summary>
    public async Task<bool> AskAsync(string email)
    {
        if (!(await throttles.TakeAsync(new Limit($"e-mail change {me.PersonId}", AsksPerDay, TimeSpan.FromDays(1)))).IsAllowed) { return false; }
        await using var db = systemDb.Open();
        var (now, token) = (clock.GetUtcNow(), Secrets.NewKey());
        var person = await db.People.SingleAsync(p => p.Id == me.PersonId);
        person.AskForEmail(email);
        var before = await db.SingleUseTokens.Where(t => t.PersonId == person.Id && t.Purpose == TokenPurpose.EmailConfirmation && t.UsedAt == null).ToListAsync();
        db.RemoveRange(before); // one address at a time
        db.SingleUseTokens.Add(new SingleUseToken(TokenPurpose.EmailConfirmation, person, Secrets.Hash(token), now, SingleUseToken.OwnEmailLifetime));
        if (!await IsTakenAsync(db, person))
        {
            db.Outbox.Add(AccountMail.ConfirmEmail(mailer, new MailRecipient(person.PendingEmail!, person.Name, person.Language), mailer.Link($"/conta/confirmar-email?token={token}")));
        }
        if (await SignIn.RecipientAsync(db, person) is { } old) { db.Outbox.Add(AccountMail.EmailChanging(mailer, old, now, isDone: false, mailer.Link("/esqueci-a-senha"))); }
        audit.Record(db, AuditKind.OwnEmailAsked);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>The address a link confirms; looking uses nothing, as mail scanners open every link.</summary>
    public async Task<string?> FindAsync(string? token)
    {
        await using var db = systemDb.Open();
        return (await LoadAsync(db, token))?.Person!.PendingEmail;
    }

    /// <summary>False when the link is no good.</summary>
    public async Task<bool> ConfirmAsync(string? token)
    {
        await using var db = systemDb.Open();
        if (await LoadAsync(db, token) is not { Person: { } person } found || await IsTakenAsync(db, person)) { return false; }
        var (now, old) = (clock.GetUtcNow(), await SignIn.RecipientAsync(db, person));
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.SingleUseTokens.Where(t => t.Id == found.Id && t.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(t => t.UsedAt, now)) == 0) { return false; }
        person.ConfirmEmail(Secrets.NewKey());
        if (old is not null) { db.Outbox.Add(AccountMail.EmailChanging(mailer, old, now, isDone: true, mailer.Link("/ajuda/suporte"))); }
        audit.RecordFor(db, AuditKind.OwnEmailChanged, person.Id, customerId: null);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    private static Task<bool> IsTakenAsync(PortalDbContext db, Person person)
    {
        var name = person.PendingEmail!.ToUpperInvariant();
        return db.People.AnyAsync(p => p.Id != person.Id && (p.NormalizedUserName == name || (p.NormalizedEmail == name && p.Kind != PersonKind.Company)));
    }

    private async Task<SingleUseToken?> LoadAsync(PortalDbContext db, string? token)
    {
        if (!Secrets.IsKey(token)) { return null; }
        var (hash, now) = (Secrets.Hash(token!), clock.GetUtcNow());
        var found = await db.SingleUseTokens.Include(t => t.Person)
            .SingleOrDefaultAsync(t => t.ExpiresAt > now && t.Hash == hash && t.Purpose == TokenPurpose.EmailConfirmation && t.UsedAt == null);
        return found?.Person is { State: AccountState.Active, PendingEmail: not null } person && person.SecurityStamp == found.SecurityStamp ? found : null;
    }
}
