using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SupportPortal.Data.Configurations;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Data;

/// <summary>How what was found answers what was asked.</summary>
public enum Answer { Found, Corrected, SomeWords, AlikeTitles, Nothing }

/// <param name="Correction">What was probably meant, where a word is in no article.</param>
public sealed record HelpHits(Answer Answer, IReadOnlyList<HelpHit> Articles, string? Correction = null);

public sealed record HelpHit(int Id, string Slug, string Title, string Of, string Summary, string Body);

/// <summary>
/// Finds articles for whoever looks. Row security keeps a customer's connection from using the index of words, as their operators are not
/// leakproof; so their ids, and only those, are looked up as the system under the same visibility, and read as the viewer.
/// </summary>
public sealed class HelpSearch(SystemDb systemDb, PortalDbContext db, Viewer me, TimeProvider clock)
{
    public const int Limit = 20;
    private const int Candidates = 12, ShortestCorrected = 4;
    private const double AlikeEnough = 0.4;

    /// <summary>All of the words; else with typing errors put right; else some of the words; else titles that look alike.</summary>
    public async Task<HelpHits> FindAsync(string text, int? topicId = null, int? productId = null, int? productVersionId = null)
    {
        await using var index = systemDb.Open();
        var visible = VisibleIn(index).Where(a => (topicId == null || a.TopicId == topicId) && (productId == null || a.ProductId == productId)
            && (productVersionId == null || a.ProductVersionId == null || a.ProductVersionId == productVersionId));
        if (await Matching(visible, text, Limit).ToListAsync() is { Count: > 0 } found) { return new(Answer.Found, await ReadAsync(found)); }

        var correction = await CorrectAsync(index, text);
        if (correction is not null && await Matching(visible, correction, Limit).ToListAsync() is { Count: > 0 } meant)
        {
            return new(Answer.Corrected, await ReadAsync(meant), correction);
        }
        if (AnyOf(correction ?? text) is { } any && await Matching(visible, any, Limit).ToListAsync() is { Count: > 0 } some)
        {
            return new(Answer.SomeWords, await ReadAsync(some), correction);
        }
        var alike = await visible.Select(a => new { a.Id, Likeness = EF.Functions.TrigramsWordSimilarity(EF.Functions.Unaccent(text), EF.Functions.Unaccent(a.Title)) })
            .Where(a => a.Likeness > AlikeEnough).OrderByDescending(a => a.Likeness).ThenBy(a => a.Id).Select(a => a.Id).Take(Limit).ToListAsync();
        return new(alike.Count == 0 ? Answer.Nothing : Answer.AlikeTitles, await ReadAsync(alike), correction);
    }

    /// <summary>Others that this reader may want next: about the same, those of the same place first.</summary>
    public async Task<IReadOnlyList<(string Slug, string Title)>> RelatedAsync(HelpArticle article, int limit)
    {
        await using var index = systemDb.Open();
        var others = VisibleIn(index).Where(a => a.Id != article.Id);
        var ids = AnyOf(article.Title) is not { } any ? [] : await others
            .Where(a => EF.Property<NpgsqlTsVector>(a, HelpArticleConfiguration.Search).Matches(PortalSearch.Query(any)))
            .OrderByDescending(a => a.TopicId == article.TopicId && a.ProductId == article.ProductId)
            .ThenByDescending(a => EF.Property<NpgsqlTsVector>(a, HelpArticleConfiguration.Search).Rank(PortalSearch.Query(any))).ThenBy(a => a.Id)
            .Select(a => a.Id).Take(limit).ToListAsync();
        if (ids.Count < limit)
        {
            ids.AddRange(await others.Where(a => a.TopicId == article.TopicId && a.ProductId == article.ProductId && !ids.Contains(a.Id))
                .OrderByDescending(a => a.UpdatedAt).ThenBy(a => a.Id).Select(a => a.Id).Take(limit - ids.Count).ToListAsync());
        }
        var titles = await Visible().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Slug, a.Title }).ToDictionaryAsync(a => a.Id);
        return [.. ids.Where(titles.ContainsKey).Select(id => (titles[id].Slug, titles[id].Title))];
    }

    private IQueryable<HelpArticle> Visible() => db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.GetUtcNow());

    private IQueryable<HelpArticle> VisibleIn(PortalDbContext index) => index.HelpArticles.VisibleTo(me, index.ContractedProducts, clock.GetUtcNow());

    private static IQueryable<int> Matching(IQueryable<HelpArticle> articles, string text, int limit) => articles
        .Where(a => EF.Property<NpgsqlTsVector>(a, HelpArticleConfiguration.Search).Matches(PortalSearch.Query(text)))
        .OrderByDescending(a => EF.Property<NpgsqlTsVector>(a, HelpArticleConfiguration.Search).Rank(PortalSearch.Query(text))).ThenBy(a => a.Id)
        .Select(a => a.Id).Take(limit);

    private async Task<IReadOnlyList<HelpHit>> ReadAsync(List<int> ids)
    {
        if (ids.Count == 0) { return []; }
        var hits = await Visible().Where(a => ids.Contains(a.Id))
            .Select(a => new HelpHit(a.Id, a.Slug, a.Title, a.Topic != null ? a.Topic.Name : a.Product!.Name, a.Summary, a.Body)).ToDictionaryAsync(h => h.Id);
        return [.. ids.Where(hits.ContainsKey).Select(id => hits[id])];
    }

    /// <summary>Each word that no article has, as the nearest that one has which this viewer may read. Null where nothing is to be put right.</summary>
    private async Task<string?> CorrectAsync(PortalDbContext index, string text)
    {
        var corrected = text;
        foreach (var range in SearchWords.Split(text).Reverse()) // from the end, so that the places before stay
        {
            var plain = SearchWords.Plain(text[range]);
            if (plain.Length < ShortestCorrected) { continue; }
            var readable = VisibleIn(index);
            var near = await index.HelpWords.Where(w => EF.Functions.TrigramsAreSimilar(w.Plain, plain)).Select(w => w.Plain).Distinct() // few, of many rows
                .Where(p => index.HelpWords.Any(w => w.Plain == p && readable.Any(a => a.Id == w.ArticleId)))
                .OrderByDescending(p => EF.Functions.TrigramsSimilarity(p, plain)).ThenBy(p => p).Take(Candidates).ToListAsync();
            var best = near.MinBy(p => SearchWords.Distance(p, plain)); // of equals, the likest
            if (best is null || best == plain || SearchWords.Distance(best, plain) > Math.Max(1, plain.Length / 3)) { continue; }
            var written = await index.HelpWords.Where(w => w.Plain == best && readable.Any(a => a.Id == w.ArticleId)).Select(w => w.Text).MinAsync();
            corrected = corrected[..range.Start.Value] + written + corrected[range.End.Value..];
        }
        return corrected == text ? null : corrected;
    }

    // Short words say little, and every article has them.
    private static string? AnyOf(string text)
    {
        var words = SearchWords.Split(text).Select(r => text[r]).Where(w => w.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return words.Count == 0 ? null : string.Join(" or ", words);
    }
}
