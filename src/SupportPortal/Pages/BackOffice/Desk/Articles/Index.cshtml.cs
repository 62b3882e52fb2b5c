using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Pages.BackOffice.Desk.Articles;

public class IndexModel(PortalDbContext db, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    public static readonly IReadOnlyDictionary<string, ArticleState> States = new Dictionary<string, ArticleState>(StringComparer.Ordinal)
    {
        ["no-ar"] = ArticleState.Live,
        ["rascunhos"] = ArticleState.Draft,
        ["alterados"] = ArticleState.Changed,
        ["agendados"] = ArticleState.Scheduled,
        ["arquivados"] = ArticleState.Archived,
    };

    [BindProperty(SupportsGet = true, Name = "situacao")] public string? StateSlug { get; set; }
    [BindProperty(SupportsGet = true, Name = "onde")] public string? PlaceValue { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true, Name = "depois")] public string? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "antes")] public string? Before { get; set; }

    public ArticlePlaces Places { get; private set; } = new([]);
    public IReadOnlyList<Row> Articles { get; private set; } = [];
    public RowPosition? Previous { get; private set; }
    public RowPosition? Next { get; private set; }
    public ArticlePlace? Place => Places.Find(PlaceValue);
    public ArticleState State => StateSlug is { } slug && States.TryGetValue(slug, out var state) ? state : ArticleState.All;
    public bool IsEmpty => State is ArticleState.All && Place is null && string.IsNullOrWhiteSpace(Search);

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        Places = await ArticlePlaces.LoadAsync(db);
        var articles = db.HelpArticles.In(State, now).Matching(Search);
        if (Place is { } place) { articles = articles.Where(a => a.TopicId == place.TopicId && a.ProductId == place.ProductId && (place.VersionId == null || a.ProductVersionId == place.VersionId)); }
        var (after, before) = (RowPosition.Parse(After), RowPosition.Parse(Before));
        var upwards = before is not null && after is null;
        var found = await articles.FromLatest(after, before).Include(a => a.Topic).Include(a => a.Product).AsNoTracking()
            .Select(a => new Row(a, a.Draft != null, db.HelpVotes.Count(v => v.ArticleId == a.Id && v.Comment != null))).Take(PageSize + 1).ToListAsync();
        var hasMore = found.Count > PageSize;
        var rows = found.Take(PageSize).ToList();
        if (upwards) { rows.Reverse(); }
        if (rows.Count == 0) { return; }
        Articles = rows;
        Previous = (upwards ? hasMore : after is not null) ? PositionOf(rows[0]) : null;
        Next = upwards || hasMore ? PositionOf(rows[^1]) : null;
    }

    /// <summary>This address with one value changed; paging starts anew.</summary>
    public Dictionary<string, string> With(string name, string? value)
    {
        var route = new Dictionary<string, string>(StringComparer.Ordinal);
        if (State is not ArticleState.All) { route["situacao"] = StateSlug!; }
        if (Place is not null) { route["onde"] = PlaceValue!; }
        if (!string.IsNullOrWhiteSpace(Search)) { route["q"] = Search; }
        route.Remove(name);
        if (value is not null) { route[name] = value; }
        return route;
    }

    public string? PageUrl(string name, RowPosition? position) => position is null ? null : Url.Page("Index", With(name, position.ToString()));

    private static RowPosition PositionOf(Row row) => new(row.Article.UpdatedAt, row.Article.Id);

    public sealed record Row(HelpArticle Article, bool HasDraft, int Comments);
}
