using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

public static class TicketLoading
{
    /// <summary>With what the verbs need: the clocks and the pauses. Messages and history are only added to.</summary>
    public static IQueryable<Ticket> ToChange(this IQueryable<Ticket> tickets) => tickets.Include(t => t.Clocks).Include(t => t.Pauses).AsSplitQuery();

    /// <summary>Nobody else moves the ticket's deadlines until the transaction ends. In the order in which a verb's own changes are written.</summary>
    public static Task LockClocksAsync(this PortalDbContext db, long ticketId, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select 1 from sla_clocks where ticket_id = {ticketId} order by id for no key update", stop);
}
