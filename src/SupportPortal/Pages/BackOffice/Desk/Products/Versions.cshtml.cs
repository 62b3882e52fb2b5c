using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Pages.BackOffice.Desk.Products;

public class VersionsModel(PortalDbContext db) : PageModel
{
    private const int Limit = 100;

    public Product Product { get; private set; } = null!;
    public IReadOnlyList<Row> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await db.Products.SingleOrDefaultAsync(p => p.Slug == slug) is not { } product) { return NotFound(); }
        Product = product;
        Versions = await db.ProductVersions.Where(v => v.ProductId == product.Id).LatestFirst()
            .Select(v => new Row(v, db.ProductFiles.Count(f => f.ProductVersionId == v.Id), db.HelpArticles.Count(a => a.ProductVersionId == v.Id))).Take(Limit).ToListAsync();
        return Page();
    }

    public sealed record Row(ProductVersion Version, int Files, int Articles);
}
