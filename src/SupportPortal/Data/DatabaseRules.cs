using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SupportPortal.Data;

/// <summary>
/// What migrations cannot say: roles, extensions, the search dictionary before them; grants and forced row security after them.
/// Both are written so that running them again changes nothing, and the second covers every table with a customer_id by itself.
/// </summary>
public static class DatabaseRules
{
    /// <summary>Run by the login, before migrating. On a managed server an administrator may have run it already.</summary>
    public const string Before = """
        do $$
        declare r text;
        begin
          foreach r in array array['portal_owner', 'portal_customer', 'portal_staff', 'portal_jobs'] loop
            if not exists (select from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
            if not pg_has_role(current_user, r, 'member') then execute format('grant %I to %I', r, current_user); end if;
          end loop;
          execute format('grant create, temporary on database %I to portal_owner', current_database());
        end $$;
        create extension if not exists unaccent;
        create extension if not exists pg_trgm;
        grant all on schema public to portal_owner;
        grant usage on schema public to portal_customer, portal_staff, portal_jobs;
        do $$
        begin
          if not exists (select from pg_ts_config where cfgname = 'portal') then
            create text search configuration public.portal (copy = pg_catalog.portuguese);
            alter text search configuration public.portal
              alter mapping for hword, hword_part, word with unaccent, portuguese_stem;
          end if;
        end $$;
        """ + PortalSearch.Functions;

    /// <summary>Tables a customer's connection may touch, and how. Whatever is not named here, it cannot even read.</summary>
    private static readonly Dictionary<string, string> CustomerGrants = new(StringComparer.Ordinal)
    {
        ["customers"] = "select",
        ["people"] = "select (id, name, kind, role, customer_id)",
        ["memberships"] = "select, update (permissions, department, is_active)",
        ["invitations"] = "select, insert, update",
        ["address_changes"] = "select, insert, update",
        ["api_keys"] = "select, insert, update (revoked_at, revoked_by_name)",
        ["categories"] = "select",
        ["category_fields"] = "select",
        ["sla_revisions"] = "select",
        ["work_schedules"] = "select",
        ["products"] = "select",
        ["contracts"] = "select",
        ["contracted_products"] = "select",
        ["contract_contacts"] = "select",
        ["product_versions"] = "select",
        ["product_files"] = "select",
        ["product_file_chunks"] = "select",
        ["help_topics"] = "select",
        ["help_articles"] = "select",
        ["help_old_slugs"] = "select",
        ["help_files"] = "select",
        ["tickets"] = "select, insert, update",
        ["ticket_messages"] = "select, insert",
        ["ticket_events"] = "select, insert",
        ["sla_clocks"] = "select, insert, update",
        ["sla_pauses"] = "select, insert, update",
        ["ticket_answers"] = "select, insert",
        ["ticket_participants"] = "select, insert, delete",
        ["ticket_reads"] = "select, insert, update",
        ["ticket_links"] = "select",
        ["incidents"] = "select",
        ["incident_updates"] = "select",
        ["incident_tickets"] = "select, insert",
        ["suggested_articles"] = "select, insert, update",
        ["ticket_drafts"] = "select, insert, update, delete",
        ["files"] = "select, insert, update, delete",
        ["file_chunks"] = "select, insert, delete",
        ["service_orders"] = "select, update",
        ["service_order_events"] = "select, insert",
        ["service_order_tasks"] = "select",
        ["service_order_parts"] = "select",
        ["service_order_hours"] = "select",
        ["service_order_documents"] = "select, insert",
        ["hour_movements"] = "select, insert",
        ["invoices"] = "select, update",
        ["boletos"] = "select",
        ["invoice_events"] = "select, insert",
        ["boleto_copies"] = "select, insert",
        ["new_date_requests"] = "select, insert",
        ["bank_accounts"] = "select",
        ["number_sequences"] = "select, insert, update",
        ["outbox_messages"] = "insert",
        ["outbox_attachments"] = "insert",
        ["audit_entries"] = "insert",
    };

    /// <summary>Tables nobody may change a line of, whatever the role; only the name of somebody who left gives way (<see cref="PersonErasure"/>).</summary>
    private static readonly string[] AppendOnly = ["ticket_events", "ticket_answers", "time_entries", "incident_updates", "service_order_events", "service_order_documents", "hour_movements", "invoice_events", "boleto_copies", "audit_entries", "audit_seals", "help_article_versions"];

    /// <summary>What a customer's rows must also satisfy, beyond being its own.</summary>
    private static readonly Dictionary<string, string> CustomerConditions = new(StringComparer.Ordinal)
    {
        ["ticket_messages"] = "not is_internal",
        ["ticket_events"] = "not is_internal",
        ["files"] = "not is_internal",
        ["ticket_participants"] = "exists (select from memberships m where m.person_id = ticket_participants.person_id and m.customer_id = ticket_participants.customer_id)",
        ["file_chunks"] = "exists (select from files f where f.id = file_id)", // bytes are as internal as their file
    };

    /// <summary>Applies grants and row security unless this very text has been applied before.</summary>
    public static async Task ApplyAfterAsync(NpgsqlConnection owner, DbContext model, CancellationToken stop)
    {
        var sql = After(model);
        var mark = "rules " + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        await using var read = new NpgsqlCommand("select obj_description('public.customers'::regclass, 'pg_class')", owner);
        if (await read.ExecuteScalarAsync(stop) as string == mark) { return; }
        await using var apply = new NpgsqlCommand($"begin; set local lock_timeout = '5s'; {sql} comment on table customers is '{mark}'; commit;", owner);
        await apply.ExecuteNonQueryAsync(stop);
    }

    private static string After(DbContext context)
    {
        var sql = new StringBuilder();
        var tables = context.Model.GetEntityTypes().Where(e => e.GetTableName() is not null)
            .GroupBy(e => e.GetTableName()!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var name = table.Key;
            var changes = AppendOnly.Contains(name) ? "select, insert" : "select, insert, update, delete";
            sql.AppendLine($"revoke all on {name} from portal_customer, portal_staff, portal_jobs;");
            sql.AppendLine($"grant {changes} on {name} to portal_staff, portal_jobs;");
            if (CustomerGrants.TryGetValue(name, out var grants)) { sql.AppendLine($"grant {grants} on {name} to portal_customer;"); }
            if (Owner(name, table) is { } owner)
            {
                var condition = CustomerConditions.TryGetValue(name, out var more) ? $"({owner}) and {more}" : $"({owner})";
                sql.AppendLine($"""
                    alter table {name} enable row level security;
                    alter table {name} force row level security;
                    drop policy if exists customer_rows on {name};
                    create policy customer_rows on {name} to portal_customer using ({condition}) with check ({string.Join(" and ", Links(name, table).Prepend(condition))});
                    drop policy if exists staff_rows on {name};
                    create policy staff_rows on {name} to portal_staff using (true) with check (true);
                    drop policy if exists jobs_rows on {name};
                    create policy jobs_rows on {name} to portal_jobs using (true) with check (true);
                    drop policy if exists owner_rows on {name};
                    create policy owner_rows on {name} to portal_owner using (true) with check (true);
                    """);
            }
        }
        PersonErasure.Grant(sql, context.Model, AppendOnly);
        sql.AppendLine("grant usage, select on all sequences in schema public to portal_customer, portal_staff, portal_jobs;");
        sql.Append(ChangeNotice.Triggers);
        return sql.ToString();
    }

    private static string? Owner(string table, IEnumerable<Microsoft.EntityFrameworkCore.Metadata.IEntityType> entities)
    {
        const string Mine = "nullif(current_setting('app.customer', true), '')::int";
        return table switch
        {
            "customers" => $"id = {Mine}",
            // Without its moment: the database's clock is not the portal's, and what is scheduled is no secret of another company.
            "help_articles" => $"""
                status = 'Published' and (visibility = 'Public' or (visibility = 'Customers' and {Mine} > 0) or (visibility = 'Company' and only_for_id = {Mine})
                or (visibility = 'Product' and exists (select from contracted_products c where c.product_id = help_articles.product_id)))
                """,
            "incidents" => "exists (select from contracted_products c where c.product_id = incidents.product_id)", // its own: the policy of that table says so
            "incident_updates" => "exists (select from incidents i where i.id = incident_id)",
            "product_versions" => "published_at is not null and exists (select from contracted_products c where c.product_id = product_versions.product_id)",
            "product_files" => "exists (select from product_versions v where v.id = product_version_id)", // whoever reads the version
            "product_file_chunks" => "exists (select from product_files f where f.id = file_id)",
            "help_old_slugs" or "help_files" => "exists (select from help_articles a where a.id = article_id)", // whoever reads the article
            "people" => $"kind = 'Staff' or customer_id = {Mine} or exists (select from memberships m where m.person_id = people.id and m.customer_id = {Mine})",
            _ when entities.Any(e => e.FindProperty("CustomerId") is not null) => $"customer_id = {Mine}",
            _ => null,
        };
    }

    /// <summary>
    /// What a written row hangs on must be the customer's too: foreign keys look past row security. Only what a customer reads can be asked for;
    /// a table cannot ask itself in its own policy, so the tickets a ticket continues or was merged into are left to the queries.
    /// </summary>
    private static IEnumerable<string> Links(string table, IEnumerable<Microsoft.EntityFrameworkCore.Metadata.IEntityType> entities) =>
        from link in entities.SelectMany(e => e.GetForeignKeys())
        let target = link.PrincipalEntityType.GetTableName()
        where target != table && link.Properties.Count == 1 && link.PrincipalEntityType.FindProperty("CustomerId")?.ClrType == typeof(int)
            && CustomerGrants.TryGetValue(target!, out var grants) && grants.StartsWith("select", StringComparison.Ordinal)
        let column = $"{table}.{link.Properties[0].GetColumnName()}"
        select $"({column} is null or exists (select from {target} linked where linked.{link.PrincipalKey.Properties[0].GetColumnName()} = {column}))";
}
