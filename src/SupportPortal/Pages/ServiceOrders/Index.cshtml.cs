using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Web;

namespace SupportPortal.Pages.ServiceOrders;

/// <summary>The company's orders by state. It opens on those that wait for an answer, where there are any.</summary>
public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    public const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "situacao")] public string? Wanted { get; set; }
    [BindProperty(SupportsGet = true, Name = "depois")] public long? After { get; set; }

    public string Tab { get; private set; } = OrderTabs.All;
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);
    public IReadOnlyList<Row> Orders { get; private set; } = [];
    public Pager Pages { get; private set; } = new(null, null);
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync()
    {
        var visible = db.ServiceOrders.VisibleTo(me);
        Counts = await visible.CountTabsAsync(OrderTabs.OfCustomers, Now);
        Tab = OrderTabs.OfCustomers.Contains(Wanted ?? "") ? Wanted! : Counts[OrderTabs.Pending] > 0 ? OrderTabs.Pending : OrderTabs.All;
        var rows = await visible.In(Tab, Now).Where(o => After == null || o.Id < After).OrderByDescending(o => o.Id)
            .Select(o => new Row(o.Id, o.Number, o.Title, o.Product!.Name, o.Status, o.Technician!.Name, o.ScheduledFrom, o.AcceptUntil, o.Ticket!.Code))
            .Take(PageSize + 1).ToListAsync();
        Orders = [.. rows.Take(PageSize)];
        Pages = new Pager(
            After is null ? null : Url.Page("Index", new { situacao = Tab }),
            rows.Count > PageSize ? Url.Page("Index", new { situacao = Tab, depois = Orders[^1].Id }) : null);
    }

    public sealed record Row(
        long Id, string Number, string Title, string? Product, ServiceOrderStatus Status, string Technician, DateTimeOffset? ScheduledFrom, DateTimeOffset? AcceptUntil, string? Ticket);
}
