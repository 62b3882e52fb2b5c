namespace SupportPortal.Jobs;

/// <summary>Work that is done again and again while the portal runs. A round that fails is logged and tried again: an error that left the loop would stop the site.</summary>
public abstract class Job(TimeProvider clock, ILogger log) : BackgroundService
{
    protected TimeProvider Clock { get; } = clock;
    protected ILogger Log { get; } = log;

    /// <summary>Between two rounds, and after one that failed.</summary>
    protected abstract TimeSpan Every { get; }

    /// <summary>One round; how much was done.</summary>
    public abstract Task<int> RunAsync(CancellationToken stop);

    /// <summary>What to do until the next round.</summary>
    protected virtual Task RestAsync(int done, CancellationToken stop) => Task.Delay(Every, Clock, stop);

    /// <summary>A step for each of many rows, a batch of ids at a time; how much the steps did.</summary>
    /// <param name="after">The next ids above one, in order; none at the end.</param>
    protected static async Task<int> EachAsync(Func<long, Task<List<long>>> after, Func<long, Task<int>> step)
    {
        var (done, last) = (0, 0L);
        while (await after(last) is { Count: > 0 } ids)
        {
            foreach (var id in ids) { done += await step(id); }
            last = ids[^1];
        }
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RestAsync(await RunAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.LogError(e, "A round of {Job} failed; it is tried again", GetType().Name);
                await Task.Delay(Every, Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
