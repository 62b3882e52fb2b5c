using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Pages.HelpCenter;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int Shown = 3;

    public IReadOnlyList<TopicRow> Topics { get; private set; } = [];
    public IReadOnlyList<ArticleRow> Latest { get; private set; } = [];

    public IReadOnlyList<ProductRow> Products { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var articles = db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.GetUtcNow());
        Topics = await db.HelpTopics.OrderBy(t => t.Position)
            .Select(t => new TopicRow(t.Slug, t.Name, t.Summary, articles.Count(a => a.TopicId == t.Id),
                articles.Where(a => a.TopicId == t.Id).OrderByDescending(a => a.UpdatedAt).ThenBy(a => a.Id)
                    .Select(a => new ArticleRow(a.Slug, a.Title, t.Name)).Take(Shown).ToList()))
            .ToListAsync();
        Latest = await articles.OrderByDescending(a => a.HelpfulVotes).ThenByDescending(a => a.UpdatedAt).ThenByDescending(a => a.Id)
            .Select(a => new ArticleRow(a.Slug, a.Title, a.Topic != null ? a.Topic.Name : a.Product!.Name)).Take(5).ToListAsync();
        Products = await db.Products.OrderBy(p => p.Name).Select(p => new ProductRow(p.Slug, p.Name, p.Summary)).Take(50).ToListAsync();
    }

    public sealed record TopicRow(string Slug, string Name, string Summary, int Count, IReadOnlyList<ArticleRow> Articles);

    public sealed record ProductRow(string Slug, string Name, string Summary);

    public sealed record ArticleRow(string Slug, string Title, string Of);
}
