using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

/// <summary>The third lock, by itself: raw SQL in the database roles, as a page would send it that has forgotten the other two.</summary>
public class RowSecurityTests(Portal portal) : PageTest(portal)
{
    private const string Owned = """
        select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'customer_id' and not a.attisdropped
        """;

    /// <summary>What a customer's connection may read that is nobody's in particular.</summary>
    private static readonly string[] Shared = ["bank_accounts", "categories", "category_fields", "help_topics", "number_sequences", "products", "sla_revisions", "work_schedules"];

    private DataSources Sources => Portal.Services.GetRequiredService<DataSources>();

    [Fact]
    public async Task Every_table_with_a_customer_forces_row_security_with_a_policy_for_each_role()
    {
        await using var owner = await Sources[DbRole.Owner].OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await owner.RowsAsync($"{Owned} and not (c.relrowsecurity and c.relforcerowsecurity)"));
        Assert.Empty(await owner.RowsAsync($"""
            select o.t || ' ' || r from ({Owned}) o(t) cross join unnest(array['portal_customer', 'portal_staff', 'portal_jobs', 'portal_owner']) r
            where not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = o.t and p.roles = array[r]::name[])
            """));
        Assert.True((await owner.RowsAsync(Owned)).Count > 15);
    }

    [Fact]
    public async Task A_customers_connection_reads_nothing_that_is_neither_guarded_by_row_nor_everybodys()
    {
        await using var owner = await Sources[DbRole.Owner].OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Shared, await owner.RowsAsync("""
            select c.relname from pg_class c where c.relkind in ('r', 'v', 'm') and c.relnamespace = 'public'::regnamespace
              and has_any_column_privilege('portal_customer', c.oid, 'select') and not c.relrowsecurity order by 1
            """));
        Assert.Empty(await owner.RowsAsync("select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace"));
        Assert.Empty(await owner.RowsAsync("select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"));
        Assert.Empty(await owner.RowsAsync("select rolname from pg_roles where rolname like 'portal\\_%' and (rolsuper or rolbypassrls)"));
    }

    [Theory]
    [InlineData("outbox_messages"), InlineData("outbox_attachments"), InlineData("audit_entries"), InlineData("audit_seals"), InlineData("sessions"), InlineData("single_use_tokens")]
    [InlineData("reply_drafts"), InlineData("ticket_merges"), InlineData("ticket_followers"), InlineData("time_entries")]
    [InlineData("public_requests"), InlineData("first_access_attempts"), InlineData("data_protection_keys"), InlineData("throttle_hits"), InlineData("help_drafts"), InlineData("help_article_versions"), InlineData("help_words"), InlineData("help_votes"), InlineData("known_devices"), InlineData("person_tokens")]
    [InlineData("teams"), InlineData("team_members"), InlineData("saved_views"), InlineData("canned_replies"), InlineData("macros"), InlineData("absences"), InlineData("bulk_runs"), InlineData("bulk_lines")]
    public async Task A_customers_connection_cannot_read(string table)
    {
        var world = await World.Create(Portal);
        await Refused("42501", world.Own.Customer.Id, $"select count(*) from {table}");
    }

    [Fact]
    public async Task A_customers_connection_reads_no_password_and_no_address_of_anybody()
    {
        var world = await World.Create(Portal);
        await Refused("42501", world.Own.Customer.Id, "select password_hash from people");
        await Refused("42501", world.Own.Customer.Id, "select email from people");
    }

    [Fact]
    public async Task A_customers_connection_sees_its_own_rows_and_no_others()
    {
        var world = await World.Create(Portal);
        await using var mine = await Customer(world.Own.Customer.Id);
        var tables = await mine.RowsAsync($"{Owned} and has_column_privilege('portal_customer', c.oid, a.attnum, 'select') and c.relname not in ('people') order by 1");
        Assert.True(tables.Count > 15);
        var empty = new List<string>();
        foreach (var table in tables)
        {
            var owners = await mine.RowsAsync($"select distinct customer_id from {table}");
            Assert.Equal((table, ""), (table, string.Concat(owners.Where(o => o != $"{world.Own.Customer.Id}"))));
            if (owners.Count == 0) { empty.Add(table); }
        }
        Assert.Equal(["boleto_copies", "sla_pauses"], empty); // the others had rows to show
        Assert.Equal([$"{world.Own.Customer.Id}"], await mine.RowsAsync("select id from customers"));
        Assert.Empty(await mine.RowsAsync($"select id from people where kind <> 'Staff' and id = {world[Actors.Foreign].Id}"));
        Assert.NotEmpty(await mine.RowsAsync($"select id from people where id = {world[Actors.NoFinance].Id}"));
    }

    [Fact]
    public async Task A_connection_that_says_no_company_sees_no_companys_rows()
    {
        var world = await World.Create(Portal);
        await using var nobody = await Sources[DbRole.Customer].OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var table in await nobody.RowsAsync($"{Owned} and has_column_privilege('portal_customer', c.oid, a.attnum, 'select') and c.relname <> 'people'"))
        {
            Assert.Equal((table, "0"), (table, Assert.Single(await nobody.RowsAsync($"select count(*) from {table}"))));
        }
        Assert.Empty(await nobody.RowsAsync("select id from customers"));
        Assert.Equal([world.PublicArticle.Slug], await nobody.RowsAsync($"select slug from help_articles"));
    }

    [Fact]
    public async Task Notes_of_ours_are_not_even_in_the_database_of_a_customer_nor_the_bytes_of_their_files()
    {
        var world = await World.Create(Portal);
        await using var mine = await Customer(world.Own.Customer.Id);
        foreach (var table in new[] { "ticket_messages", "ticket_events", "files" }) { Assert.Equal((table, "0"), (table, Assert.Single(await mine.RowsAsync($"select count(*) from {table} where is_internal")))); }
        Assert.Equal(["0"], await mine.RowsAsync($"select count(*) from file_chunks where file_id = '{world.Own.InternalFile.Id}'"));
        Assert.Equal(["1"], await mine.RowsAsync($"select count(*) from file_chunks where file_id = '{world.Own.File.Id}'"));
        await using var staff = await Sources[DbRole.Staff].OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["1"], await staff.RowsAsync($"select count(*) from file_chunks where file_id = '{world.Own.InternalFile.Id}'"));
    }

    [Fact]
    public async Task An_article_for_one_company_is_in_the_database_of_that_one_alone()
    {
        var world = await World.Create(Portal);
        await using var mine = await Customer(world.Own.Customer.Id);
        Assert.Equal(["artigo-proprio"], await mine.RowsAsync("select slug from help_articles where visibility = 'Company'"));
        Assert.Equal(["manual-proprio"], await mine.RowsAsync("select slug from help_articles where visibility = 'Product'"));
        Assert.Equal([$"{world.Own.CompanyArticleFile.Id}", $"{world.PublicArticleFile.Id}"], (await mine.RowsAsync("select id from help_files")).OrderBy(id => id != $"{world.Own.CompanyArticleFile.Id}"));
        await Refused("42501", world.Own.Customer.Id, "update help_articles set helpful_votes = 9"); // votes are counted by the portal alone
    }

    [Fact]
    public async Task What_others_have_negotiated_is_not_even_in_the_database_of_a_customer()
    {
        var world = await World.Create(Portal);
        foreach (var table in new[] { "sla_policies", "sla_policy_versions", "sla_targets", "work_calendars", "holiday_sets", "sla_warnings" })
        {
            await Refused("42501", world.Own.Customer.Id, $"select 1 from {table}");
        }
        await Refused("42501", world.Own.Customer.Id, "update work_schedules set national_holidays = false");
        await Refused("42501", world.Own.Customer.Id, "update contracts set policy_id = null");
    }

    [Fact]
    public async Task A_customers_connection_writes_for_no_other_company()
    {
        var world = await World.Create(Portal);
        var (own, other) = (world.Own, world.Other);
        var draft = "insert into ticket_drafts (code, customer_id, person_id, fields, created_at, updated_at) values ('2030-888888', {0}, {1}, '{{}}', now(), now())";
        await Refused("42501", own.Customer.Id, string.Format(null, draft, other.Customer.Id, world[Actors.Company].Id));
        await Refused("42501", own.Customer.Id, $"insert into audit_entries (id, kind, customer_id, about, result, network, at) values (gen_random_uuid(), 'SignOut', {other.Customer.Id}, '', '', '', now())");
        await Refused("42501", own.Customer.Id, $"update tickets set customer_id = {other.Customer.Id} where id = {own.Open.Id}");
        await using var mine = await Customer(own.Customer.Id);
        Assert.Equal(["0"], await mine.RowsAsync($"with u as (update tickets set subject = 'x' where id = {other.Open.Id} returning 1) select count(*) from u"));
        Assert.Equal(["0"], await mine.RowsAsync($"with d as (delete from ticket_drafts where id = {other.Draft.Id} returning 1) select count(*) from d"));
        Assert.Equal(["1"], await mine.RowsAsync($"with i as ({string.Format(null, draft, own.Customer.Id, world[Actors.Company].Id)} returning 1) select count(*) from i"));
    }

    [Fact]
    public async Task A_row_of_a_customer_hangs_on_no_record_of_another()
    {
        var world = await World.Create(Portal);
        var (own, other) = (world.Own, world.Other);
        var message = "insert into ticket_messages (ticket_id, customer_id, body, is_internal, author_name, side, at) values ({0}, {1}, 'x', false, 'x', 'Customer', now())";
        await Refused("42501", own.Customer.Id, string.Format(null, message, other.Open.Id, own.Customer.Id));
        await Refused("42501", own.Customer.Id, $"update files set draft_id = {other.Draft.Id} where id = '{own.DraftFile.Id}'");
        await using var mine = await Customer(own.Customer.Id);
        Assert.Equal(["1"], await mine.RowsAsync($"with i as ({string.Format(null, message, own.Open.Id, own.Customer.Id)} returning 1) select count(*) from i"));
    }

    [Fact]
    public async Task A_customers_connection_copies_in_only_its_own_people_to_its_own_tickets()
    {
        var world = await World.Create(Portal);
        var (own, other) = (world.Own, world.Other);
        var row = "insert into ticket_participants (ticket_id, person_id, customer_id, added_at) values ({0}, {1}, {2}, now())";
        await Refused("42501", own.Customer.Id, string.Format(null, row, own.Open.Id, world[Actors.Foreign].Id, own.Customer.Id));
        await Refused("42501", own.Customer.Id, string.Format(null, row, other.Open.Id, world[Actors.NoFinance].Id, own.Customer.Id));
        await Refused("42501", own.Customer.Id, string.Format(null, row, own.Open.Id, world[Actors.NoFinance].Id, other.Customer.Id));
        await using var mine = await Customer(own.Customer.Id);
        Assert.Equal(["1"], await mine.RowsAsync($"with i as ({string.Format(null, row, own.Open.Id, world[Actors.NoFinance].Id, own.Customer.Id)} returning 1) select count(*) from i"));
        await using var theirs = await Customer(other.Customer.Id);
        Assert.Equal(["0"], await theirs.RowsAsync("select count(*) from ticket_participants"));
        Assert.Equal(["0"], await theirs.RowsAsync($"select count(*) from ticket_reads where customer_id <> {other.Customer.Id}"));
    }

    [Theory]
    [InlineData("ticket_events"), InlineData("service_order_events"), InlineData("service_order_documents"), InlineData("hour_movements"), InlineData("boleto_copies"), InlineData("audit_entries"), InlineData("audit_seals")]
    public async Task What_happened_is_changed_by_nobody(string table)
    {
        foreach (var role in new[] { DbRole.Customer, DbRole.Staff, DbRole.Jobs })
        {
            await using var connection = await Sources[role].OpenConnectionAsync(TestContext.Current.CancellationToken);
            var column = (await connection.RowsAsync($"select attname from pg_attribute where attrelid = '{table}'::regclass and attnum > 0 order by attnum desc limit 1"))[0];
            foreach (var sql in new[] { $"update {table} set {column} = {column}", $"delete from {table}", $"truncate {table}" })
            {
                var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.RowsAsync(sql));
                Assert.Equal((role, sql, "42501"), (role, sql, refusal.SqlState));
            }
        }
    }

    private async Task<NpgsqlConnection> Customer(int id)
    {
        var connection = await Sources[DbRole.Customer].OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.RowsAsync($"select set_config('app.customer', '{id}', false)");
        return connection;
    }

    /// <param name="state">42501: insufficient privilege, which is also what a policy says of a row it does not take.</param>
    private async Task Refused(string state, int customer, string sql)
    {
        await using var connection = await Customer(customer);
        Assert.Equal(state, (await Assert.ThrowsAsync<PostgresException>(() => connection.RowsAsync(sql))).SqlState);
    }
}
