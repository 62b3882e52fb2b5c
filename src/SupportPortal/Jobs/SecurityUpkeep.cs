using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Jobs;

/// <summary>Seals the audit lines written since the last round and forgets what nothing looks at any more: old throttle hits, and public requests nobody confirmed.</summary>
public sealed class SecurityUpkeep(SystemDb systemDb, Throttles throttles, TimeProvider clock, ILogger<SecurityUpkeep> log) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken stop)
    {
        int sealedNow;
        do
        {
            await using var db = systemDb.Open();
            sealedNow = await db.SealAsync(BatchSize, stop);
        } while (sealedNow == BatchSize);
        await throttles.ForgetOldAsync(stop);
        await ForgetUnconfirmedAsync(stop);
    }

    /// <summary>What somebody typed and nobody stood by is not kept.</summary>
    private async Task ForgetUnconfirmedAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        var since = clock.GetUtcNow() - PublicRequest.Lifetime;
        await db.PublicRequests.Where(r => r.ConfirmedAt == null && r.CreatedAt < since).ExecuteDeleteAsync(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Every, clock, stoppingToken);
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) // an error that leaves the loop would stop the site
            {
                log.LogError(e, "Security upkeep failed; it is tried again");
            }
        }
    }
}
