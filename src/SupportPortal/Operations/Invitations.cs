using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Operations;

/// <summary>
/// Invites people to a company, for its manager and for ours. Whether an address has an account already is read as the system, to write in its language, and changes
/// nothing that the inviter can see.
/// </summary>
public sealed class Invitations(PortalDbContext db, SystemDb systemDb, Throttles throttles, Mailer mailer, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words)
{
    public const int NewAddressesPerDay = 30, SendsPerDay = 5;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Null when the mail is on its way, else what to tell beside the address.</summary>
    public async Task<string?> InviteAsync(Customer customer, string email, string? name, Cpf? cpf, Permission permissions, string? department, CancellationToken stop)
    {
        var address = email.Trim().ToUpperInvariant();
        await using var all = systemDb.Open();
        var isMember = await all.Memberships.Where(m => m.CustomerId == customer.Id && m.Person!.NormalizedUserName == address).Select(m => (bool?)m.IsActive).SingleOrDefaultAsync(stop);
        if (isMember is { } active) { return active ? words["Esta pessoa já está na lista da empresa."] : words["Esta pessoa está desativada. Reative o acesso na página dela."]; }
        var language = await all.People.Where(p => p.NormalizedUserName == address).Select(p => p.Language).SingleOrDefaultAsync(stop);
        var invitation = new Invitation(customer.Id, email, name, cpf, permissions, department, language ?? CultureInfo.CurrentUICulture.Name, me.Actor, clock.GetUtcNow());
        if (await db.Invitations.Pending().AnyAsync(i => i.CustomerId == customer.Id && i.Email == invitation.Email, stop)) { return words["Já há um convite para este e-mail. Você pode reenviá-lo na lista."]; }
        if (!await throttles.TakeDistinctAsync(new Limit($"new addresses of {customer.Id}", NewAddressesPerDay, Day), address)) { return words["A empresa já convidou 30 endereços novos em um dia. Tente amanhã."]; }

        db.Invitations.Add(invitation);
        db.Outbox.Add(PeopleMail.Invited(mailer, invitation, customer));
        audit.Record(db, AuditKind.PersonInvited, About(invitation), customer.Id);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Null when it is on its way, else what to tell.</summary>
    public async Task<string?> ResendAsync(Invitation invitation, Customer customer, CancellationToken stop)
    {
        if (!(await throttles.TakeAsync(new Limit($"invitation {invitation.Id}", SendsPerDay, Day))).IsAllowed) { return words["Este convite já foi enviado muitas vezes hoje. Tente amanhã."]; }
        invitation.Resend(clock.GetUtcNow());
        db.Outbox.Add(PeopleMail.Invited(mailer, invitation, customer));
        audit.Record(db, AuditKind.InvitationResent, About(invitation), customer.Id);
        await db.SaveChangesAsync(stop);
        return null;
    }

    public async Task CancelAsync(Invitation invitation, CancellationToken stop)
    {
        invitation.Cancel(clock.GetUtcNow());
        audit.Record(db, AuditKind.InvitationCancelled, About(invitation), invitation.CustomerId);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>As audit lines name it.</summary>
    public static string About(Invitation invitation) => $"invitation {invitation.Id:N}";
}
