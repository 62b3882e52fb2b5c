using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Pages.Products;

public class DocumentationModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int Limit = 100;

    public Product? Product { get; private set; }
    public IReadOnlyList<Row> Articles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var contracted = db.ContractedProducts.VisibleTo(me).InForce(clock.Today());
        Product = await db.Products.SingleOrDefaultAsync(p => p.Slug == slug && contracted.Any(c => c.ProductId == p.Id));
        if (Product is null) { return NotFound(); }

        Articles = await db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.GetUtcNow()).Where(a => a.ProductId == Product.Id)
            .OrderBy(a => a.Title).ThenBy(a => a.Id).Select(a => new Row(a.Slug, a.Title, a.Summary)).Take(Limit).ToListAsync();
        return Page();
    }

    public sealed record Row(string Slug, string Title, string Summary);
}
