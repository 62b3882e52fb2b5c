using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Teams;

public class IndexModel(PortalDbContext db) : PageModel
{
    public IReadOnlyList<Row> Teams { get; private set; } = [];

    public async Task OnGetAsync() => Teams = await db.Teams.OrderByDescending(t => t.IsActive).ThenBy(t => t.Name).ThenBy(t => t.Id)
        .Select(t => new Row(t.Id, t.Name, t.IsActive, t.Members.Count, db.Tickets.Open().Count(x => x.TeamId == t.Id), t.Distributes)).Take(100).ToListAsync();

    public sealed record Row(int Id, string Name, bool IsActive, int Members, int OpenTickets, bool Distributes);
}
