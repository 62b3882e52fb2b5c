using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Pages.HelpCenter;
using SupportPortal.Pages.Incidents;
using SupportPortal.Web;

namespace SupportPortal.Pages.Products;

/// <summary>A contracted product, by version: what is new, documents, downloads, and what is wrong with it right now.</summary>
public class DocumentationModel(PortalDbContext db, HelpSearch search, Viewer me, TimeProvider clock) : PageModel
{
    private const int Limit = 100, VersionLimit = 30;

    [BindProperty(SupportsGet = true, Name = "versao")] public string? Wanted { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Asked { get; set; }

    public Product Product { get; private set; } = null!;
    /// <summary>The latest first.</summary>
    public IReadOnlyList<ProductVersion> Versions { get; private set; } = [];
    /// <summary>The one shown: the latest where none is asked for. Null where the product has none.</summary>
    public ProductVersion? Version { get; private set; }
    public MarkdownHtml? Notes { get; private set; }
    public IReadOnlyList<Row> Articles { get; private set; } = [];
    public IReadOnlyList<ProductFile> Files { get; private set; } = [];
    public IReadOnlyList<IncidentBanner> Incidents { get; private set; } = [];
    public string Query { get; private set; } = "";
    public HelpHits? Hits { get; private set; }
    public DateOnly Today { get; } = clock.Today();

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var products = db.Products.VisibleTo(me, db.ContractedProducts, Today);
        if (await products.SingleOrDefaultAsync(p => p.Slug == slug) is not { } product) { return NotFound(); }
        Product = product;
        Incidents = await IncidentBanner.ListAsync(db, me, clock.GetUtcNow(), product.Id);
        var versions = db.ProductVersions.VisibleTo(me, products).Where(v => v.ProductId == product.Id);
        Versions = await versions.LatestFirst().Take(VersionLimit).ToListAsync();
        Version = Versions.FirstOrDefault(v => Wanted is null || v.Number == Wanted);
        if (Wanted is not null && Version is null) { return NotFound(); }

        var version = Version?.Id;
        Query = (Asked ?? "").Trim();
        if (Query.Length > SearchModel.QueryMaxLength) { Query = Query[..SearchModel.QueryMaxLength]; }
        if (Query.Length > 0) { Hits = await search.FindAsync(Query, productId: product.Id, productVersionId: version); }
        else
        {
            Articles = await db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.GetUtcNow()).Where(a => a.ProductId == product.Id && (a.ProductVersionId == null || a.ProductVersionId == version))
                .OrderBy(a => a.Title).ThenBy(a => a.Id).Select(a => new Row(a.Slug, a.Title, a.Summary, a.ProductVersionId != null)).Take(Limit).ToListAsync();
        }
        if (Version is null) { return Page(); }
        Notes = MarkdownHtml.Render(Version.Notes);
        Files = await db.ProductFiles.VisibleTo(versions).Where(f => f.ProductVersionId == version).OrderBy(f => f.Name).ThenBy(f => f.Id).Take(ProductVersion.MaxFiles).ToListAsync();
        return Page();
    }

    public sealed record Row(string Slug, string Title, string Summary, bool IsOfVersion);
}
