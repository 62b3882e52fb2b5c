using System.Text;
using Npgsql;

namespace SupportPortal.Tests.Support;

/// <summary>The rows that migrations leave. They are copied to a schema of their own once, and brought back before each test.</summary>
internal static class SeedData
{
    /// <summary>Run on the template: each clone has the copies then.</summary>
    public static async Task KeepAsync(string template)
    {
        await using var connection = new NpgsqlConnection(template);
        await connection.OpenAsync();
        var sql = new StringBuilder("create schema seed;");
        foreach (var table in (await TablesAsync(connection)).Select(t => t.Name)) { sql.Append($"create table seed.{table} as table public.{table};"); }
        await ExecuteAsync(connection, sql.ToString());
        sql.Clear();
        foreach (var table in (await TablesAsync(connection)).Select(t => t.Name))
        {
            await using var count = new NpgsqlCommand($"select count(*) from seed.{table}", connection);
            if (await count.ExecuteScalarAsync() is 0L) { sql.Append($"drop table seed.{table};"); }
        }
        await ExecuteAsync(connection, sql.ToString());
    }

    /// <summary>One batch that empties every table and puts the seed rows back. Deleting from empty tables is faster than truncating them.</summary>
    public static async Task<string> ResetSqlAsync(NpgsqlConnection connection)
    {
        var sql = new StringBuilder("begin; set local session_replication_role = replica;"); // no foreign keys: any order will do
        var tables = await TablesAsync(connection);
        foreach (var table in tables) { sql.Append($"delete from {table.Name};"); }
        foreach (var table in tables.Where(t => t.HasSeed)) { sql.Append($"insert into {table.Name} ({table.Columns}) overriding system value select {table.Columns} from seed.{table.Name};"); }
        return sql.Append("commit;").ToString();
    }

    private static async Task<List<(string Name, string Columns, bool HasSeed)>> TablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("""
            select quote_ident(t.table_name), string_agg(quote_ident(c.column_name), ', '), to_regclass('seed.' || quote_ident(t.table_name)) is not null
            from information_schema.tables t
            join information_schema.columns c using (table_schema, table_name)
            where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
              and t.table_name not in ('__EFMigrationsHistory', 'data_protection_keys')
            group by t.table_name
            order by t.table_name
            """, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<(string, string, bool)>();
        while (await rows.ReadAsync()) { tables.Add((rows.GetString(0), rows.GetString(1), rows.GetBoolean(2))); }
        return tables;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
