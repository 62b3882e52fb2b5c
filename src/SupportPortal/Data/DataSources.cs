using Npgsql;

namespace SupportPortal.Data;

/// <summary>The database roles of row security. Each has its own pool, whose connections start in that role.</summary>
public enum DbRole { Owner, Customer, Staff, Jobs }

/// <summary>One connection pool per database role, all on the one login of the connection string.</summary>
public sealed class DataSources : IAsyncDisposable, IDisposable
{
    public const string ListenerName = "portal_listener";

    private readonly Dictionary<DbRole, NpgsqlDataSource> _sources;

    public DataSources(string connectionString)
    {
        ConnectionString = connectionString;
        _sources = Enum.GetValues<DbRole>().ToDictionary(r => r, r => Build(connectionString, r));
    }

    /// <summary>As configured: the login itself, in no role. For start-up only.</summary>
    public string ConnectionString { get; }

    public NpgsqlDataSource this[DbRole role] => _sources[role];

    /// <summary>A connection that stays open to hear notifications: outside the pools, and asked now and then whether its server is still there.</summary>
    public async Task<NpgsqlConnection> OpenListenerAsync(CancellationToken stop)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            ApplicationName = ListenerName,
            Options = $"-c role={NameOf(DbRole.Jobs)} -c idle_session_timeout=0",
            Pooling = false,
            KeepAlive = 20,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public static string NameOf(DbRole role) => $"portal_{role.ToString().ToLowerInvariant()}";

    public void Dispose()
    {
        foreach (var source in _sources.Values) { source.Dispose(); }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values) { await source.DisposeAsync(); }
    }

    private static NpgsqlDataSource Build(string connectionString, DbRole role)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = NameOf(role),
            Options = $"-c role={NameOf(role)} -c statement_timeout=10s -c timezone=UTC -c random_page_cost=1.1", // no disk arm moves: indexes of words are worth their reads
        };
        if (settings.MaxAutoPrepare == 0) { (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (50, 2); }
        if (role is DbRole.Owner) { settings.MaxPoolSize = 2; }
        else if (!settings.ContainsKey("Maximum Pool Size")) { settings.MaxPoolSize = 15; }
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
