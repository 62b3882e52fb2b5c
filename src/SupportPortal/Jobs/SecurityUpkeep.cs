using SupportPortal.Data;

namespace SupportPortal.Jobs;

/// <summary>Seals the audit lines written since the last round and forgets throttle hits that no limit looks at any more.</summary>
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
