using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;

namespace SupportPortal.Security;

/// <summary>A new password, by the old one or by a mailed link. Either way every session and every other link of the account dies with the old one.</summary>
public sealed class PasswordChange(
    SystemDb systemDb, Passwords passwords, Throttles throttles, Audit audit, Mailer mailer, IHttpContextAccessor http, TimeProvider clock)
{
    public const int LinksPerAccount = 3, AsksPerNetwork = 20;
    private const string WrongCurrent = "A senha atual não confere.";

    /// <summary>Mails a link if there is such an account. The caller's answer is the same; false when this network asks too often.</summary>
    public async Task<bool> AskAsync(string login)
    {
        var name = SignIn.Normalize(login);
        var network = ClientNetwork.Of(http.HttpContext);
        if (!(await throttles.TakeAsync(new Limit($"reset {network}", AsksPerNetwork, TimeSpan.FromHours(1)))).IsAllowed) { return false; }
        var mayMail = (await throttles.TakeAsync(new Limit($"reset of {name}", LinksPerAccount, TimeSpan.FromHours(1)))).IsAllowed;

        await using var db = systemDb.Open();
        var now = clock.GetUtcNow();
        var person = await SignIn.FindAsync(db, name);
        var to = person is null ? null : await SignIn.RecipientAsync(db, person);
        var isMeant = mayMail && person is { State: AccountState.Active } && to is not null;
        var token = Secrets.NewKey();
        var mail = AccountMail.PasswordReset(mailer, to ?? new MailRecipient("ninguem@demo.example", "Empresa Exemplo"), mailer.Link($"/nova-senha?token={token}"));
        if (isMeant)
        {
            db.SingleUseTokens.Add(new SingleUseToken(TokenPurpose.PasswordReset, person!, Secrets.Hash(token), now, SingleUseToken.ResetLifetime));
            db.Outbox.Add(mail);
        }
        audit.RecordFor(db, AuditKind.PasswordResetAsked, person?.Id, person?.CustomerId, result: isMeant ? Audit.Ok : Audit.Refused);
        await db.SaveChangesAsync();
        await passwords.CheckAsync(null, token); // hides what differs above
        return true;
    }

    /// <summary>Looks, uses nothing: mail scanners open every link.</summary>
    public async Task<bool> IsGoodAsync(string? token)
    {
        await using var db = systemDb.Open();
        return await FindAsync(db, token) is not null;
    }

    /// <summary>Null when done; a Field of "" means the link is no good.</summary>
    public async Task<(string Field, string Problem)?> ResetAsync(string? token, string password)
    {
        await using var db = systemDb.Open();
        var found = await FindAsync(db, token);
        if (found?.Person is not { } person) { return ("", "Este link já foi usado ou venceu. Peça outro."); }
        if (await ProblemAsync(db, person, password) is { } weak) { return ("Password", weak); }
        var (hash, now) = (await passwords.HashAsync(password), clock.GetUtcNow());

        await using var transaction = await db.Database.BeginTransactionAsync();
        var used = await db.SingleUseTokens.Where(t => t.Id == found.Id && t.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(t => t.UsedAt, now));
        if (used == 0) { return ("", "Este link já foi usado ou venceu. Peça outro."); }
        await ChangeAsync(db, person, hash, AuditKind.PasswordReset);
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>Null when done. The caller gives the browser a new session: the old ones are gone, its own too.</summary>
    public async Task<(string Field, string Problem)?> ChangeAsync(int personId, string current, string password)
    {
        var tries = new Limit($"password change {personId}", SignIn.TriesPerAccount, SignIn.Window);
        if (!(await throttles.TakeAsync(tries)).IsAllowed) { return ("CurrentPassword", "Você errou a senha atual muitas vezes. Tente de novo em 15 minutos."); }
        await using var db = systemDb.Open();
        var person = await db.People.SingleAsync(p => p.Id == personId);
        if (await passwords.CheckAsync(person, current) is PasswordVerificationResult.Failed)
        {
            audit.Record(db, AuditKind.PasswordChanged, result: Audit.Refused);
            await db.SaveChangesAsync();
            return ("CurrentPassword", WrongCurrent);
        }
        await throttles.ForgiveAsync(tries);
        if (await ProblemAsync(db, person, password) is { } weak) { return ("Password", weak); }
        await ChangeAsync(db, person, await passwords.HashAsync(password), AuditKind.PasswordChanged);
        return null;
    }

    private async Task ChangeAsync(PortalDbContext db, Person person, string hash, AuditKind kind)
    {
        person.ChangePassword(hash, Secrets.NewKey());
        if (await SignIn.RecipientAsync(db, person) is { } to) { db.Outbox.Add(AccountMail.PasswordChanged(mailer, to, clock.GetUtcNow(), mailer.Link("/esqueci-a-senha"))); }
        audit.RecordFor(db, kind, person.Id, person.CustomerId);
        await db.SaveChangesAsync();
    }

    private static async Task<string?> ProblemAsync(PortalDbContext db, Person person, string password)
    {
        var companies = await db.Customers.AsNoTracking()
            .Where(c => c.Id == person.CustomerId || db.Memberships.Any(m => m.PersonId == person.Id && m.CustomerId == c.Id)).OrderBy(c => c.Id).Take(50).ToListAsync();
        return companies.Select(c => PasswordRules.Problem(password, c.Cnpj, c.LegalName, c.TradeName, person.Name)).Prepend(PasswordRules.Problem(password, null, person.Name))
            .FirstOrDefault(p => p is not null);
    }

    private async Task<SingleUseToken?> FindAsync(PortalDbContext db, string? token)
    {
        if (!Secrets.IsKey(token)) { return null; }
        var (hash, now) = (Secrets.Hash(token!), clock.GetUtcNow());
        var found = await db.SingleUseTokens.Include(t => t.Person)
            .SingleOrDefaultAsync(t => t.ExpiresAt > now && t.Hash == hash && t.Purpose == TokenPurpose.PasswordReset && t.UsedAt == null);
        return found?.Person is { State: AccountState.Active } person && person.SecurityStamp == found.SecurityStamp ? found : null;
    }
}
