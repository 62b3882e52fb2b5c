using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;

namespace SupportPortal.Security;

/// <summary>
/// The first access a company knows: CNPJ and its first six characters. They open nothing: they only send a code to the registered address.
/// Unknown, not released, expired, active, wrong characters: each writes one row, draws one code, writes one mail and answers alike;
/// only a released company's code can be right and only its mail is kept.
/// </summary>
public sealed class FirstAccess(
    SystemDb systemDb, Passwords passwords, Throttles throttles, PortalCookies cookies, Audit audit, Mailer mailer, IHttpContextAccessor http, TimeProvider clock)
{
    public const int TriesPerNetwork = 20, CompaniesPerNetwork = 10, CodesPerHour = 3, CodesPerDay = 6;
    private const string Purpose = "first access";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Customer Nobody = new(default, "Empresa Exemplo Ltda.", "ninguem@demo.example", DateTimeOffset.UnixEpoch);

    /// <summary>A company used to it types this into the ordinary sign-in form. It is told from what was typed alone.</summary>
    public static bool IsMeant(string login, string password) =>
        Cnpj.TryParse(login, out var cnpj) && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Clean(password)), Encoding.UTF8.GetBytes(cnpj.FirstSix));

    /// <summary>False when this network has tried too often; else the browser has its attempt cookie, whatever was typed.</summary>
    public async Task<bool> StartAsync(string login, string typed)
    {
        var context = http.HttpContext!;
        var network = ClientNetwork.Of(context);
        var isCnpj = Cnpj.TryParse(login, out var cnpj);
        if (!(await throttles.TakeAsync(new Limit($"first access {network}", TriesPerNetwork, Hour))).IsAllowed
            || !await throttles.TakeDistinctAsync(new Limit($"first access companies {network}", CompaniesPerNetwork, Hour), cnpj.Value))
        {
            return false;
        }
        var now = clock.GetUtcNow();
        var isRight = isCnpj && IsMeant(login, typed);
        // Counted for every company, known or not. The unlucky one that is over the limit sees the same page, without a mail.
        var mayMail = (await throttles.TakeAsync(
            new Limit($"first access code {cnpj.Value}", CodesPerHour, Hour), new Limit($"first access code {cnpj.Value}", CodesPerDay, TimeSpan.FromDays(1)))).IsAllowed;

        await using var db = systemDb.Open();
        var number = cnpj.Value;
        var found = await (from p in db.People
                           where p.NormalizedUserName == number && p.Kind == PersonKind.Company
                           join c in db.Customers on p.CustomerId equals c.Id
                           select new { Person = p, Customer = c }).SingleOrDefaultAsync();
        var isReleased = isRight && mayMail && found is not null && found.Person.CanActivate(now) && MailRecipient.IsAddress(found.Customer.Email);
        var person = isReleased ? found!.Person : null;

        var (cookie, code) = (Secrets.NewKey(), Secrets.NewCode());
        var personId = person?.Id ?? 0;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.FirstAccessAttempts.Where(a => a.PersonId == personId && a.ClosedAt == null).ExecuteUpdateAsync(s => s.SetProperty(a => a.ClosedAt, now));
        db.FirstAccessAttempts.Add(new FirstAccessAttempt(isCnpj ? cnpj : null, person?.Id, Secrets.Hash(cookie), CodeHash(code, cookie), now));
        var mail = AccountMail.FirstAccessCode(mailer, isReleased ? found!.Customer : Nobody, code, person?.Language ?? "pt-BR");
        if (isReleased) { db.Outbox.Add(mail); }
        audit.RecordFor(db, AuditKind.FirstAccessStarted, found?.Person.Id, found?.Customer.Id, result: isReleased ? Audit.Ok : Audit.Refused);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        await passwords.CheckAsync(null, typed); // as long as a sign-in takes, and far longer than what differs above

        cookies.Write(context, PortalCookies.FirstAccess, cookie, FirstAccessAttempt.Lifetime);
        return true;
    }

    /// <summary>The code and the new password, in one transaction. Null when it is done, else what to tell, under the field it belongs to.</summary>
    public async Task<(string Field, string Problem)?> FinishAsync(string code, string password)
    {
        const string Wrong = "O código não confere ou já venceu. Confira o e-mail ou peça outro código.";
        var context = http.HttpContext!;
        var cookie = cookies.Read(context, PortalCookies.FirstAccess);
        if (PasswordRules.Problem(password) is { } weak) { return ("Password", weak); }
        if (!Secrets.IsKey(cookie)) { return ("Code", Wrong); }

        var now = clock.GetUtcNow();
        var (cookieHash, codeHash) = (Secrets.Hash(cookie!), CodeHash(code, cookie!));
        await using var db = systemDb.Open();
        // Counted before it is compared: parallel guesses cannot share one try.
        var counted = await db.FirstAccessAttempts
            .Where(a => a.CookieHash == cookieHash && a.ClosedAt == null && a.ExpiresAt > now && a.Tries < FirstAccessAttempt.MaxTries)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Tries, a => a.Tries + 1));
        var attempt = await db.FirstAccessAttempts.AsNoTracking().SingleOrDefaultAsync(a => a.CookieHash == cookieHash);
        var personId = counted == 1 && attempt is { PersonId: { } id } && CryptographicOperations.FixedTimeEquals(attempt.CodeHash, codeHash) ? id : (int?)null;
        var person = personId is null ? null : await db.People.SingleAsync(p => p.Id == personId);
        if (person is null || !person.CanActivate(now))
        {
            audit.RecordFor(db, AuditKind.FirstAccessCode, attempt?.PersonId, customerId: null, result: Audit.Refused);
            await db.SaveChangesAsync();
            return ("Code", Wrong);
        }
        var customer = await db.Customers.SingleAsync(c => c.Id == person.CustomerId);
        if (PasswordRules.Problem(password, customer.Cnpj, customer.LegalName, customer.TradeName, person.Name) is { } guessable) { return ("Password", guessable); }
        var hash = await passwords.HashAsync(password);

        await using var transaction = await db.Database.BeginTransactionAsync();
        var closed = await db.FirstAccessAttempts.Where(a => a.Id == attempt!.Id && a.ClosedAt == null).ExecuteUpdateAsync(s => s.SetProperty(a => a.ClosedAt, now));
        if (closed == 0) { return ("Code", Wrong); } // another request was first
        person.Activate(hash, Secrets.NewKey());
        await db.FirstAccessAttempts.Where(a => a.PersonId == person.Id && a.ClosedAt == null).ExecuteUpdateAsync(s => s.SetProperty(a => a.ClosedAt, now));
        db.Outbox.Add(AccountMail.PasswordChanged(mailer, new MailRecipient(customer.Email, customer.ShortName, person.Language, customer.Id), now, mailer.Link("/esqueci-a-senha")));
        audit.RecordFor(db, AuditKind.FirstAccessFinished, person.Id, customer.Id);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        cookies.Delete(context, PortalCookies.FirstAccess);
        return null;
    }

    private static byte[] CodeHash(string code, string cookie) => Secrets.Hash(code, $"{Purpose} {cookie}");

    private static string Clean(string typed) => string.Concat(typed.Where(c => c is not ('.' or '/' or '-' or ' '))).ToUpperInvariant();
}
