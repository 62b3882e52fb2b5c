using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

public static class TicketLoading
{
    /// <summary>With what the verbs need: the clocks and the pauses. Messages and history are only added to.</summary>
    public static IQueryable<Ticket> ToChange(this IQueryable<Ticket> tickets) => tickets.Include(t => t.Clocks).Include(t => t.Pauses).AsSplitQuery();
}
