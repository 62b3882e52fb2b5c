using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Reports;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Reports;

/// <summary>What became of suggested articles. Counted are forms, not articles: a form that was shown five articles counts once in a total.</summary>
public sealed record SuggestionLine(int ArticleId, string Title, int Shown, int Opened, int Solved, int Sent);

/// <summary>A form with suggestions: whose, and how it ended. What was typed in it is not read.</summary>
public sealed record SuggestedForm(long Id, DateTimeOffset ShownAt, string Customer, IReadOnlyList<string> Articles, string? TicketCode, bool IsSolved);

/// <summary>How a form with suggestions went on; the lists of the report are these.</summary>
public enum SuggestionEnd { Shown, Opened, Solved, Sent }

/// <summary>
/// The success of suggestions: of the forms of new tickets in which articles were suggested in the period, how many had one opened, how many were given up because it
/// solved the matter, and how many were sent anyway. A form that is neither is still being written, or was left.
/// </summary>
public static class SuggestionFigures
{
    public const int Articles = 10, PageSize = 50;

    public static IQueryable<SuggestedArticle> Shown(this IQueryable<SuggestedArticle> suggested, ReportScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var (start, end) = (scope.Days.Start, scope.Days.End);
        suggested = suggested.Where(s => s.ShownAt >= start && s.ShownAt < end);
        if (scope.Customers is { } customers) { suggested = suggested.Where(s => customers.Contains(s.CustomerId)); }
        return suggested;
    }

    /// <summary>All articles together, and those that were shown most.</summary>
    public static async Task<(SuggestionLine Total, IReadOnlyList<SuggestionLine> Lines)> SuggestionsAsync(this PortalDbContext db, ReportScope scope, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var shown = db.SuggestedArticles.Shown(scope);
        var total = await shown.GroupBy(s => 1).Select(g => new SuggestionLine(0, "",
            g.Select(s => s.DraftId).Distinct().Count(),
            g.Where(s => s.OpenedAt != null).Select(s => s.DraftId).Distinct().Count(),
            g.Where(s => s.SolvedAt != null).Select(s => s.DraftId).Distinct().Count(),
            g.Where(s => s.SentAnywayAt != null).Select(s => s.DraftId).Distinct().Count())).SingleOrDefaultAsync(stop);
        if (total is null) { return (new SuggestionLine(0, "", 0, 0, 0, 0), []); }
        var lines = await shown.GroupBy(s => s.ArticleId)
            .Select(g => new { Id = g.Key, Shown = g.Count(), Opened = g.Count(s => s.OpenedAt != null), Solved = g.Count(s => s.SolvedAt != null), Sent = g.Count(s => s.SentAnywayAt != null) })
            .Join(db.HelpArticles, s => s.Id, a => a.Id, (s, a) => new { s.Id, a.Title, s.Shown, s.Opened, s.Solved, s.Sent })
            .OrderByDescending(s => s.Shown).ThenByDescending(s => s.Solved).ThenBy(s => s.Id).Take(Articles)
            .Select(s => new SuggestionLine(s.Id, s.Title, s.Shown, s.Opened, s.Solved, s.Sent)).ToListAsync(stop);
        return (total, lines);
    }

    /// <summary>The forms behind a figure: with any article, or with this one.</summary>
    public static IQueryable<TicketDraft> SuggestedForms(this PortalDbContext db, ReportScope scope, SuggestionEnd end, int? articleId)
    {
        ArgumentNullException.ThrowIfNull(db);
        var lines = db.SuggestedArticles.Shown(scope);
        if (articleId is { } article) { lines = lines.Where(s => s.ArticleId == article); }
        lines = end switch
        {
            SuggestionEnd.Opened => lines.Where(s => s.OpenedAt != null),
            SuggestionEnd.Solved => lines.Where(s => s.SolvedAt != null),
            SuggestionEnd.Sent => lines.Where(s => s.SentAnywayAt != null),
            _ => lines,
        };
        return db.TicketDrafts.Where(d => lines.Any(s => s.DraftId == d.Id));
    }

    /// <summary>The last ones first, after one of them.</summary>
    public static async Task<IReadOnlyList<SuggestedForm>> PageAsync(this IQueryable<TicketDraft> drafts, PortalDbContext db, long? after, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (after is { } last) { drafts = drafts.Where(d => d.Id < last); }
        return await drafts.OrderByDescending(d => d.Id).Select(d => new SuggestedForm(
            d.Id, db.SuggestedArticles.Where(s => s.DraftId == d.Id).Min(s => s.ShownAt), db.Customers.Where(c => c.Id == d.CustomerId).Select(c => c.TradeName ?? c.LegalName).First(),
            db.SuggestedArticles.Where(s => s.DraftId == d.Id).Join(db.HelpArticles, s => s.ArticleId, a => a.Id, (s, a) => a.Title).OrderBy(t => t).ToList(),
            d.SentAt != null ? d.Code : null, db.SuggestedArticles.Any(s => s.DraftId == d.Id && s.SolvedAt != null))).Take(PageSize + 1).ToListAsync(stop);
    }
}
