using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SupportPortal.Data;

/// <summary>
/// One connection for all the queries of a handler that reads, instead of one for each: what is saved is a round trip a query. It goes back
/// to the pool before the answer is written, so a slow reader of a page or a file holds none.
/// </summary>
public sealed class HeldConnection : DbConnectionInterceptor
{
    private DbConnection? _kept;
    private bool _holds;

    /// <summary>Runs the handler, holding the connection its first query opens.</summary>
    public async Task DuringAsync(Func<Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _holds = true;
        try
        {
            await handler();
        }
        finally
        {
            _holds = false;
            if (_kept is { State: ConnectionState.Open }) { await _kept.CloseAsync(); }
            _kept = null;
        }
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => Keep(connection, result);

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(Keep(connection, result));

    private InterceptionResult Keep(DbConnection connection, InterceptionResult result)
    {
        if (!_holds) { return result; }
        _kept = connection;
        return InterceptionResult.Suppress();
    }
}
