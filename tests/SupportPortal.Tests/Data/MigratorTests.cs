using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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

    /// <summary>What was promised before there were policies is kept by the first version of one; the policy of row security on the old table does not stand in the way.</summary>
    [Fact]
    public async Task An_installation_of_before_policies_migrates_with_its_rows_and_rules()
    {
        var database = cluster.Missing();
        var server = new NpgsqlConnectionStringBuilder(database);
        await Scalar(new NpgsqlConnectionStringBuilder(database) { Database = "postgres" }.ConnectionString, $"create database {server.Database}");
        await Scalar(database, DatabaseRules.Before);
        var owner = new NpgsqlConnectionStringBuilder(database) { Pooling = false, Options = $"-c role={DataSources.NameOf(DbRole.Owner)}" }.ConnectionString;
        await using (var db = new PortalDbContext(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(owner).Options, Tenant.Everyone))
        {
            await db.GetService<IMigrator>().MigrateAsync("20261121173527_OrderTickets", TestContext.Current.CancellationToken);
        }
        await Scalar(owner, """
            insert into categories (name, description, priority, position, is_active) values ('Urgência', '', 'High', 1, true);
            insert into sla_targets (category_id, contract_id, first_response, resolution, hours) select id, null, interval '1 hour', interval '7 hours', 'ClockTime' from categories;
            create policy customer_rows on sla_targets using (contract_id is null);
            """);

        await Migrator.MigrateAsync(database, createDatabase: false);
        Assert.Equal(TimeSpan.FromHours(7), await Scalar(database, """
            select t.time from sla_targets t join sla_policy_versions v on v.id = t.version_id join sla_policies p on p.id = v.policy_id join categories c on c.id = t.category_id
            where p.is_default and v.published_at is not null and c.name = 'Urgência' and t.metric = 'Resolution'
            """));
    }

    private static async Task<object?> Scalar(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
