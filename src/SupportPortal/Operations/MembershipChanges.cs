using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>
/// What a manager changes about somebody of the company. It counts from that person's next request, because sessions read rights anew each time. Addresses and states of
/// accounts are read as the system, of the manager's own company only; the change itself is written in the customer's role.
/// </summary>
public sealed class MembershipChanges(PortalDbContext db, SystemDb systemDb, Mailer mailer, Audit audit, Viewer me)
{
    public Task ChangeAsync(int id, Permission permissions, string? department, CancellationToken stop) => SaveAsync(id, AuditKind.RightsChanged,
        (m, othersManage) => m.Change(permissions, department, othersManage), (to, m, customer) => PeopleMail.RightsChanged(mailer, to, m, customer, me.Name), stop);

    public Task DeactivateAsync(int id, CancellationToken stop) => SaveAsync(id, AuditKind.MembershipEnded,
        (m, othersManage) => m.Deactivate(othersManage), (to, _, customer) => PeopleMail.Deactivated(mailer, to, customer, me.Name), stop);

    public Task ReactivateAsync(int id, CancellationToken stop) => SaveAsync(id, AuditKind.MembershipResumed,
        (m, _) => m.Reactivate(), (to, m, customer) => PeopleMail.Reactivated(mailer, to, m, customer, me.Name), stop);

    /// <summary>As audit lines name the person.</summary>
    public static string About(int personId) => string.Create(CultureInfo.InvariantCulture, $"person {personId}");

    private async Task SaveAsync(int id, AuditKind kind, Action<Membership, bool> change, Func<MailRecipient, Membership, Customer, OutboxMessage> mail, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.LockPeopleAsync(me.CustomerId!.Value);
        var membership = await db.Memberships.VisibleTo(me).SingleAsync(m => m.Id == id, stop);
        var customer = await db.Customers.VisibleTo(me).SingleAsync(c => c.Id == membership.CustomerId, stop);
        await using var all = systemDb.Open();
        var othersManage = await OthersManageAsync(all, membership, stop);
        var person = await all.People.AsNoTracking().SingleAsync(p => p.Id == membership.PersonId, stop);
        change(membership, othersManage);
        if (MailRecipient.IsAddress(person.Email)) { db.Outbox.Add(mail(new MailRecipient(person.Email!, person.Name, person.Language, customer.Id), membership, customer)); }
        audit.Record(db, kind, About(person.Id), customer.Id);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Another person who can sign in, or the company's own account once it is active: that one manages whatever happens.</summary>
    private static Task<bool> OthersManageAsync(PortalDbContext all, Membership membership, CancellationToken stop)
    {
        var managers = Rights.OfManagers;
        return all.People.AnyAsync(p => p.State == AccountState.Active && ((p.Kind == PersonKind.Company && p.CustomerId == membership.CustomerId)
            || all.Memberships.Any(m => m.PersonId == p.Id && m.Id != membership.Id && m.CustomerId == membership.CustomerId && m.IsActive && managers.Contains(m.Permissions))), stop);
    }
}
