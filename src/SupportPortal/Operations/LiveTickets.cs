using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>
/// What an open page may learn of a change: that what it shows is no longer all there is. Each look reads the session, the rights and the ticket anew,
/// on a connection of the viewer's own role that goes back at once. Customers' marks count what customers read, so nothing internal moves them.
/// </summary>
public sealed class LiveTickets(LiveChanges changes, Sessions sessions, DataSources sources, OutboxSignal signal)
{
    private const int LooksAtOnce = 4; // one message may wake hundreds; pages need connections too
    private static readonly SemaphoreSlim Looking = new(LooksAtOnce);

    /// <summary>Counts what a page of this ticket shows.</summary>
    public static string MarkOf(int messages, int events) => string.Create(CultureInfo.InvariantCulture, $"{messages}.{events}");

    /// <summary>Null when there is no such ticket for this viewer.</summary>
    public async Task<TicketState?> FindAsync(string? key, string code, bool toStaff, CancellationToken stop) =>
        await AsAsync(key, toStaff, async (db, me) => await db.Tickets.VisibleTo(me).Where(t => t.Code == code)
            .Select(t => new TicketState(
                t.Id, t.CustomerId, t.Messages.Count(m => toStaff || !m.IsInternal), t.History.Count(e => toStaff || !e.IsInternal))).SingleOrDefaultAsync(stop), stop);

    public Watch? Watch(Viewer me, TicketState ticket) => changes.Open(me.PersonId, ticket.CustomerId, ticket.Id, me.IsStaff);

    public Watch? WatchList(Viewer me) => me.CustomerId is { } customer ? changes.Open(me.PersonId, customer, ticketId: null, isStaff: false) : null;

    /// <summary>When the last of a customer's visible tickets changed; null when the session is over or speaks for another company.</summary>
    public async Task<string?> ListMarkAsync(string? key, int customerId, CancellationToken stop) =>
        await AsAsync(key, toStaff: false, async (db, me) => me.CustomerId != customerId ? null : MarkOf(await db.Tickets.VisibleTo(me).MaxAsync(t => (DateTimeOffset?)t.UpdatedAt, stop)), stop);

    public Watch? WatchDesk(Viewer me) => changes.Open(me.PersonId, customerId: null, ticketId: null, isStaff: true);

    /// <summary>How far the desk's tickets have come; null when the session is over or no longer the desk's.</summary>
    public async Task<string?> DeskMarkAsync(string? key, CancellationToken stop) => await AsAsync(key, toStaff: true, async (db, me) =>
        (await db.People.Where(p => p.Id == me.PersonId).Select(TicketQueue.LastOfDesk(db)).SingleAsync(stop)).ToString(), stop);

    public static string MarkOf(DateTimeOffset? lastChange) => (lastChange?.UtcTicks ?? 0).ToString(CultureInfo.InvariantCulture);

    private async Task<T?> AsAsync<T>(string? key, bool toStaff, Func<PortalDbContext, Viewer, Task<T?>> read, CancellationToken stop)
        where T : class
    {
        await Looking.WaitAsync(stop);
        try
        {
            var me = (await sessions.FindAsync(key, attended: false))?.Viewer;
            if (me is null || !(toStaff ? me is { IsStaff: true, IsDesk: true } : me.IsCustomer)) { return null; }
            var (options, tenant) = SystemDb.For(sources, me, signal);
            await using var db = new PortalDbContext(options, tenant);
            return await read(db, me);
        }
        finally
        {
            Looking.Release();
        }
    }
}

/// <summary>How far a ticket has come, for those who look at it.</summary>
public sealed record TicketState(long Id, int CustomerId, int Messages, int Events)
{
    public string Mark => LiveTickets.MarkOf(Messages, Events);
}
