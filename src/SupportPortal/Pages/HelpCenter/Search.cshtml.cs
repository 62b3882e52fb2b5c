using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Web;

namespace SupportPortal.Pages.HelpCenter;

public class SearchModel(PortalDbContext db, HelpSearch search) : PageModel
{
    public const int QueryMaxLength = 200;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Asked { get; set; }
    [BindProperty(SupportsGet = true, Name = "assunto")] public string? TopicSlug { get; set; }
    [BindProperty(SupportsGet = true, Name = "produto")] public string? ProductSlug { get; set; }

    public string Query { get; private set; } = "";
    public HelpHits Hits { get; private set; } = new(Answer.Nothing, []);
    public IReadOnlyList<Place> Topics { get; private set; } = [];
    public IReadOnlyList<Place> Products { get; private set; } = [];
    public Place? Topic => Topics.FirstOrDefault(t => t.Slug == TopicSlug);
    public Place? Product => Products.FirstOrDefault(p => p.Slug == ProductSlug);

    public async Task OnGetAsync()
    {
        Query = (Asked ?? "").Trim();
        if (Query.Length > QueryMaxLength) { Query = Query[..QueryMaxLength]; }
        Topics = await db.HelpTopics.OrderBy(t => t.Position).Select(t => new Place(t.Id, t.Slug, t.Name)).Take(50).ToListAsync();
        Products = await db.Products.OrderBy(p => p.Name).Select(p => new Place(p.Id, p.Slug, p.Name)).Take(100).ToListAsync();
        if (Query.Length > 0) { Hits = await search.FindAsync(Query, Topic?.Id, Product?.Id); }
    }

    /// <summary>This search with one value changed. A topic and a product exclude each other: an article has one of them.</summary>
    public Dictionary<string, string> With(string name, string? value)
    {
        var route = new Dictionary<string, string>(StringComparer.Ordinal) { ["q"] = Query };
        if (name is "q")
        {
            if (Topic is not null) { route["assunto"] = Topic.Slug; }
            if (Product is not null) { route["produto"] = Product.Slug; }
        }
        if (value is not null) { route[name] = value; }
        return route;
    }

    public IReadOnlyList<(string Text, bool IsMatch)> TitleOf(HelpHit hit) => Excerpt.Of(hit.Title, Hits.Correction ?? Query, HelpArticle.TitleMaxLength * 2);

    public IReadOnlyList<(string Text, bool IsMatch)> ExcerptOf(HelpHit hit) =>
        Excerpt.Of(MarkdownHtml.Plain($"{hit.Summary}\n\n{hit.Body}"), Hits.Correction ?? Query);

    public sealed record Place(int Id, string Slug, string Name);
}
