using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;

namespace SupportPortal.Security;

public enum SignInOutcome { Complete, SecondFactor, Enrolment, Refused, Throttled }

/// <param name="TriesLeft">Before this account's limit for this network; the same for an account that does not exist.</param>
public sealed record SignInResult(SignInOutcome Outcome, int TriesLeft = 0, TimeSpan RetryAfter = default, Person? Person = null);

/// <summary>
/// One way for CNPJ, CPF and e-mail. Whatever is wrong - unknown, not released, disabled, another password - the steps, their cost and the answer are
/// the same. An account is never locked, because everybody may know its name: the limit is on a network's tries at it.
/// </summary>
public sealed class SignIn(
    SystemDb systemDb, Passwords passwords, Throttles throttles, Sessions sessions, PortalCookies cookies, Audit audit, Mailer mailer,
    IHostEnvironment environment, IHttpContextAccessor http, TimeProvider clock, ILogger<SignIn> log)
{
    public const int TriesPerAccount = 5, TriesPerNetwork = 20, FloodOfTries = 100;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public async Task<SignInResult> TryAsync(string login, string password)
    {
        var context = http.HttpContext!;
        var name = Normalize(login);
        var network = ClientNetwork.Of(context);
        var own = new Limit($"sign-in {name} {network}", TriesPerAccount, Window);
        var shared = new Limit($"sign-in {network}", TriesPerNetwork, Window);
        var throttled = await throttles.TakeAsync(own, shared);

        await using var db = systemDb.Open();
        if (!throttled.IsAllowed)
        {
            audit.RecordFor(db, AuditKind.SignInThrottled, personId: null, customerId: null, result: Audit.Refused);
            await db.SaveChangesAsync();
            return new SignInResult(SignInOutcome.Throttled, RetryAfter: throttled.RetryAfter);
        }
        var person = await FindAsync(db, name);
        var customerId = await CompanyOfAsync(db, person);
        var check = await passwords.CheckAsync(person, password);
        var mayEnter = check is not PasswordVerificationResult.Failed && (person!.Kind is PersonKind.Staff || customerId is not null);
        audit.RecordFor(db, AuditKind.SignIn, person?.Id, customerId, result: mayEnter ? Audit.Ok : Audit.Refused);
        if (!mayEnter)
        {
            await db.SaveChangesAsync();
            await AlarmAsync(name, person?.Id);
            return new SignInResult(SignInOutcome.Refused, throttled.Left);
        }
        if (check is PasswordVerificationResult.SuccessRehashNeeded) { person!.Rehash(await passwords.HashAsync(password)); }
        await db.SaveChangesAsync();
        await throttles.ForgiveAsync(own, shared);

        var stage = person!.TwoFactorEnabled ? SessionStage.NeedsSecondFactor
            : person.Kind is PersonKind.Staff && !environment.IsDevelopment() ? SessionStage.NeedsEnrolment
            : SessionStage.Complete; // in Development the demo staff too
        await EnterAsync(context, person, customerId, stage);
        return new SignInResult(stage switch
        {
            SessionStage.NeedsSecondFactor => SignInOutcome.SecondFactor,
            SessionStage.NeedsEnrolment => SignInOutcome.Enrolment,
            _ => SignInOutcome.Complete,
        }, Person: person);
    }

    /// <summary>Gives the browser a session of this stage, in place of whatever it had; tells the person when it is complete and the browser new.</summary>
    public async Task EnterAsync(HttpContext context, Person person, int? customerId, SessionStage stage)
    {
        if (context.Features.Get<OpenSession>() is { } before) { await sessions.EndAsync(before.Id, before.PersonId); }
        var key = await sessions.OpenAsync(person, customerId, stage, ClientNetwork.Of(context), Device.Of(context));
        cookies.Write(context, PortalCookies.Session, key);
        if (stage is not SessionStage.Complete) { return; }

        var device = cookies.Read(context, PortalCookies.Device);
        if (!Secrets.IsKey(device)) { device = Secrets.NewKey(); }
        cookies.Write(context, PortalCookies.Device, device!, TimeSpan.FromDays(400));
        var isNew = await sessions.IsNewDeviceAsync(person.Id, device!);

        await using var db = systemDb.Open();
        var now = clock.GetUtcNow();
        var stored = await db.People.SingleAsync(p => p.Id == person.Id);
        stored.SignedIn(now);
        if (await db.Memberships.SingleOrDefaultAsync(m => m.PersonId == person.Id && m.CustomerId == customerId) is { } membership) { membership.Entered(now); }
        if (isNew && await RecipientAsync(db, stored) is { } to) { db.Outbox.Add(AccountMail.NewDevice(mailer, to, Device.Of(context), now, mailer.Link("/conta/seguranca"))); }
        await db.SaveChangesAsync();
    }

    /// <summary>Where a person's notices go: a company's to its registered address.</summary>
    public static async Task<MailRecipient?> RecipientAsync(PortalDbContext db, Person person)
    {
        var company = person.CustomerId is { } id ? await db.Customers.AsNoTracking().SingleAsync(c => c.Id == id) : null;
        var address = company?.Email ?? person.Email;
        return MailRecipient.IsAddress(address) ? new MailRecipient(address!, company?.ShortName ?? person.Name, person.Language, person.CustomerId) : null;
    }

    /// <summary>What was typed, as the account's name is stored: a CNPJ or CPF without mask, an e-mail in capitals.</summary>
    public static string Normalize(string login) =>
        Cnpj.TryParse(login, out var cnpj) ? cnpj.Value
        : Cpf.TryParse(login, out var cpf) ? cpf.Value
        : login.Trim().ToUpperInvariant();

    public static Task<Person?> FindAsync(PortalDbContext db, string name)
    {
        var cpf = Cpf.TryParse(name, out var parsed) ? parsed : (Cpf?)null;
        return db.People.SingleOrDefaultAsync(p => p.NormalizedUserName == name || (cpf != null && p.Cpf == cpf));
    }

    /// <summary>A company's own; of a person with several, the first.</summary>
    public static async Task<int?> CompanyOfAsync(PortalDbContext db, Person? person)
    {
        var id = person?.Id ?? 0;
        var first = await db.Memberships.Where(m => m.PersonId == id && m.IsActive).OrderBy(m => m.Id).Select(m => (int?)m.CustomerId).FirstOrDefaultAsync();
        return person?.Kind switch { PersonKind.Company => person.CustomerId, PersonKind.Contact => first, _ => null };
    }

    private async Task AlarmAsync(string name, int? personId)
    {
        var flood = new Limit($"sign-in flood {name}", FloodOfTries, Window);
        if ((await throttles.TakeAsync(flood)).IsAllowed) { return; }
        if (!(await throttles.TakeAsync(new Limit($"sign-in alarm {name}", 1, Window))).IsAllowed) { return; }
        log.LogWarning("More than {Tries} refused sign-ins at one account, {PersonId}, in 15 minutes", FloodOfTries, personId);
        await using var db = systemDb.Open();
        audit.RecordFor(db, AuditKind.SignInFlood, personId, customerId: null, result: Audit.Refused);
        await db.SaveChangesAsync();
    }
}
