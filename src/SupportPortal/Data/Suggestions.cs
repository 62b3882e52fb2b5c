using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SupportPortal.Data.Configurations;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>What may answer a subject before it becomes a ticket: articles, and tickets that are open already.</summary>
public static class Suggestions
{
    private const int Articles = 5, Tickets = 3, WordsAtLeast = 2, WordsAtMost = 12;

    /// <summary>How much of the typed words a title must look like; below, typos are not told from other words.</summary>
    private const double Alike = 0.5;

    /// <summary>Of the general topics and of the products this company has, not of those it could buy.</summary>
    public static async Task<IReadOnlyList<SuggestedRow>> SuggestArticlesAsync(this PortalDbContext db, Viewer me, DateTimeOffset now, string? subject, string? message = null)
    {
        if (AnyOf(subject, message) is not { } any) { return []; }
        var typed = subject!;
        var contracted = db.ContractedProducts.VisibleTo(me).InForce(PortalTime.DayOf(now));
        return await db.HelpArticles.VisibleTo(me, db.ContractedProducts, now)
            .Where(a => a.ProductId == null || contracted.Any(p => p.ProductId == a.ProductId))
            .Where(a => EF.Property<NpgsqlTsVector>(a, HelpArticleConfiguration.Search).Matches(PortalSearch.Query(any))
                || EF.Functions.TrigramsWordSimilarity(EF.Functions.Unaccent(typed), EF.Functions.Unaccent(a.Title)) > Alike)
            .OrderByDescending(a => EF.Property<NpgsqlTsVector>(a, HelpArticleConfiguration.Search).Rank(PortalSearch.Query(any))
                + EF.Functions.TrigramsWordSimilarity(EF.Functions.Unaccent(typed), EF.Functions.Unaccent(a.Title)))
            .ThenBy(a => a.Id)
            .Select(a => new SuggestedRow(a.Id, a.Slug, a.Title, a.Topic != null ? a.Topic.Name : a.Product!.Name))
            .Take(Articles).ToListAsync();
    }

    /// <summary>Open tickets like this one, of those this person may see anyway.</summary>
    public static async Task<IReadOnlyList<SimilarTicket>> SimilarTicketsAsync(this PortalDbContext db, Viewer me, string? subject)
    {
        if (AnyOf(subject, null) is not { } any) { return []; }
        var typed = subject!;
        return await db.Tickets.VisibleTo(me).Open()
            .Where(t => EF.Functions.TrigramsWordSimilarity(EF.Functions.Unaccent(typed), EF.Functions.Unaccent(t.Subject)) > Alike
                || EF.Property<NpgsqlTsVector>(t, "Search").Rank(PortalSearch.Query(any)) > 0.1f)
            .OrderByDescending(t => EF.Functions.TrigramsWordSimilarity(EF.Functions.Unaccent(typed), EF.Functions.Unaccent(t.Subject))).ThenByDescending(t => t.Id)
            .Select(t => new SimilarTicket(t.Code, t.Subject, t.Status, t.OpenedAt)).Take(Tickets).ToListAsync();
    }

    /// <summary>People type a sentence, not a search: any of its words will do. Null when there are too few.</summary>
    private static string? AnyOf(string? subject, string? message)
    {
        var words = WordsOf(subject);
        return words.Length < WordsAtLeast ? null : string.Join(" or ", words.Concat(WordsOf(message)).Distinct(StringComparer.OrdinalIgnoreCase).Take(WordsAtMost));
    }

    // "or" and "and" are operators of the search language; quotes and minus are taken out with the rest.
    private static string[] WordsOf(string? text) =>
        [.. new string([.. (text ?? "").Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length > 1 && !w.Equals("or", StringComparison.OrdinalIgnoreCase) && !w.Equals("and", StringComparison.OrdinalIgnoreCase)).Take(WordsAtMost)];
}

/// <param name="Of">Its topic or product.</param>
public sealed record SuggestedRow(int Id, string Slug, string Title, string Of);

public sealed record SimilarTicket(string Code, string Subject, TicketStatus Status, DateTimeOffset OpenedAt);
