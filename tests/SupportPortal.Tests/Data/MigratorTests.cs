using Npgsql;
using SupportPortal.Data;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Data;

public class MigratorTests(Cluster cluster)
{
    [Fact]
    public async Task Two_instances_that_start_together_on_a_missing_database_both_start()
    {
        var database = cluster.Missing();
        var ends = 0;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Migrator.MigrateAsync(database, createDatabase: true, () => Interlocked.Increment(ref ends)))));

        Assert.Equal(2, ends);
        Assert.Equal(4L, await Scalar(database, "select count(*) from categories"));
    }

    [Fact]
    public async Task Outside_Development_a_missing_database_is_not_created()
    {
        var problem = await Assert.ThrowsAsync<PostgresException>(() => Migrator.MigrateAsync(cluster.Missing(), createDatabase: false));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, problem.SqlState);
    }

    [Fact]
    public async Task The_tables_belong_to_the_owner_role_and_not_to_the_login()
    {
        Assert.Equal("portal_owner", await Scalar(await cluster.CloneAsync(), "select string_agg(distinct tableowner, ',') from pg_tables where schemaname = 'public'"));
    }

    private static async Task<object?> Scalar(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
