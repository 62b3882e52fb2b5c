using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Security;

/// <summary>A program that came with a good key: whose it is, and what it may read.</summary>
public sealed record OpenKey(int Id, ApiScopes Scopes, Viewer Viewer);

/// <summary>Makes keys and finds whose a key is. Each request reads the row anew: what is revoked opens nothing from then on, on every instance.</summary>
public sealed class ApiKeys(SystemDb systemDb, TimeProvider clock)
{
    /// <summary>A key to show once, its first letters and its hash.</summary>
    public static (string Key, string Start, byte[] Hash) New()
    {
        var key = ApiKey.Mark + Secrets.NewKey();
        return (key, key[..ApiKey.PrefixLength], Secrets.Hash(key));
    }

    /// <summary>Null for whatever is no good, without a word why. Nobody guesses 256 bits, so refusals are not counted.</summary>
    public async Task<OpenKey?> FindAsync(string? key, string network)
    {
        if (key?.StartsWith(ApiKey.Mark, StringComparison.Ordinal) is not true || !Secrets.IsKey(key[ApiKey.Mark.Length..])) { return null; }
        var (hash, now) = (Secrets.Hash(key), clock.GetUtcNow());
        await using var db = systemDb.Open();
        var found = await db.ApiKeys.AsNoTracking().ActiveAt(now).Where(k => k.Hash == hash)
            .Join(db.Customers, k => k.CustomerId, c => c.Id, (k, c) => new { Key = k, c.LegalName, c.TradeName, c.Cnpj }).SingleOrDefaultAsync();
        if (found is null) { return null; }
        if (found.Key.Use(network, now))
        {
            await db.ApiKeys.Where(k => k.Id == found.Key.Id && (k.LastUsedAt == null || k.LastUsedAt <= now))
                .ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedAt, now).SetProperty(k => k.LastUsedFrom, network));
        }
        return new OpenKey(found.Key.Id, found.Key.Scopes, new Viewer
        {
            Name = found.Key.Name,
            Kind = PersonKind.Contact,
            CustomerId = found.Key.CustomerId,
            CustomerName = found.TradeName ?? found.LegalName,
            CustomerCnpj = found.Cnpj.ToString(),
            Permissions = found.Key.Scopes.ToPermissions(),
        });
    }
}
