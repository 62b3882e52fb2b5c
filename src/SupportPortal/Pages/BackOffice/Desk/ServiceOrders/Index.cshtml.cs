using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

public class IndexModel(PortalDbContext db, Viewer me) : PageModel
{
    public const int PageSize = 50;

    /// <summary>Tabs, as they stand in the address, and the states behind them.</summary>
    public static readonly IReadOnlyList<(string Slug, ServiceOrderStatus[] Statuses)> Tabs =
    [
        ("em-andamento", [ServiceOrderStatus.Open, ServiceOrderStatus.Scheduled, ServiceOrderStatus.InProgress]),
        ("aguardando-ateste", [ServiceOrderStatus.Done]),
        ("recusadas", [ServiceOrderStatus.Rejected]),
        ("todas", Enum.GetValues<ServiceOrderStatus>()),
    ];

    [BindProperty(SupportsGet = true, Name = "situacao")] public string? Tab { get; set; }
    [BindProperty(SupportsGet = true, Name = "antes")] public long? Before { get; set; }

    public (string Slug, ServiceOrderStatus[] Statuses) Current => Tabs.FirstOrDefault(t => t.Slug == Tab) is { Slug: not null } tab ? tab : Tabs[0];
    public IReadOnlyList<Row> Orders { get; private set; } = [];
    public long? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var statuses = Current.Statuses;
        var rows = await db.ServiceOrders.VisibleTo(me)
            .Where(o => statuses.Contains(o.Status) && (Before == null || o.Id < Before))
            .OrderByDescending(o => o.Id)
            .Select(o => new Row(o.Id, o.Number, o.Title, o.Customer!.TradeName ?? o.Customer.LegalName, o.Ticket!.Code, o.Technician!.Name, o.Status, o.ScheduledFrom, o.OpenedAt))
            .Take(PageSize + 1).ToListAsync();
        Orders = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Orders[^1].Id : null;
    }

    public sealed record Row(
        long Id, string Number, string Title, string Customer, string? TicketCode, string Technician, ServiceOrderStatus Status, DateTimeOffset? ScheduledFrom, DateTimeOffset OpenedAt);
}
