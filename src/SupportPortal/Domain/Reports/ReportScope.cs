using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Reports;

/// <summary>Which tickets a report counts: in what days, of whom, about what. Its lists ask the same.</summary>
/// <param name="Days">The period.</param>
/// <param name="Customers">Only of these companies; null is all.</param>
/// <param name="CategoryId">Only of this kind.</param>
/// <param name="AssigneeId">Only of this analyst as of today; <see cref="None"/> is nobody.</param>
/// <param name="ProductId">Only about this product; <see cref="None"/> is no product.</param>
/// <param name="TeamId">Only in this team's queue as of today; <see cref="None"/> is no team.</param>
public sealed record ReportScope(Period Days, IReadOnlyList<int>? Customers = null, int? CategoryId = null, int? AssigneeId = null, int? ProductId = null, int? TeamId = null)
{
    public const int None = 0;

    /// <summary>A ticket that was merged into another one does not count: the other one does.</summary>
    public IQueryable<Ticket> Of(IQueryable<Ticket> tickets)
    {
        tickets = tickets.Where(t => t.Status != TicketStatus.Merged);
        if (Customers is { } customers) { tickets = tickets.Where(t => customers.Contains(t.CustomerId)); }
        if (CategoryId is { } category) { tickets = tickets.Where(t => t.CategoryId == category); }
        if (AssigneeId is { } assignee) { tickets = tickets.Where(t => assignee == None ? t.AssigneeId == null : t.AssigneeId == assignee); }
        if (ProductId is { } product) { tickets = tickets.Where(t => product == None ? t.ProductId == null : t.ProductId == product); }
        if (TeamId is { } team) { tickets = tickets.Where(t => team == None ? t.TeamId == null : t.TeamId == team); }
        return tickets;
    }
}
