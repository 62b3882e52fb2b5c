using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "situacao")] public string? Tab { get; set; }
    [BindProperty(SupportsGet = true, Name = "antes")] public long? Before { get; set; }

    public string Current => OrderTabs.OfTheDesk.Contains(Tab ?? "") ? Tab! : OrderTabs.UnderWay;
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);
    public IReadOnlyList<Row> Orders { get; private set; } = [];
    public long? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        var visible = db.ServiceOrders.VisibleTo(me);
        Counts = await visible.CountTabsAsync(OrderTabs.OfTheDesk, now);
        var rows = await visible.In(Current, now).Where(o => Before == null || o.Id < Before)
            .OrderByDescending(o => o.Id)
            .Select(o => new Row(o.Id, o.Number, o.Title, o.Customer!.TradeName ?? o.Customer.LegalName, o.Ticket!.Code, o.Technician!.Name, o.Status, o.ScheduledFrom, o.OpenedAt))
            .Take(PageSize + 1).ToListAsync();
        Orders = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Orders[^1].Id : null;
    }

    public sealed record Row(
        long Id, string Number, string Title, string Customer, string? TicketCode, string Technician, ServiceOrderStatus Status, DateTimeOffset? ScheduledFrom, DateTimeOffset OpenedAt);
}
