using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>
/// Support without signing in. Asking looks nothing up, so it cannot tell what exists; the link in the mail confirms, and gives every request a code, whether
/// its CNPJ is a customer's or not.
/// </summary>
public sealed class PublicRequests(SystemDb systemDb, SlaCatalog sla, Throttles throttles, Mailer mailer, Audit audit, IHttpContextAccessor http, TimeProvider clock)
{
    public const int PerNetworkAndHour = 5, PerNetworkAndDay = 20, PerAddressAndHour = 3, PerAddressAndDay = 6;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <summary>Mails the link. An address that had enough of them gets none, and the page says the same; not allowed when this network asks too often.</summary>
    public async Task<Throttled> AskAsync(Cnpj cnpj, string name, string email, string product, string subject, string message)
    {
        var network = ClientNetwork.Of(http.HttpContext);
        var allowed = await throttles.TakeAsync(new Limit($"public request {network}", PerNetworkAndHour, Hour), new Limit($"public request {network}", PerNetworkAndDay, Day));
        if (!allowed.IsAllowed) { return allowed; }
        var address = email.ToUpperInvariant();
        var mayMail = (await throttles.TakeAsync(new Limit($"public request to {address}", PerAddressAndHour, Hour), new Limit($"public request to {address}", PerAddressAndDay, Day))).IsAllowed;

        var now = clock.GetUtcNow();
        var request = new PublicRequest(cnpj, name, email, product, subject, message, CultureInfo.CurrentUICulture.Name, now);
        var token = Secrets.NewKey();
        await using var db = systemDb.Open();
        if (mayMail)
        {
            db.PublicRequests.Add(request);
            db.SingleUseTokens.Add(new SingleUseToken(TokenPurpose.PublicRequest, request.Id.ToString(), Secrets.Hash(token), now, PublicRequest.Lifetime));
            db.Outbox.Add(PublicRequestMail.Confirm(mailer, request, mailer.Link($"/ajuda/suporte/confirmar?pedido={token}")));
        }
        audit.RecordFor(db, AuditKind.PublicRequestAsked, personId: null, customerId: null, result: mayMail ? Audit.Ok : Audit.Refused);
        await db.SaveChangesAsync();
        return allowed;
    }

    /// <summary>Looks, uses nothing: mail scanners open every link. A link that was used still finds its request, until it expires.</summary>
    public async Task<PublicRequest?> FindAsync(string? token)
    {
        if (!Secrets.IsKey(token)) { return null; }
        await using var db = systemDb.Open();
        var (hash, now) = (Secrets.Hash(token!), clock.GetUtcNow());
        var subject = await db.SingleUseTokens.Where(t => t.ExpiresAt > now && t.Hash == hash && t.Purpose == TokenPurpose.PublicRequest).Select(t => t.Subject).SingleOrDefaultAsync();
        return Guid.TryParse(subject, out var id) ? await db.PublicRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) : null;
    }

    /// <summary>The request as confirmed, by this link or before; null when the link is no good.</summary>
    public async Task<PublicRequest?> ConfirmAsync(string? token, CancellationToken stop)
    {
        if (await FindAsync(token) is not { } found) { return null; }
        var (hash, now) = (Secrets.Hash(token!), clock.GetUtcNow());
        await using var db = systemDb.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var used = await db.SingleUseTokens.Where(t => t.Hash == hash && t.UsedAt == null && t.ExpiresAt > now).ExecuteUpdateAsync(s => s.SetProperty(t => t.UsedAt, now), stop);
        var request = await db.PublicRequests.SingleAsync(r => r.Id == found.Id, stop);
        if (used == 0) { return request.ConfirmedAt is null ? null : request; }

        request.Confirm(await db.NextAsync(Numbers.Ticket, now), now);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Cnpj == request.Cnpj, stop);
        if (customer is not null) { await OpenAsync(db, request, customer, stop); }
        db.Outbox.Add(PublicRequestMail.Received(mailer, request));
        audit.RecordFor(db, AuditKind.PublicRequestConfirmed, personId: null, customer?.Id, request.Code!);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return request;
    }

    /// <summary>Makes the ticket, under the code the request was given. Saved with the caller's change.</summary>
    public async Task<Ticket> OpenAsync(PortalDbContext db, PublicRequest request, Customer customer, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var category = await db.Categories.Where(c => c.IsActive && c.OutOfScopeAnswer == null).OrderBy(c => c.Position).ThenBy(c => c.Id).FirstAsync(stop);
        var (offers, form) = (await sla.OffersAsync(db, db.Contracts, customer.Id, PortalTime.DayOf(now), stop), request.ToForm());
        var terms = await sla.StoredAsync(db, offers.For(productId: null, category.Id, form.PriorityIn(category)), stop);
        var address = request.Email.ToUpperInvariant();
        // A person of the company whose mailbox has just been proved; anybody else is only a name.
        var member = await db.Memberships.Where(m => m.CustomerId == customer.Id && m.IsActive && m.Person!.NormalizedEmail == address && m.Person.State == AccountState.Active)
            .Select(m => m.Person).FirstOrDefaultAsync(stop);
        var isTheCompanys = member is not null || string.Equals(customer.Email, request.Email, StringComparison.OrdinalIgnoreCase);
        var ticket = Ticket.Open(
            request.Code!, customer.Id, form, category, terms, productId: null, topicId: null, StandardCalendar.Instance,
            new Actor(member?.Id, member?.Name ?? request.Name, Side.Customer), now);
        ticket.NoteOpenedOutside(isTheCompanys, now);
        request.Become(ticket);
        db.Tickets.Add(ticket);
        return ticket;
    }
}
