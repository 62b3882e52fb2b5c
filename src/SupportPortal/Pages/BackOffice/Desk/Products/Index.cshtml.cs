using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;

namespace SupportPortal.Pages.BackOffice.Desk.Products;

/// <summary>Our products, with where each stands: versions, documents, and how many companies have it.</summary>
public class IndexModel(PortalDbContext db, TimeProvider clock) : PageModel
{
    private const int Limit = 200;

    public IReadOnlyList<Row> Products { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var today = clock.Today();
        Products = await db.Products.OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new Row(
            p.Slug, p.Name, p.Summary,
            db.ProductVersions.Where(v => v.ProductId == p.Id && v.PublishedAt != null).OrderByDescending(v => v.ReleasedOn).ThenByDescending(v => v.Id).Select(v => v.Number).FirstOrDefault(),
            db.ProductVersions.Count(v => v.ProductId == p.Id), db.HelpArticles.Count(a => a.ProductId == p.Id),
            db.ContractedProducts.Where(c => c.ProductId == p.Id && c.Contract!.StartsOn <= today && c.Contract.EndsOn >= today).Select(c => c.CustomerId).Distinct().Count())).Take(Limit).ToListAsync();
    }

    public sealed record Row(string Slug, string Name, string Summary, string? Latest, int Versions, int Articles, int Customers);
}
