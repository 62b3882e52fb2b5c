using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Web;

namespace SupportPortal.Pages.HelpCenter;

public class ArticleModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int WordsPerMinute = 200, RelatedLimit = 4;

    public HelpArticle? Article { get; private set; }
    public MarkdownHtml? Text { get; private set; }
    public int Minutes { get; private set; }
    public IReadOnlyList<Related> AlsoRead { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var articles = db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.Today());
        Article = await articles.AsNoTracking().Include(a => a.Topic).Include(a => a.Product).SingleOrDefaultAsync(a => a.Slug == slug);
        if (Article is null) { return NotFound(); }

        Text = MarkdownHtml.Render(Article.Body);
        Minutes = 1 + Article.Body.Count(char.IsWhiteSpace) / WordsPerMinute;
        AlsoRead = await articles.Where(a => a.Id != Article.Id && a.TopicId == Article.TopicId && a.ProductId == Article.ProductId)
            .OrderByDescending(a => a.UpdatedAt).ThenBy(a => a.Id).Select(a => new Related(a.Slug, a.Title)).Take(RelatedLimit).ToListAsync();
        return Page();
    }

    public sealed record Related(string Slug, string Title);
}
