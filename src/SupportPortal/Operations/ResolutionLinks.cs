using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>
/// Answers to "Resolveu?" by the link of a mail, without signing in. The link speaks for the requester, about one resolution of one ticket, once. Looking
/// changes nothing, as mail scanners open every link; and whatever is wrong with a link, it is told the same.
/// </summary>
public sealed class ResolutionLinks(SystemDb systemDb, Throttles throttles, IHttpContextAccessor http, TimeProvider clock)
{
    public const int PerNetworkAndHour = 60;

    public Task<Throttled> TakeAsync() =>
        throttles.TakeAsync(new Limit($"resolution link {ClientNetwork.Of(http.HttpContext)}", PerNetworkAndHour, TimeSpan.FromHours(1)));

    /// <summary>What the link still may do; null when it is no good.</summary>
    public async Task<Asked?> FindAsync(string? token, CancellationToken stop)
    {
        if (!Secrets.IsKey(token)) { return null; }
        await using var db = systemDb.Open();
        var (hash, now) = (Secrets.Hash(token!), clock.GetUtcNow());
        var key = await db.SingleUseTokens.Where(t => t.ExpiresAt > now && t.UsedAt == null && t.Hash == hash && t.Purpose == TokenPurpose.Resolution)
            .Select(t => t.Subject).SingleOrDefaultAsync(stop);
        return key is not null && await LoadAsync(db, key, stop) is { } ticket ? await Describe(db, ticket, now, stop) : null;
    }

    /// <summary>"Sim": closes the ticket, or rates one that is closed. False when the link is no good.</summary>
    public Task<bool> ConfirmAsync(string? token, int? stars, string? comment, CancellationToken stop) => UseAsync(token, (ticket, requester, now) =>
    {
        if (ticket.CanConfirm) { ticket.Confirm(StandardCalendar.Instance, requester, now); }
        if (stars is { } given) { ticket.Rate(given, comment, requester, now); }
    }, stop);

    /// <summary>"Ainda não": back to work, with what is still wrong. False when the link is no good.</summary>
    public Task<bool> ReopenAsync(string? token, string message, CancellationToken stop) =>
        UseAsync(token, (ticket, requester, now) => ticket.Reopen(message, StandardCalendar.Instance, requester, now), stop);

    private async Task<bool> UseAsync(string? token, Action<Ticket, Actor, DateTimeOffset> act, CancellationToken stop)
    {
        if (!Secrets.IsKey(token)) { return false; }
        var (hash, now) = (Secrets.Hash(token!), clock.GetUtcNow());
        await using var db = systemDb.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Of two at once one finds the row used; what a rule refuses rolls this back, and the link stays good.
        var key = await db.SingleUseTokens.Where(t => t.Hash == hash && t.Purpose == TokenPurpose.Resolution).Select(t => t.Subject).SingleOrDefaultAsync(stop);
        var used = await db.SingleUseTokens.Where(t => t.Hash == hash && t.Purpose == TokenPurpose.Resolution && t.UsedAt == null && t.ExpiresAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.UsedAt, now), stop);
        if (used == 0 || await LoadAsync(db, key!, stop) is not { } ticket) { return false; }

        act(ticket, new Actor(ticket.RequesterId, ticket.RequesterName, Side.Customer), now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>The ticket, if that resolution still waits for an answer and whoever asked is still of the company.</summary>
    private static async Task<Ticket?> LoadAsync(PortalDbContext db, string key, CancellationToken stop)
    {
        var code = key.Split(' ')[0];
        var ticket = await db.Tickets.ToChange().SingleOrDefaultAsync(t => t.Code == code, stop);
        if (ticket is null || ticket.ResolutionKey != key || !(ticket.CanConfirm || ticket.CanRate)) { return null; }
        var belongs = ticket.RequesterId is not { } id || await db.People.AnyAsync(
            p => p.Id == id && p.State != AccountState.Disabled && (p.CustomerId == ticket.CustomerId || db.Memberships.Any(m => m.PersonId == id && m.CustomerId == ticket.CustomerId && m.IsActive)), stop);
        return belongs ? ticket : null;
    }

    private static async Task<Asked> Describe(PortalDbContext db, Ticket ticket, DateTimeOffset now, CancellationToken stop)
    {
        var address = ticket.NotifyEmail.ToUpperInvariant();
        var isTheCompanys = !ticket.NotifiesOutside
            && (await db.Customers.AnyAsync(c => c.Id == ticket.CustomerId && (c.Email.ToUpper() == address || c.AccountingEmail!.ToUpper() == address), stop)
                || await db.Memberships.AnyAsync(m => m.CustomerId == ticket.CustomerId && m.IsActive && m.Person!.NormalizedEmail == address, stop));
        return new Asked(ticket.Code, isTheCompanys ? ticket.Subject : null, ticket.CanConfirm, ticket.CanReopen(now));
    }

    /// <param name="Subject">Only for an address of the company: anybody else's is shown the code alone.</param>
    /// <param name="CanConfirm">Otherwise it is closed, and can only be rated.</param>
    public sealed record Asked(string Code, string? Subject, bool CanConfirm, bool CanReopen);
}
