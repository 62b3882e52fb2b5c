using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk.Incidents;

/// <summary>Incidents, those that go on first.</summary>
public class IndexModel(PortalDbContext db) : PageModel
{
    private const int Limit = 100;

    public IReadOnlyList<Row> Incidents { get; private set; } = [];

    public async Task OnGetAsync() => Incidents = await db.Incidents.OrderBy(i => i.Status != IncidentStatus.Open).ThenByDescending(i => i.Id)
        .Select(i => new Row(i.Id, i.Title, i.Product!.Name, i.Status, i.StartedAt, db.IncidentTickets.Count(t => t.IncidentId == i.Id))).Take(Limit).ToListAsync();

    public sealed record Row(int Id, string Title, string Product, IncidentStatus Status, DateTimeOffset StartedAt, int Tickets);
}
