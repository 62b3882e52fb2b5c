using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>A key of the company, written down and told to all who could revoke it.</summary>
public sealed class CreateApiKey(PortalDbContext db, SystemDb systemDb, Mailer mailer, Audit audit, Viewer me, TimeProvider clock)
{
    private const int MaxManagers = 100;

    /// <returns>The key itself, which nothing keeps.</returns>
    public async Task<(ApiKey Row, string Key)> RunAsync(string name, ApiScopes scopes, DateOnly lastDay, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (key, start, hash) = ApiKeys.New();
        var row = new ApiKey(me.CustomerId!.Value, name, scopes, start, hash, lastDay, me.Actor, now);
        db.ApiKeys.Add(row);
        foreach (var to in await ManagersAsync(row.CustomerId, stop)) { db.Outbox.Add(ApiKeyMail.Created(mailer, row, to)); }
        audit.Record(db, AuditKind.ApiKeyCreated, start);
        await db.SaveChangesAsync(stop);
        return (row, key);
    }

    /// <summary>The company's registered address, and its active managers by theirs; nobody twice.</summary>
    private async Task<IReadOnlyList<MailRecipient>> ManagersAsync(int customerId, CancellationToken stop)
    {
        await using var all = systemDb.Open(); // addresses of people are not in the database of a customer
        var company = await all.Customers.AsNoTracking().SingleAsync(c => c.Id == customerId, stop);
        var language = await all.People.Where(p => p.CustomerId == customerId).Select(p => p.Language).FirstOrDefaultAsync(stop) ?? "pt-BR";
        var members = await all.Memberships.AsNoTracking().Where(m => m.CustomerId == customerId && m.IsActive && m.Person!.Kind == PersonKind.Contact && m.Person.State == AccountState.Active)
            .OrderBy(m => m.Id).Select(m => new { m.Permissions, m.Person!.Email, m.Person.Name, m.Person.Language }).ToListAsync(stop);
        return [.. members.Where(m => m.Permissions.HasFlag(Permission.Manager)).Select(m => (m.Email, m.Name, m.Language)).Prepend((company.Email, company.ShortName, language))
            .Where(t => MailRecipient.IsAddress(t.Item1)).DistinctBy(t => t.Item1!.ToUpperInvariant()).Take(MaxManagers).Select(t => new MailRecipient(t.Item1!, t.Item2, t.Item3, customerId))];
    }
}
