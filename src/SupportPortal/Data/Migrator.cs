using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Data;

/// <summary>Brings the database to this version at start. Of several instances that start together, one does it while the others wait.</summary>
public static class Migrator
{
    private const long Lock = 0x_50_6F_72_74_61_6C; // "Portal"

    public static Task MigrateAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return MigrateAsync(
            app.Services.GetRequiredService<DataSources>().ConnectionString,
            createDatabase: app.Environment.IsDevelopment(),
            // Inside the lock, or each instance would make a first key of its own and not read the others' cookies.
            last: () => app.Services.GetDataProtectionProvider().CreateProtector("first key").Protect([]));
    }

    public static async Task MigrateAsync(string connectionString, bool createDatabase, Action? last = null, CancellationToken stop = default)
    {
        if (createDatabase) { await CreateDatabaseAsync(connectionString, stop); }
        await using var login = await OpenAsync(connectionString, "-c lock_timeout=0", stop);
        await ExecuteAsync(login, $"select pg_advisory_lock({Lock})", stop); // EF Core's own lock does not cover an empty database
        await ExecuteAsync(login, DatabaseRules.Before, stop);

        // An instance of the previous version may be running: rather give up than queue all its requests behind a table lock.
        await using var owner = await OpenAsync(connectionString, $"-c role={DataSources.NameOf(DbRole.Owner)} -c lock_timeout=5s", stop);
        await using var db = new PortalDbContext(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(owner).Options, Tenant.Everyone);
        await db.Database.MigrateAsync(stop);
        await DatabaseRules.ApplyAfterAsync(owner, db, stop);
        await ReferenceData.EnsureAsync(db, stop);
        last?.Invoke();
    }

    private static async Task CreateDatabaseAsync(string connectionString, CancellationToken stop)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var name = settings.Database ?? throw new ArgumentException("The connection string names no database.", nameof(connectionString));
        settings.Database = "postgres";
        await using var server = await OpenAsync(settings.ConnectionString, "", stop);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", server) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(stop) is not null) { return; }
        try
        {
            await ExecuteAsync(server, $"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", stop);
        }
        catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            return; // another instance, at the same moment
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, string options, CancellationToken stop)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0, Options = options };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
