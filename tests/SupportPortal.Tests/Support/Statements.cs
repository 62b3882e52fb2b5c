using System.Collections.Concurrent;
using System.Diagnostics;

namespace SupportPortal.Tests.Support;

/// <summary>How often a page asks the database, by the trace of its request.</summary>
public static class Statements
{
    /// <summary>Statements sent for one GET. Opening a new connection to the server is none: whether a request needs one depends on what ran before it.</summary>
    public static async Task<int> StatementsFor(this Client client, string url)
    {
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { if (IsStatement(activity)) { traces.Enqueue(activity.TraceId.ToHexString()); } },
        };
        ActivitySource.AddActivityListener(listener);
        using var response = await client.Get(url);
        var count = traces.Count(response.Headers.GetValues("X-Request-Id").Single().Equals);
        Assert.InRange(count, 1, 20);
        return count;
    }

    private static bool IsStatement(Activity activity) => activity.Source.Name == "Npgsql" && activity.GetTagItem("db.query.text") is not null;
}
