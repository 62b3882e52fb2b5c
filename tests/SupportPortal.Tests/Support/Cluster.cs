using Npgsql;
using SupportPortal.Data;

[assembly: AssemblyFixture(typeof(SupportPortal.Tests.Support.Cluster))]

namespace SupportPortal.Tests.Support;

/// <summary>One PostgreSQL server for the test run, with a migrated template database that every test class clones.</summary>
public sealed class Cluster : IAsyncLifetime
{
    private const string Template = "template_portal";
    private const long MemoryNeeded = 2L << 30;
    private static readonly string Root = Path.Combine(Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > MemoryNeeded ? "/dev/shm" : "/var/tmp", "portal-tests");
    private readonly string _folder = $"{Root}-{Environment.ProcessId}";
    private PrivatePostgres? _server;
    private int _clones;

    public async ValueTask InitializeAsync()
    {
        DeleteLeftovers();
        var binaries = await PostgresBinaries.FindAsync(await PrivatePostgres.DataFolderAsync(AppContext.BaseDirectory));
        _server = await PrivatePostgres.StartAsync(_folder, binaries, durable: false);
        var template = _server.ConnectionString(Template) + ";Pooling=false";
        await Migrator.MigrateAsync(template, createDatabase: true);
        await SeedData.KeepAsync(template);
    }

    /// <returns>The connection string of a new database, as migrations leave it.</returns>
    public async Task<string> CloneAsync()
    {
        var name = NextName();
        await ExecuteAsync($"create database {name} template {Template} strategy file_copy");
        return ConnectionString(name);
    }

    /// <returns>The connection string of a database that does not exist yet.</returns>
    public string Missing() => ConnectionString(NextName());

    /// <summary>What the portal sees when its database server goes away, until the result is disposed.</summary>
    public async Task<IAsyncDisposable> Cut(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"alter database {name} allow_connections false");
        await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        return new Restore(this, connectionString, $"alter database {name} allow_connections true");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) { await _server.DisposeAsync(); }
        Directory.Delete(_folder, recursive: true);
    }

    private string NextName() => $"test{Interlocked.Increment(ref _clones)}";

    private string ConnectionString(string name) => _server!.ConnectionString(name) + ";Maximum Pool Size=8;Include Error Detail=true";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server!.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Restore(Cluster cluster, string connectionString, string sql) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await cluster.ExecuteAsync(sql);
            await using var broken = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(broken); // the tests' own connections were cut too
        }
    }

    /// <summary>A run that was killed leaves its files; its server has stopped by itself.</summary>
    private static void DeleteLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetDirectoryName(Root)!, Path.GetFileName(Root) + "-*"))
        {
            if (!Directory.Exists($"/proc/{folder[(Root.Length + 1)..]}")) { Directory.Delete(folder, recursive: true); }
        }
    }
}
