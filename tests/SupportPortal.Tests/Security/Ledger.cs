using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

/// <summary>What every table holds, as one hash each: two ledgers tell which tables an act has touched.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);

    public static async Task<Ledger> Of(Portal portal)
    {
        var ledger = new Ledger();
        await using var connection = new NpgsqlConnection(portal.Services.GetRequiredService<DataSources>().ConnectionString);
        await connection.OpenAsync();
        var names = await connection.RowsAsync("select quote_ident(tablename) from pg_tables where schemaname = 'public' order by 1");
        var hashes = string.Join(" union all ", names.Select(n => $"select '{n}', md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {n} t"));
        await using var command = new NpgsqlCommand(hashes, connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) { ledger._tables[rows.GetString(0)] = rows.GetString(1); }
        return ledger;
    }

    public IReadOnlyList<string> ChangesSince(Ledger before, params string[] except) =>
        [.. _tables.Where(t => before._tables[t.Key] != t.Value && !except.Contains(t.Key, StringComparer.Ordinal)).Select(t => t.Key)];
}

internal static class RawSql
{
    /// <summary>The first column of every row, as text.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync()) { found.Add(rows.GetValue(0).ToString()!); }
        return found;
    }
}
