using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Security;

/// <summary>
/// What the framework's passkey handler asks of its user manager: who a key belongs to, and which keys somebody has. Writing is ours (<see cref="Passkeys"/>),
/// and so is everything else about accounts.
/// </summary>
public sealed class PasskeyStore(SystemDb systemDb) : IUserPasskeyStore<Person>
{
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken)
    {
        await using var db = systemDb.Open();
        var keys = await db.Passkeys.AsNoTracking().Where(k => k.PersonId == user.Id).OrderBy(k => k.Id).Take(Passkey.MostOfAPerson).ToListAsync(cancellationToken);
        return [.. keys.Select(ToInfo)];
    }

    public async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = systemDb.Open();
        return await db.Passkeys.AsNoTracking().Where(k => k.CredentialId == credentialId).Select(k => k.Person).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = systemDb.Open();
        var key = await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(k => k.PersonId == user.Id && k.CredentialId == credentialId, cancellationToken);
        return key is null ? null : ToInfo(key);
    }

    public async Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!int.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) { return null; }
        await using var db = systemDb.Open();
        return await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
    }

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(IdOf(user.Id));

    public void Dispose() { }

    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The handle a key keeps of its owner: a number, which says nothing about the person.</summary>
    internal static string IdOf(int personId) => personId.ToString(CultureInfo.InvariantCulture);

    private static UserPasskeyInfo ToInfo(Passkey key) => new(
        key.CredentialId, key.PublicKey, key.CreatedAt, (uint)key.SignCount, key.Transports, isUserVerified: true, key.IsBackupEligible, key.IsBackedUp, attestationObject: [], clientDataJson: []);
}
