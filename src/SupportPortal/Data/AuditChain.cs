using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Audit;

namespace SupportPortal.Data;

/// <summary>Seals audit lines into one chain, in the order they became visible; one instance at a time.</summary>
public static class AuditChain
{
    private const long Lock = 0x_41_75_64_69_74; // "Audit"

    public static async Task<int> SealAsync(this PortalDbContext db, int atMost, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", stop);
        var last = await db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Position).FirstOrDefaultAsync(stop);
        var open = await db.AuditEntries.AsNoTracking()
            .Where(e => !db.AuditSeals.Any(s => s.EntryId == e.Id)).OrderBy(e => e.At).ThenBy(e => e.Id).Take(atMost).ToListAsync(stop);
        var (position, hash) = (last?.Position ?? 0, last?.Hash ?? []);
        foreach (var entry in open)
        {
            var seal = new AuditSeal(++position, entry, hash);
            db.AuditSeals.Add(seal);
            hash = seal.Hash;
        }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return open.Count;
    }

    /// <summary>The position of the first link that does not fit; null when the chain is whole.</summary>
    public static async Task<long?> FirstBrokenAsync(this PortalDbContext db, CancellationToken stop)
    {
        var (position, hash) = (0L, Array.Empty<byte>());
        var chain = db.AuditSeals.AsNoTracking().OrderBy(s => s.Position)
            .Select(s => new { Seal = s, Entry = db.AuditEntries.FirstOrDefault(e => e.Id == s.EntryId) }).AsAsyncEnumerable();
        await foreach (var link in chain.WithCancellation(stop))
        {
            position++;
            if (link.Seal.Position != position || link.Entry is null || !link.Seal.Fits(link.Entry, hash)) { return position; }
            hash = link.Seal.Hash;
        }
        return null;
    }
}
