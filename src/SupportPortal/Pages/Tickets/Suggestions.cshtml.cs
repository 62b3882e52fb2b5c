using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Pages.Tickets;

/// <summary>Articles that may answer a subject while it is typed: of the general topics and of contracted products. A piece of a page.</summary>
public class SuggestionsModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int Limit = 5, WordsAtMost = 12;

    public IReadOnlyList<Article> Articles { get; private set; } = [];

    public async Task OnGetAsync(string? q)
    {
        // Any of the words: people type a sentence, not a search.
        var words = new string([.. (q ?? "").Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) { return; }
        var any = string.Join(" or ", words.Take(WordsAtMost));
        Articles = await db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.GetUtcNow())
            .Where(a => EF.Property<NpgsqlTsVector>(a, "Search").Matches(PortalSearch.Query(any)))
            .OrderByDescending(a => EF.Property<NpgsqlTsVector>(a, "Search").Rank(PortalSearch.Query(any))).ThenBy(a => a.Id)
            .Select(a => new Article(a.Slug, a.Title)).Take(Limit).ToListAsync();
    }

    public sealed record Article(string Slug, string Title);
}
