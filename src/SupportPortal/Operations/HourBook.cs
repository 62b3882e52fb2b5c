using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Operations;

/// <summary>
/// Moves the hours of contracts, in the unit of work of whatever moves them. Only appends: two at the same time add up, and the same thing twice breaks the
/// unique key of its reference.
/// </summary>
public sealed class HourBook(PortalDbContext db)
{
    /// <summary>An order that has just been finished draws its billable time. A customer without hours in a contract draws on nothing.</summary>
    public async Task DrawAsync(ServiceOrder order, Actor by, DateTimeOffset at, CancellationToken stop = default)
    {
        if (order.BillableMinutes == 0) { return; }
        if (await FindAsync(order.CustomerId, order.ProductId, at, stop) is { } contract) { db.HourMovements.Add(HourMovement.Drawn(contract, order, by, at)); }
    }

    /// <summary>What an order has drawn and not got back yet, returned: it was rejected.</summary>
    public async Task GiveBackAsync(ServiceOrder order, Actor by, DateTimeOffset at, CancellationToken stop = default)
    {
        var moved = await db.HourMovements.AsNoTracking().Where(m => m.ServiceOrderId == order.Id).ToListAsync(stop);
        var returned = moved.Where(m => m.Kind is HourMovementKind.ServiceOrderReturned).Select(m => m.Reference).ToHashSet(StringComparer.Ordinal);
        db.HourMovements.AddRange(moved.Where(m => m.Kind is HourMovementKind.ServiceOrder).Select(m => m.Returned(by, at)).Where(m => !returned.Contains(m.Reference)));
    }

    /// <summary>Time spent on a ticket, where its contract counts it.</summary>
    /// <param name="entry">Which entry of the ticket's time; the same one is drawn once.</param>
    public async Task DrawAsync(Ticket ticket, int minutes, string entry, Actor by, DateTimeOffset at, CancellationToken stop = default)
    {
        if (await FindAsync(ticket.CustomerId, ticket.ProductId, at, stop) is { } contract) { db.HourMovements.Add(HourMovement.Spent(contract, ticket, minutes, entry, by, at)); }
    }

    private Task<Contract?> FindAsync(int customerId, int? productId, DateTimeOffset at, CancellationToken stop) =>
        db.Contracts.ForHours(customerId, productId, PortalTime.DayOf(at)).FirstOrDefaultAsync(stop);
}
