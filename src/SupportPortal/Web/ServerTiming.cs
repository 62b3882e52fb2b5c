using System.Diagnostics;
using System.Globalization;

namespace SupportPortal.Web;

/// <summary>
/// What a page cost, in the header Server-Timing: milliseconds in the app, and of them in the database, with the number of statements.
/// Browsers show it beside the request; tests/load reads it. On only where Portal:ServerTiming is true, because it tells strangers too much.
/// </summary>
public static class ServerTiming
{
    private static readonly AsyncLocal<Cost?> Current = new();

    public static IApplicationBuilder UseServerTiming(this WebApplication app)
    {
        if (!app.Configuration.GetValue<bool>("Portal:ServerTiming")) { return app; }

        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql", // one activity for each statement sent, and one for each connection opened
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = activity => Current.Value?.Add(activity.Duration, activity.OperationName.StartsWith("CONNECT ", StringComparison.Ordinal) ? 0 : 1),
        };
        ActivitySource.AddActivityListener(listener);
        app.Lifetime.ApplicationStopped.Register(listener.Dispose);
        return app.Use(async (context, next) =>
        {
            var (cost, started) = (new Cost(), Stopwatch.GetTimestamp());
            Current.Value = cost;
            context.Response.OnStarting(() =>
            {
                context.Response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture,
                    $"app;dur={Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0}, db;dur={cost.InDatabase.TotalMilliseconds:0.0};desc=\"{cost.Statements}\"");
                return Task.CompletedTask;
            });
            await next(context);
        });
    }

    private sealed class Cost
    {
        private long _statements, _ticks;

        public long Statements => Interlocked.Read(ref _statements);
        public TimeSpan InDatabase => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

        public void Add(TimeSpan duration, int statements)
        {
            Interlocked.Add(ref _statements, statements);
            Interlocked.Add(ref _ticks, duration.Ticks);
        }
    }
}
