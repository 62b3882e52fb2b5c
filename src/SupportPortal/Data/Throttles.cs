using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportPortal.Data;

/// <summary>One try that counts against a limit. The key is a hash: the table tells nobody who was tried.</summary>
public class ThrottleHit
{
    public Guid Id { get; init; }
    public required byte[] Key { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ThrottleHitConfiguration : IEntityTypeConfiguration<ThrottleHit>
{
    public void Configure(EntityTypeBuilder<ThrottleHit> builder)
    {
        builder.ToTable("throttle_hits");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.HasIndex(h => new { h.Key, h.At });
        builder.HasIndex(h => h.At);
    }
}

/// <summary>At most so many tries of this in that time.</summary>
public sealed record Limit(string Of, int Tries, TimeSpan Within)
{
    internal byte[] Key => SHA256.HashData(Encoding.UTF8.GetBytes($"{Of} {Tries}/{Within.TotalSeconds}"));
}

/// <param name="Left">Tries left under the tightest limit, this one already counted.</param>
public sealed record Throttled(bool IsAllowed, int Left, TimeSpan RetryAfter);

/// <summary>Limits that hold over all instances and restarts: each try is counted before it is made, so parallel tries cannot pass together.</summary>
public sealed class Throttles(SystemDb systemDb, TimeProvider clock)
{
    public async Task<Throttled> TakeAsync(params Limit[] limits)
    {
        var now = clock.GetUtcNow();
        await using var db = systemDb.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var keys = limits.Select(l => BitConverter.ToInt64(l.Key)).Order().ToArray(); // one order for everybody: no deadlock
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(k) from unnest({keys}) k");
        var left = int.MaxValue;
        foreach (var limit in limits)
        {
            var (key, since) = (limit.Key, now - limit.Within);
            var hits = await db.ThrottleHits.Where(h => h.Key == key && h.At > since).OrderByDescending(h => h.At).Select(h => h.At).Take(limit.Tries).ToListAsync();
            if (hits.Count >= limit.Tries) { return new Throttled(false, 0, hits[^1] + limit.Within - now); }
            left = Math.Min(left, limit.Tries - hits.Count - 1);
        }
        db.ThrottleHits.AddRange(limits.Select(l => new ThrottleHit { Id = Guid.CreateVersion7(now), Key = l.Key, At = now }));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return new Throttled(true, left, TimeSpan.Zero);
    }

    /// <summary>Counts a thing once, however often it comes: how many different CNPJs a network tries.</summary>
    public async Task<bool> TakeDistinctAsync(Limit limit, string thing)
    {
        var seen = new Limit($"{limit.Of} = {thing}", 1, limit.Within);
        var now = clock.GetUtcNow();
        await using var db = systemDb.Open();
        var (key, since) = (seen.Key, now - seen.Within);
        if (await db.ThrottleHits.AnyAsync(h => h.Key == key && h.At > since)) { return true; }
        return (await TakeAsync(limit)).IsAllowed && (await TakeAsync(seen)).IsAllowed;
    }

    /// <summary>How often it was tried, for alarms.</summary>
    public async Task<int> CountAsync(Limit limit)
    {
        await using var db = systemDb.Open();
        var (key, since) = (limit.Key, clock.GetUtcNow() - limit.Within);
        return await db.ThrottleHits.CountAsync(h => h.Key == key && h.At > since);
    }

    /// <summary>The try was right: its own account starts anew, and for the others (a network's) this one does not count.</summary>
    public async Task ForgiveAsync(Limit own, params Limit[] others)
    {
        await using var db = systemDb.Open();
        var key = own.Key;
        await db.ThrottleHits.Where(h => h.Key == key).ExecuteDeleteAsync();
        foreach (var limit in others)
        {
            var other = limit.Key;
            await db.ThrottleHits.Where(h => h.Key == other).OrderByDescending(h => h.At).Take(1).ExecuteDeleteAsync();
        }
    }

    public async Task ForgetOldAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        var dayAgo = clock.GetUtcNow() - TimeSpan.FromHours(25);
        await db.ThrottleHits.Where(h => h.At < dayAgo).ExecuteDeleteAsync(stop);
    }
}
