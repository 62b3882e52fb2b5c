using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Data;

public static class OrderLoading
{
    /// <summary>The lines of an order, as they were written; each kind in a query of its own.</summary>
    public static IQueryable<ServiceOrder> Everything(this IQueryable<ServiceOrder> orders) => orders
        .Include(o => o.History.OrderBy(e => e.Id)).Include(o => o.Tasks.OrderBy(t => t.Position)).Include(o => o.Parts.OrderBy(p => p.Id))
        .Include(o => o.Hours.OrderBy(h => h.On).ThenBy(h => h.Id)).Include(o => o.Photos.OrderBy(p => p.Id)).AsSplitQuery();
}
