using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;

namespace SupportPortal.Security;

/// <summary>
/// Signing in with what a device keeps and its owner's finger, face or PIN opens: password and second factor in one. The framework checks the ceremony
/// (WebAuthn, level 3); here each challenge is good for five minutes, for one browser, and once.
/// </summary>
public sealed class Passkeys(
    IPasskeyHandler<Person> handler, SystemDb systemDb, Throttles throttles, PortalCookies cookies, IDataProtectionProvider protection, SignIn signIn, Audit audit,
    Mailer mailer, IHttpContextAccessor http, TimeProvider clock)
{
    public const int TriesPerNetwork = 60;
    public static readonly TimeSpan ChallengeLifetime = TimeSpan.FromMinutes(5);
    private const string Entering = "passkey sign-in";
    private readonly IDataProtector _protector = protection.CreateProtector("passkey challenge");

    private HttpContext Context => http.HttpContext!;

    /// <summary>For navigator.credentials.create; the caller has asked for the password.</summary>
    public async Task<string> CreationOptionsAsync(int personId)
    {
        await using var db = systemDb.Open();
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId);
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = PasskeyStore.IdOf(personId), Name = person.UserName!, DisplayName = person.Name }, Context);
        await KeepAsync(db, Adding(personId), made.AttestationState!);
        return made.CreationOptionsJson;
    }

    /// <summary>False when what the browser sent proves nothing.</summary>
    public async Task<bool> AddAsync(int personId, string name, string credential)
    {
        if (await TakeAsync(Adding(personId)) is not { } state) { return false; }
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = Context, CredentialJson = credential, AttestationState = state });
        if (!made.Succeeded || !made.Passkey.IsUserVerified || made.UserEntity.Id != PasskeyStore.IdOf(personId)) { return false; }
        await using var db = systemDb.Open();
        if (await db.Passkeys.CountAsync(k => k.PersonId == personId) >= Passkey.MostOfAPerson) { return false; }
        var key = new Passkey(personId, name, made.Passkey.CredentialId, made.Passkey.PublicKey, clock.GetUtcNow())
        {
            Transports = made.Passkey.Transports ?? [],
            IsBackupEligible = made.Passkey.IsBackupEligible,
        };
        key.Registered(made.Passkey.SignCount, made.Passkey.IsBackedUp);
        db.Passkeys.Add(key);
        audit.Record(db, AuditKind.PasskeyAdded);
        await TellAsync(db, await db.People.SingleAsync(p => p.Id == personId), isAdded: true);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>For navigator.credentials.get, by whoever it may be; null when this network asks too often.</summary>
    public async Task<string?> RequestOptionsAsync()
    {
        if (!(await throttles.TakeAsync(new Limit($"passkey {ClientNetwork.Of(Context)}", TriesPerNetwork, SignIn.Window))).IsAllowed) { return null; }
        await using var db = systemDb.Open();
        var made = await handler.MakeRequestOptionsAsync(null, Context);
        await KeepAsync(db, Entering, made.AssertionState!);
        return made.RequestOptionsJson;
    }

    /// <summary>Signs in whoever the key belongs to; null for a key that is nobody's, was removed, or whose account may not sign in.</summary>
    public async Task<Person?> EnterAsync(string credential)
    {
        var state = await TakeAsync(Entering);
        var result = state is null ? null : await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Context, CredentialJson = credential, AssertionState = state });
        await using var db = systemDb.Open();
        var known = result is { Succeeded: true } ? await db.People.SingleAsync(p => p.Id == result.User.Id) : null;
        var customerId = await SignIn.CompanyOfAsync(db, known);
        var mayEnter = known is { State: AccountState.Active } && (known.Kind is PersonKind.Staff || customerId is not null);
        audit.RecordFor(db, AuditKind.PasskeyUsed, known?.Id, customerId, result: mayEnter ? Audit.Ok : Audit.Refused);
        if (mayEnter)
        {
            var key = await db.Passkeys.SingleAsync(k => k.PersonId == known!.Id && k.CredentialId == result!.Passkey!.CredentialId);
            key.Used(result!.Passkey!.SignCount, result.Passkey.IsBackedUp, clock.GetUtcNow());
        }
        await db.SaveChangesAsync();
        if (!mayEnter) { return null; }
        await signIn.EnterAsync(Context, known!, customerId, SessionStage.Complete);
        return known;
    }

    /// <summary>The caller has asked for the password. Other sessions end, as one may have been opened with it.</summary>
    public async Task RemoveAsync(int personId, int id, int? customerId)
    {
        await using var db = systemDb.Open();
        var key = await db.Passkeys.Include(k => k.Person).SingleAsync(k => k.Id == id && k.PersonId == personId);
        db.Passkeys.Remove(key);
        key.Person!.SecurityStamp = Secrets.NewKey();
        audit.Record(db, AuditKind.PasskeyRemoved);
        await TellAsync(db, key.Person, isAdded: false);
        await db.SaveChangesAsync();
        await signIn.EnterAsync(Context, key.Person, customerId, SessionStage.Complete);
    }

    // The browser keeps the challenge, sealed; the row lets it through once.
    private async Task KeepAsync(PortalDbContext db, string purpose, string state)
    {
        var once = Secrets.NewKey();
        db.SingleUseTokens.Add(new SingleUseToken(TokenPurpose.Passkey, purpose, Secrets.Hash(once), clock.GetUtcNow(), ChallengeLifetime));
        await db.SaveChangesAsync();
        cookies.Write(Context, PortalCookies.Passkey, _protector.Protect($"{once}{state}"), ChallengeLifetime);
    }

    private async Task<string?> TakeAsync(string purpose)
    {
        var cookie = cookies.Read(Context, PortalCookies.Passkey);
        cookies.Delete(Context, PortalCookies.Passkey);
        if (Unseal(cookie) is not { } kept || kept.Length <= Secrets.KeyLength) { return null; }
        var (hash, now) = (Secrets.Hash(kept[..Secrets.KeyLength]), clock.GetUtcNow());
        await using var db = systemDb.Open();
        var used = await db.SingleUseTokens.Where(t => t.Hash == hash && t.Purpose == TokenPurpose.Passkey && t.Subject == purpose && t.UsedAt == null && t.ExpiresAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.UsedAt, now));
        return used == 1 ? kept[Secrets.KeyLength..] : null;
    }

    private string? Unseal(string? cookie)
    {
        if (string.IsNullOrEmpty(cookie)) { return null; }
        try
        {
            return _protector.Unprotect(cookie);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // made up, or sealed with a key that was changed since
        }
    }

    private async Task TellAsync(PortalDbContext db, Person person, bool isAdded)
    {
        if (await SignIn.RecipientAsync(db, person) is not { } to) { return; }
        db.Outbox.Add(AccountMail.FactorChanged(
            mailer, to, words => isAdded ? words["Uma passkey foi adicionada à sua conta"] : words["Uma passkey foi removida da sua conta"], clock.GetUtcNow(), mailer.Link("/conta/seguranca")));
    }

    private static string Adding(int personId) => $"passkey of {personId}";
}
