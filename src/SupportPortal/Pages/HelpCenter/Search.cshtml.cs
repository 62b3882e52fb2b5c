using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Pages.HelpCenter;

public class SearchModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    public const string MarkFrom = "\u2997", MarkTo = "\u2998"; // brackets no article uses; the page turns them into <mark>
    private const int Limit = 20, QueryMaxLength = 200;
    private const string Headline = $"StartSel=\"{MarkFrom}\", StopSel=\"{MarkTo}\", MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=\" … \"";

    public string Query { get; private set; } = "";
    public IReadOnlyList<Hit> Hits { get; private set; } = [];

    /// <summary>Nothing had the words; these titles are only spelled alike.</summary>
    public bool IsGuess { get; private set; }

    public async Task OnGetAsync(string? q)
    {
        Query = (q ?? "").Trim();
        if (Query.Length > QueryMaxLength) { Query = Query[..QueryMaxLength]; }
        if (Query.Length == 0) { return; }

        var articles = db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.Today());
        var wanted = Query;
        Hits = await articles
            .Where(a => EF.Property<NpgsqlTypes.NpgsqlTsVector>(a, "Search").Matches(EF.Functions.WebSearchToTsQuery("portal", wanted)))
            .OrderByDescending(a => EF.Property<NpgsqlTypes.NpgsqlTsVector>(a, "Search").Rank(EF.Functions.WebSearchToTsQuery("portal", wanted))).ThenBy(a => a.Id)
            .Select(a => new Hit(a.Slug, a.Title, a.Topic != null ? a.Topic.Name : a.Product!.Name,
                EF.Functions.WebSearchToTsQuery("portal", wanted).GetResultHeadline("portal", a.Summary + " " + a.Body, Headline)))
            .Take(Limit).ToListAsync();
        if (Hits.Count > 0) { return; }

        IsGuess = true;
        Hits = await articles
            .Where(a => EF.Functions.TrigramsWordSimilarity(EF.Functions.Unaccent(wanted), EF.Functions.Unaccent(a.Title)) > 0.4)
            .OrderByDescending(a => EF.Functions.TrigramsWordSimilarity(EF.Functions.Unaccent(wanted), EF.Functions.Unaccent(a.Title))).ThenBy(a => a.Id)
            .Select(a => new Hit(a.Slug, a.Title, a.Topic != null ? a.Topic.Name : a.Product!.Name, a.Summary))
            .Take(Limit).ToListAsync();
    }

    public sealed record Hit(string Slug, string Title, string Of, string Excerpt)
    {
        /// <summary>The excerpt in stretches, the words looked for apart, without the signs of Markdown.</summary>
        public IEnumerable<(string Text, bool IsMatch)> Parts => Excerpt.Split(MarkFrom).SelectMany((stretch, i) =>
        {
            var ends = stretch.Split(MarkTo, 2);
            return i == 0 ? [(Plain(stretch), false)] : new[] { (Plain(ends[0]), true), (Plain(ends[^1]), false) };
        });

        private static string Plain(string markdown) => string.Concat(markdown.Where(c => c is not ('*' or '#' or '`' or '|')));
    }
}
