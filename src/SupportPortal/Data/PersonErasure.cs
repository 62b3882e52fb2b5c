using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;

namespace SupportPortal.Data;

/// <summary>
/// Takes a person's name, address and CPF out of every table that copied them, and leaves the number (LGPD, articles 16 and 18). Which columns those are follows
/// from the model, so that a new table is covered by itself: a name stands beside the id of whom it names (by_name, by_id), an address has the length of one, a
/// CPF its own type. Texts that people wrote stay: they are the company's correspondence. So do the bytes of papers that were signed.
/// </summary>
public static class PersonErasure
{
    /// <summary>A company's registered addresses are the company's.</summary>
    private static readonly string[] Kept = ["customers", "people"];

    /// <summary>Columns that name a person, by table: what the role of the jobs may change even where lines are never changed.</summary>
    public static IEnumerable<(string Table, string Name, string Id)> Names(IReadOnlyModel model) =>
        from entity in model.GetEntityTypes()
        where entity.GetTableName() is { } table && !Kept.Contains(table, StringComparer.Ordinal)
        from name in entity.GetProperties()
        where name.ClrType == typeof(string) && name.Name.EndsWith("Name", StringComparison.Ordinal)
        let id = entity.FindProperty($"{name.Name[..^4]}Id")
        where id is not null && (id.ClrType == typeof(int) || id.ClrType == typeof(int?)) && id.GetContainingForeignKeys().All(f => f.PrincipalEntityType.ClrType == typeof(Person))
        select (entity.GetTableName()!, name.GetColumnName(), id.GetColumnName());

    /// <summary>Runs in the caller's transaction, before the person's own row is emptied.</summary>
    public static async Task EraseCopiesAsync(this PortalDbContext db, Person person, CancellationToken stop)
    {
        var (name, pseudonym, email, cpf) = (person.Name, person.Pseudonym, person.Email ?? "", person.Cpf?.Value ?? "");
        var address = $"pessoa-{person.Id}@removida.invalid";
        foreach (var (table, column, id) in Names(db.Model)) { await RunAsync($"update {table} set {column} = {{0}} where {id} = {{1}}", pseudonym, person.Id); }
        foreach (var (table, column, _) in Columns(db.Model, IsAddress).Where(_ => email.Length > 0))
        {
            await RunAsync($"update {table} set {column} = {{0}} where lower({column}) = lower({{1}})", address, email);
        }
        foreach (var (table, column, _) in Columns(db.Model, IsCpf).Where(c => c.IsNullable && cpf.Length > 0))
        {
            await RunAsync($"update {table} set {column} = null where {column} = {{0}}", cpf);
        }
        await RunAsync("update ticket_events set \"to\" = {0} where kind = {1} and lower(\"to\") = lower({2})", address, nameof(TicketEventKind.OpenedOutside), email);
        // A colleague's line names whom it was about as its value.
        var about = new[] { nameof(TicketEventKind.ParticipantAdded), nameof(TicketEventKind.ParticipantRemoved) };
        foreach (var side in (string[])["\"from\"", "\"to\""])
        {
            await RunAsync($"update ticket_events set {side} = {{0}} where {side} = {{1}} and kind = any({{2}}) and customer_id in (select customer_id from memberships where person_id = {{3}})", pseudonym, name, about, person.Id);
        }
        // Of mails that are done with, who wrote to whom and when is enough.
        await RunAsync(
            "update outbox_messages set recipient_name = {0} where recipient_address = {1}", pseudonym, address);
        await RunAsync(
            "update outbox_messages set subject = kind, text = '', html = '', content = null where state not in ('Pending', 'Sending') and (recipient_address = {0} or strpos(text, {1}) > 0 or strpos(subject, {1}) > 0 or strpos(text, {2}) > 0)",
            address, name, email.Length > 0 ? email : name);
        await RunAsync("delete from outbox_messages where state = 'Pending' and recipient_address = {0}", address);
        foreach (var table in (string[])["sessions", "known_devices", "passkeys", "notice_choices", "single_use_tokens"]) { await RunAsync($"delete from {table} where person_id = {{0}}", person.Id); }
        await RunAsync("delete from person_tokens where user_id = {0}", person.Id);

        Task<int> RunAsync(string sql, params object[] values) => db.Database.ExecuteSqlRawAsync(sql, values, stop);
    }

    /// <summary>Lets jobs replace names, addresses and CPFs in tables of which no line is ever changed otherwise.</summary>
    internal static void Grant(StringBuilder sql, IReadOnlyModel model, IReadOnlyCollection<string> appendOnly)
    {
        var personal = Names(model).Select(n => (n.Table, Column: n.Name)).Concat(Columns(model, p => IsAddress(p) || IsCpf(p)).Select(c => (c.Table, c.Column)));
        foreach (var (table, column) in personal.Where(c => appendOnly.Contains(c.Table)).Distinct()) { sql.AppendLine($"grant update ({column}) on {table} to portal_jobs;"); }
        sql.AppendLine("grant update (\"from\", \"to\") on ticket_events to portal_jobs;");
    }

    private static bool IsAddress(IReadOnlyProperty property) => property.ClrType == typeof(string) && property.GetMaxLength() == Person.EmailMaxLength;

    private static bool IsCpf(IReadOnlyProperty property) => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Cpf);

    private static IEnumerable<(string Table, string Column, bool IsNullable)> Columns(IReadOnlyModel model, Func<IReadOnlyProperty, bool> which) =>
        from entity in model.GetEntityTypes()
        where entity.GetTableName() is { } table && !Kept.Contains(table, StringComparer.Ordinal)
        from property in entity.GetProperties()
        where which(property)
        select (entity.GetTableName()!, property.GetColumnName(), property.IsNullable);
}
