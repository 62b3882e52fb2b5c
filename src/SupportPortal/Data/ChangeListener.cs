using Npgsql;

namespace SupportPortal.Data;

/// <summary>This instance's ear at the database: one connection of its own that listens for changes, whichever instance made them, and is opened anew when it breaks.</summary>
public sealed class ChangeListener(DataSources sources, LiveChanges changes, DeskPresence presence, TimeProvider clock, ILogger<ChangeListener> log) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500), LongestPause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => pause = FirstPause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) // an error that leaves the loop would stop the site
            {
                log.LogWarning(e, "No changes are heard of; listening again in {Pause}", pause);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task ListenAsync(Action hears, CancellationToken stop)
    {
        await using var connection = await sources.OpenListenerAsync(stop);
        connection.Notification += (_, notice) =>
        {
            if (ChangeNotice.Parse(notice.Payload) is not { } change) { return; }
            if (change.Presence is not null) { presence.Note(change); }
            changes.Tell(change);
        };
        await using (var listen = new NpgsqlCommand($"listen {ChangeNotice.Channel}", connection)) { await listen.ExecuteNonQueryAsync(stop); }
        hears();
        changes.TellEverybody(); // what happened while nobody listened
        while (true) { await connection.WaitAsync(stop); }
    }
}
