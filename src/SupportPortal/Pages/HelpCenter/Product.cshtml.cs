using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Pages.HelpCenter;

/// <summary>What anyone may read of a product, and, for those who have it, all of its documentation.</summary>
public class ProductModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int Limit = 100;

    public Product? Product { get; private set; }
    public IReadOnlyList<TopicModel.Row> Articles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        Product = await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug);
        if (Product is null) { return NotFound(); }

        Articles = await db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.GetUtcNow()).Where(a => a.ProductId == Product.Id)
            .OrderBy(a => a.Title).ThenBy(a => a.Id).Select(a => new TopicModel.Row(a.Slug, a.Title, a.Summary)).Take(Limit).ToListAsync();
        return Page();
    }
}
