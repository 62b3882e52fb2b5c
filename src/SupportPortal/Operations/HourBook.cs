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

    /// <summary>The contract whose hours time spent on a ticket would draw on; null when the customer has none.</summary>
    public Task<Contract?> ContractForAsync(Ticket ticket, DateTimeOffset at, CancellationToken stop = default) => FindAsync(ticket.CustomerId, ticket.ProductId, at, stop);

    /// <summary>Draws a line of time from the contract's hours; the same form draws once.</summary>
    public void Draw(Contract contract, Ticket ticket, TimeEntry entry, Actor by, DateTimeOffset at) =>
        db.HourMovements.Add(HourMovement.Spent(contract, ticket, entry.Minutes, $"{entry.Form}", by, at));

    /// <summary>A line of time was wrong: what it drew goes back to the contract it came from.</summary>
    public async Task GiveBackAsync(Ticket ticket, TimeEntry wrong, Actor by, DateTimeOffset at, CancellationToken stop = default)
    {
        if (wrong.ContractId is null) { return; }
        var reference = HourMovement.SpentOn(ticket, $"{wrong.Form}");
        var drawn = await db.HourMovements.AsNoTracking().SingleAsync(m => m.ContractId == wrong.ContractId && m.Reference == reference, stop);
        db.HourMovements.Add(drawn.Returned(by, at));
    }

    private Task<Contract?> FindAsync(int customerId, int? productId, DateTimeOffset at, CancellationToken stop) =>
        db.Contracts.ForHours(customerId, productId, PortalTime.DayOf(at)).FirstOrDefaultAsync(stop);
}
