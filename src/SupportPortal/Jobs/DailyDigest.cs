using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>
/// At eight in the morning, one mail of all that was kept for it. The rows are locked while they are told and marked in the same transaction: a second
/// instance, or a second round, finds none. A portal that was down at eight tells when it is up again.
/// </summary>
public sealed class DailyDigest(SystemDb systemDb, Mailer mailer, TimeProvider clock, ILogger<DailyDigest> log) : Job(clock, log)
{
    private const int BatchSize = 200, MostEntries = 100;
    public static readonly TimeOnly At = new(8, 0);

    protected override TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <summary>How many mails were written.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var until = LastMorning();
        List<string> readers;
        await using (var db = systemDb.Open())
        {
            readers = await db.Outbox.Where(m => m.State == OutboxState.Digest && m.CreatedAt < until).Select(m => m.RecipientAddress).Distinct().OrderBy(a => a).Take(BatchSize).ToListAsync(stop);
        }
        var told = 0;
        foreach (var reader in readers) { told += await TellAsync(reader, until, stop); }
        return told;
    }

    private DateTimeOffset LastMorning()
    {
        var (now, today) = (Clock.GetUtcNow(), Clock.Today());
        var morning = PortalTime.At(today, At);
        return now >= morning ? morning : PortalTime.At(today.AddDays(-1), At);
    }

    private async Task<int> TellAsync(string reader, DateTimeOffset until, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var kept = await db.KeptForDigestAsync(reader, until, MostEntries, stop);
            if (kept.Count == 0) { return 0; } // another instance has them
            var digest = DigestMail.Of(mailer, kept);
            db.Outbox.Add(digest);
            foreach (var mail in kept) { mail.JoinInto(digest); }
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return 1;
        }
        catch (Exception e) when (e is not OperationCanceledException) // one reader must not keep the others back
        {
            Log.LogError(e, "A daily digest was not written");
            return 0;
        }
    }
}
