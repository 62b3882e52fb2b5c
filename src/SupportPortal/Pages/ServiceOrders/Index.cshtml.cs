using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Web;

namespace SupportPortal.Pages.ServiceOrders;

public class IndexModel(PortalDbContext db, Viewer me) : PageModel
{
    private const int PageSize = 25;

    public IReadOnlyList<Row> Orders { get; private set; } = [];
    public Pager Pages { get; private set; } = new(null, null);

    public async Task OnGetAsync(long? depois)
    {
        var rows = await db.ServiceOrders.VisibleTo(me).Where(o => depois == null || o.Id < depois).OrderByDescending(o => o.Id)
            .Select(o => new Row(o.Id, o.Number, o.Title, o.Product!.Name, o.Status, o.Technician!.Name, o.ScheduledFrom, o.Ticket!.Code))
            .Take(PageSize + 1).ToListAsync();
        Orders = [.. rows.Take(PageSize)];
        Pages = new Pager(depois is null ? null : Url.Page("Index"), rows.Count > PageSize ? Url.Page("Index", new { depois = Orders[^1].Id }) : null);
    }

    public sealed record Row(
        long Id, string Number, string Title, string? Product, ServiceOrderStatus Status, string Technician, DateTimeOffset? ScheduledFrom, string? Ticket);
}
