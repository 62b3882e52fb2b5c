using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Security;

/// <summary>Codes of an authenticator app, and ten recovery codes for the day the phone is lost. Kept in Identity's table of tokens.</summary>
public sealed class SecondFactor(
    SystemDb systemDb, Throttles throttles, IDataProtectionProvider protection, Audit audit, SignIn signIn, Mailer mailer, IHttpContextAccessor http, TimeProvider clock)
{
    public const int RecoveryCodes = 10;
    private const string Provider = "Portal", Key = "authenticator", PendingKey = "authenticator-pending", RecoveryPrefix = "recovery-";
    private readonly IDataProtector _protector = protection.CreateProtector("second factor");

    /// <summary>The secret of an enrolment under way; drawn at the first look and kept until it is confirmed.</summary>
    public async Task<byte[]> PendingSecretAsync(int personId)
    {
        await using var db = systemDb.Open();
        var stored = await TokenAsync(db, personId, PendingKey);
        if (stored?.Value is not null) { return _protector.Unprotect(Convert.FromBase64String(stored.Value)); }
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        db.Add(Token(personId, PendingKey, Convert.ToBase64String(_protector.Protect(secret))));
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>The first code of the app proves that it has the secret. Gives the recovery codes, shown this once, and a new, complete session.</summary>
    public async Task<IReadOnlyList<string>?> EnrolAsync(OpenSession session, string code)
    {
        if (!await MayTryAsync(session.PersonId)) { return null; }
        await using var db = systemDb.Open();
        var person = await db.People.SingleAsync(p => p.Id == session.PersonId);
        var pending = await TokenAsync(db, person.Id, PendingKey);
        if (person.TwoFactorEnabled || pending?.Value is null
            || Totp.StepOf(code, _protector.Unprotect(Convert.FromBase64String(pending.Value)), clock.GetUtcNow()) is not { } step || !person.UseTotpStep(step))
        {
            return null;
        }
        db.Remove(pending);
        (person.TwoFactorEnabled, person.SecurityStamp) = (true, Secrets.NewKey()); // other sessions had no second factor
        db.Add(Token(person.Id, Key, pending.Value));
        var codes = AddRecoveryCodes(db, person.Id);
        audit.RecordFor(db, AuditKind.SecondFactorEnrolled, person.Id, customerId: null);
        await TellAsync(db, person, words => words["A confirmação em duas etapas foi ligada"]);
        await db.SaveChangesAsync();
        await signIn.EnterAsync(http.HttpContext!, person, session.Viewer.CustomerId ?? await SignIn.CompanyOfAsync(db, person), SessionStage.Complete);
        return codes;
    }

    /// <summary>A code of the app, each good once, or a recovery code. Gives a new, complete session.</summary>
    public async Task<bool> VerifyAsync(OpenSession session, string code)
    {
        if (!await MayTryAsync(session.PersonId)) { return false; }
        await using var db = systemDb.Open();
        var person = await db.People.SingleAsync(p => p.Id == session.PersonId);
        var stored = await TokenAsync(db, person.Id, Key);
        var isApp = stored?.Value is not null
            && Totp.StepOf(code, _protector.Unprotect(Convert.FromBase64String(stored.Value)), clock.GetUtcNow()) is { } step && await UseStepAsync(db, person, step);
        var isRecovery = !isApp && await UseRecoveryAsync(db, person.Id, code);
        audit.RecordFor(db, isRecovery ? AuditKind.RecoveryCodeUsed : AuditKind.SecondFactor, person.Id, customerId: null, result: isApp || isRecovery ? Audit.Ok : Audit.Refused);
        await db.SaveChangesAsync();
        if (!isApp && !isRecovery) { return false; }
        await throttles.ForgiveAsync(TriesOf(person.Id));
        await signIn.EnterAsync(http.HttpContext!, person, await SignIn.CompanyOfAsync(db, person), SessionStage.Complete);
        return true;
    }

    /// <summary>Ten new ones, shown this once; the old ones are worth nothing.</summary>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(int personId)
    {
        await using var db = systemDb.Open();
        var person = await db.People.SingleAsync(p => p.Id == personId && p.TwoFactorEnabled);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.UserTokens.Where(t => t.UserId == personId && t.LoginProvider == Provider && t.Name.StartsWith(RecoveryPrefix)).ExecuteDeleteAsync();
        var codes = AddRecoveryCodes(db, personId);
        audit.RecordFor(db, AuditKind.RecoveryCodesRenewed, personId, customerId: null);
        await TellAsync(db, person, words => words["Os códigos de recuperação foram trocados"]);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return codes;
    }

    public async Task<int> RecoveryCodesLeftAsync(int personId)
    {
        await using var db = systemDb.Open();
        return await db.UserTokens.CountAsync(t => t.UserId == personId && t.LoginProvider == Provider && t.Name.StartsWith(RecoveryPrefix));
    }

    /// <summary>The caller has asked for the password. Other sessions end, this browser gets a new one.</summary>
    public async Task RemoveAsync(int personId, int? customerId)
    {
        await using var db = systemDb.Open();
        var person = await db.People.SingleAsync(p => p.Id == personId && p.TwoFactorEnabled);
        person.RemoveSecondFactor(Secrets.NewKey());
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.UserTokens.Where(t => t.UserId == personId && t.LoginProvider == Provider).ExecuteDeleteAsync();
        audit.RecordFor(db, AuditKind.SecondFactorRemoved, personId, customerId);
        await TellAsync(db, person, words => words["A confirmação em duas etapas foi desligada"]);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        await signIn.EnterAsync(http.HttpContext!, person, customerId, SessionStage.Complete);
    }

    private static List<string> AddRecoveryCodes(PortalDbContext db, int personId)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Secrets.NewCode()).ToList();
        db.AddRange(codes.Select((c, i) => Token(personId, $"{RecoveryPrefix}{i}", Convert.ToHexString(Secrets.Hash(c, RecoveryPrefix + personId)))));
        return codes;
    }

    private async Task TellAsync(PortalDbContext db, Person person, Func<IStringLocalizer<Words>, string> what)
    {
        if (await SignIn.RecipientAsync(db, person) is { } to) { db.Outbox.Add(AccountMail.FactorChanged(mailer, to, what, clock.GetUtcNow(), mailer.Link("/conta/seguranca"))); }
    }

    private async Task<bool> MayTryAsync(int personId) => (await throttles.TakeAsync(TriesOf(personId))).IsAllowed;

    private static Limit TriesOf(int personId) => new($"second factor {personId}", SignIn.TriesPerAccount, SignIn.Window);

    private static async Task<bool> UseStepAsync(PortalDbContext db, Person person, long step)
    {
        if (!person.UseTotpStep(step)) { return false; }
        person.ConcurrencyStamp = Secrets.NewKey(); // of two requests with one code, the second is refused by the database
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static async Task<bool> UseRecoveryAsync(PortalDbContext db, int personId, string code)
    {
        var hash = Convert.ToHexString(Secrets.Hash(code, RecoveryPrefix + personId));
        return await db.UserTokens
            .Where(t => t.UserId == personId && t.LoginProvider == Provider && t.Name.StartsWith(RecoveryPrefix) && t.Value == hash).ExecuteDeleteAsync() == 1;
    }

    private static Task<IdentityUserToken<int>?> TokenAsync(PortalDbContext db, int personId, string name) =>
        db.UserTokens.SingleOrDefaultAsync(t => t.UserId == personId && t.LoginProvider == Provider && t.Name == name);

    private static IdentityUserToken<int> Token(int personId, string name, string value) =>
        new() { UserId = personId, LoginProvider = Provider, Name = name, Value = value };
}
