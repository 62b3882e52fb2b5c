using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SupportPortal.Data.Configurations;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Data;

public static class HelpLoading
{
    /// <summary>With what publishing changes.</summary>
    public static Task<HelpArticle?> ToEditAsync(this DbSet<HelpArticle> articles, int id) => articles
        .Include(a => a.Draft).Include(a => a.Words).Include(a => a.OldSlugs).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id);

    /// <summary>A page of the editors' list, the last changed first: what comes after a row, or before it, nearest first.</summary>
    public static IQueryable<HelpArticle> FromLatest(this IQueryable<HelpArticle> articles, RowPosition? after, RowPosition? before)
    {
        if (before is { } first)
        {
            return articles.Where(a => EF.Functions.GreaterThan(ValueTuple.Create(a.UpdatedAt, a.Id), ValueTuple.Create(first.At, (int)first.Id)))
                .OrderBy(a => a.UpdatedAt).ThenBy(a => a.Id);
        }
        var rest = after is { } last
            ? articles.Where(a => EF.Functions.LessThan(ValueTuple.Create(a.UpdatedAt, a.Id), ValueTuple.Create(last.At, (int)last.Id)))
            : articles;
        return rest.OrderByDescending(a => a.UpdatedAt).ThenByDescending(a => a.Id);
    }

    public static IQueryable<HelpArticle> Matching(this IQueryable<HelpArticle> articles, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return articles; }
        var (wanted, pattern) = (text.Trim(), Like.Containing(text));
        return articles.Where(a => EF.Property<NpgsqlTsVector>(a, HelpArticleConfiguration.Search).Matches(PortalSearch.Query(wanted))
            || EF.Functions.ILike(a.Title, pattern, Like.Escape));
    }

    /// <summary>An address leads to one article, also one that it had before.</summary>
    public static async Task<bool> IsTakenAsync(this PortalDbContext db, string slug, int exceptFor) =>
        await db.HelpArticles.AnyAsync(a => a.Slug == slug && a.Id != exceptFor) || await db.HelpOldSlugs.AnyAsync(s => s.Slug == slug && s.ArticleId != exceptFor);

    /// <summary>Whoever else wants to change it waits for the end of this transaction.</summary>
    public static Task<HelpArticle> LockedAsync(this DbSet<HelpArticle> articles, int id) =>
        articles.FromSql($"select * from help_articles where id = {id} for update").SingleAsync();
}
