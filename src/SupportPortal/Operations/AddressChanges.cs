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
/// The registered addresses of a company: asked for by its manager, counted once somebody who reads the new one says so, told to the old one at both moments. Looking
/// at the link changes nothing.
/// </summary>
public sealed class AddressChanges(PortalDbContext db, SystemDb systemDb, Throttles throttles, Mailer mailer, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words)
{
    public const int AsksPerDay = 10;

    /// <summary>Null when the mails are on their way, else what to tell.</summary>
    public async Task<string?> AskAsync(Customer customer, AddressKind kind, string address, CancellationToken stop)
    {
        if (!(await throttles.TakeAsync(new Limit($"address change {customer.Id}", AsksPerDay, TimeSpan.FromDays(1)))).IsAllowed) { return words["Muitas trocas em um dia. Tente amanhã."]; }
        var now = clock.GetUtcNow();
        await DropWaitingAsync(customer.Id, kind, now, stop);
        var change = new AddressChange(customer.Id, kind, address, me.Actor, now);
        db.AddressChanges.Add(change);
        db.Outbox.Add(PeopleMail.Confirm(mailer, change, customer, CultureInfo.CurrentUICulture.Name));
        Tell(db, customer, kind, Mask(change.Address), isDone: false, Old(customer, kind), me.Name);
        audit.Record(db, AuditKind.ContactChangeAsked, About(kind), customer.Id);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Boletos go to the contact address from now on. Nobody has to confirm that there is no address.</summary>
    public async Task RemoveAccountingAsync(CancellationToken stop)
    {
        await DropWaitingAsync(me.CustomerId!.Value, AddressKind.Accounting, clock.GetUtcNow(), stop);
        await db.SaveChangesAsync(stop);
        await using var all = systemDb.Open(); // a customer's connection changes nothing of the register
        var customer = await all.Customers.SingleAsync(c => c.Id == me.CustomerId, stop);
        if (customer.AccountingEmail is not { } old) { return; }
        customer.SendInvoicesTo(null);
        Tell(all, customer, AddressKind.Accounting, "", isDone: true, old, me.Name);
        audit.Record(all, AuditKind.ContactChanged, About(AddressKind.Accounting), customer.Id);
        await all.SaveChangesAsync(stop);
    }

    public async Task<(AddressChange Change, string Company)?> FindAsync(string? token, CancellationToken stop)
    {
        await using var all = systemDb.Open();
        return await LoadAsync(all, token, stop) is { } found ? (found.Change, found.Customer.LegalName) : null;
    }

    /// <summary>False when the link is no good.</summary>
    public async Task<bool> ConfirmAsync(string? token, CancellationToken stop)
    {
        await using var all = systemDb.Open();
        if (await LoadAsync(all, token, stop) is not var (change, customer)) { return false; }
        var (hash, now, old) = (Secrets.Hash(token!), clock.GetUtcNow(), Old(customer, change.Kind));
        await using var transaction = await all.Database.BeginTransactionAsync(stop);
        if (await all.SingleUseTokens.Where(t => t.Hash == hash && t.UsedAt == null && t.ExpiresAt > now).ExecuteUpdateAsync(s => s.SetProperty(t => t.UsedAt, now), stop) == 0) { return false; }
        change.Confirm(customer, now);
        if (change.Kind is AddressKind.Contact) { await MoveAccountAsync(all, customer, now, stop); }
        Tell(all, customer, change.Kind, Mask(change.Address), isDone: true, old, change.AskedByName);
        audit.RecordFor(all, AuditKind.ContactChanged, change.AskedById, customer.Id, About(change.Kind));
        await all.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>j•••@empresa.com.br: enough to recognise, for a reader who may have left the company.</summary>
    public static string Mask(string address) => address.Split('@') is [{ Length: > 0 } user, var host] ? $"{user[0]}•••@{host}" : "•••";

    /// <summary>The company's own account has the registered address, and the links that were mailed to the old one are dead.</summary>
    private static async Task MoveAccountAsync(PortalDbContext all, Customer customer, DateTimeOffset now, CancellationToken stop)
    {
        if (await all.People.SingleOrDefaultAsync(p => p.CustomerId == customer.Id && p.Kind == PersonKind.Company, stop) is not { } account) { return; }
        account.MoveTo(customer.Email);
        await all.SingleUseTokens.Where(t => t.PersonId == account.Id && t.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(t => t.UsedAt, now), stop);
        await all.FirstAccessAttempts.Where(a => a.PersonId == account.Id && a.ClosedAt == null).ExecuteUpdateAsync(s => s.SetProperty(a => a.ClosedAt, now), stop);
    }

    private async Task DropWaitingAsync(int customerId, AddressKind kind, DateTimeOffset now, CancellationToken stop)
    {
        var before = await db.AddressChanges.VisibleTo(me).Where(c => c.CustomerId == customerId && c.Kind == kind && c.ConfirmedAt == null && c.DroppedAt == null).OrderBy(c => c.AskedAt).Take(100).ToListAsync(stop);
        foreach (var change in before) { change.Drop(now); }
    }

    private void Tell(PortalDbContext on, Customer customer, AddressKind kind, string masked, bool isDone, string old, string by)
    {
        if (MailRecipient.IsAddress(old)) { on.Outbox.Add(PeopleMail.AddressChanging(mailer, kind, masked, isDone, customer, old, by, CultureInfo.CurrentUICulture.Name)); }
    }

    private async Task<Found?> LoadAsync(PortalDbContext all, string? token, CancellationToken stop)
    {
        if (!Secrets.IsKey(token)) { return null; }
        var (hash, now) = (Secrets.Hash(token!), clock.GetUtcNow());
        var key = await all.SingleUseTokens.Where(t => t.ExpiresAt > now && t.UsedAt == null && t.Hash == hash && t.Purpose == TokenPurpose.EmailConfirmation).Select(t => t.Subject).SingleOrDefaultAsync(stop);
        if (!Guid.TryParse(key, out var id) || await all.AddressChanges.SingleOrDefaultAsync(c => c.Id == id, stop) is not { } change || !change.IsWaiting(now)) { return null; }
        return new Found(change, await all.Customers.SingleAsync(c => c.Id == change.CustomerId, stop));
    }

    private static string Old(Customer customer, AddressKind kind) => kind is AddressKind.Accounting ? customer.AccountingEmail ?? customer.Email : customer.Email;

    private static string About(AddressKind kind) => kind is AddressKind.Accounting ? "accounting address" : "contact address";

    private sealed record Found(AddressChange Change, Customer Customer);
}
