using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk.Customers;

public class IndexModel(PortalDbContext db, Viewer me) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "busca")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true, Name = "depois")] public int? After { get; set; }

    public IReadOnlyList<Row> Customers { get; private set; } = [];
    public int? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var customers = db.Customers.VisibleTo(me).Matching(Search);
        if (After is { } id && await db.Customers.VisibleTo(me).SingleOrDefaultAsync(c => c.Id == id) is { } last) { customers = customers.After(last); }
        var open = db.Tickets.VisibleTo(me).Open();
        var rows = await customers.OrderBy(c => c.LegalName).ThenBy(c => c.Id)
            .Select(c => new Row(c.Id, c.Cnpj, c.LegalName, c.TradeName, c.City, c.State, open.Count(t => t.CustomerId == c.Id)))
            .Take(PageSize + 1).ToListAsync();
        Customers = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Customers[^1].Id : null;
    }

    public sealed record Row(int Id, Cnpj Cnpj, string LegalName, string? TradeName, string City, string State, int OpenTickets);
}
