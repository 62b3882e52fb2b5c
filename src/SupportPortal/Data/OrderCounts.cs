using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Data;

public static class OrderCounts
{
    /// <summary>How many orders each tab holds, in one statement.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountTabsAsync(this IQueryable<ServiceOrder> orders, IReadOnlyList<string> tabs, DateTimeOffset now)
    {
        var groups = await orders.GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count(), Late = g.Count(o => o.AcceptUntil < now) }).ToListAsync();
        var counts = groups.ToDictionary(g => g.Key, g => g.Count);
        return tabs.ToDictionary(
            tab => tab, tab => tab == OrderTabs.Overdue ? groups.Where(g => g.Key is ServiceOrderStatus.Done).Sum(g => g.Late) : OrderTabs.Count(tab, counts), StringComparer.Ordinal);
    }
}
