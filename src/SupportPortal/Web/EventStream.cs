using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using SupportPortal.Data;

namespace SupportPortal.Web;

/// <summary>
/// Server-sent events without content: "changed", under the mark of how things are now, and "end" when there is nothing more to see. The page then
/// fetches what it shows the usual way. It holds no connection of the database: each look takes one and gives it back.
/// </summary>
/// <param name="watch">What wakes it.</param>
/// <param name="seen">The mark of what the browser shows.</param>
/// <param name="look">The mark of how things are for whom this stream is, asked anew each time; null when he or she may no longer see it.</param>
public sealed class EventStream(Watch watch, string? seen, Func<CancellationToken, Task<string?>> look) : ActionResult
{
    public const string ContentType = "text/event-stream";

    /// <summary>Proxies cut what is silent for a minute; a reader who left is noticed by it too.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(25);

    /// <summary>Among the desk: who else is at the ticket, or at which of the list's. Customers' streams have none.</summary>
    public PresenceFeed? Presence { get; init; }

    /// <summary>What the browser shows: the last event it was told, after a break, or what the page was drawn with.</summary>
    public static string? MarkIn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers["Last-Event-ID"] is [{ Length: > 0 } last] ? last : request.Query["visto"];
    }

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        (http.Response.ContentType, http.Response.Headers["X-Accel-Buffering"]) = (ContentType, "no");
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            if (!HttpMethods.IsHead(http.Request.Method)) { await TellAsync(http.Response, stop.Token); }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // the reader left, or the portal stops: the browser comes back by itself
        }
        finally
        {
            watch.Dispose();
            if (Presence is not null) { await Presence.LeaveAsync(); }
        }
    }

    private async Task TellAsync(HttpResponse response, CancellationToken stop)
    {
        // Those who lost one instance do not all come to the next at once.
        await WriteAsync($"retry: {Random.Shared.Next(2_000, 6_000).ToString(CultureInfo.InvariantCulture)}\n\n");
        var told = seen;
        var company = "";
        while (true)
        {
            var patience = Heartbeat;
            try
            {
                var mark = await look(stop);
                if (mark is null)
                {
                    await WriteAsync("event: end\ndata: 1\n\n");
                    return;
                }
                if (mark != told) { await WriteAsync($"id: {mark}\nevent: changed\ndata: 1\n\n"); }
                told = mark;
                if (Presence is not null)
                {
                    await Presence.StayAsync();
                    var here = Presence.Mark();
                    if (here != company) { await WriteAsync("event: presence\ndata: 1\n\n"); }
                    company = here;
                }
            }
            catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException)
            {
                // The database is away: what cannot be checked is not told, but looked at again soon. The listener says in the log that it is away.
                patience = TimeSpan.FromSeconds(1 + 2 * Random.Shared.NextDouble());
            }
            if (!await watch.WaitAsync(patience, stop)) { await WriteAsync(":\n\n"); }
        }

        async Task WriteAsync(string text)
        {
            await response.WriteAsync(text, Encoding.ASCII, stop);
            await response.Body.FlushAsync(stop);
        }
    }
}

/// <summary>One analyst's stay at a ticket: seen by colleagues while the stream is open. Who looks at the list (no ticket) sees them all, and is seen nowhere.</summary>
public sealed class PresenceFeed(DeskPresence desk, LiveChanges changes, long? ticketId, int personId, TimeProvider clock)
{
    private DateTimeOffset _said = DateTimeOffset.MinValue;

    public string Mark() => ticketId is { } id ? desk.MarkOf(id, personId) : desk.MarkOfAll(personId);

    /// <summary>Not given up half-way: who leaves in this moment would be seen after having left.</summary>
    public async Task StayAsync()
    {
        if (ticketId is not { } id || clock.GetUtcNow() - _said < DeskPresence.SaidAgain) { return; }
        await desk.TellAsync(id, personId, PresenceKind.Viewing, CancellationToken.None);
        _said = clock.GetUtcNow();
    }

    public async Task LeaveAsync()
    {
        if (ticketId is not { } id || changes.Watches(personId, id)) { return; }
        try
        {
            await desk.TellAsync(id, personId, PresenceKind.Gone, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // it is forgotten by itself
        }
    }
}
