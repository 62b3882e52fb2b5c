using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Domain.HelpCenter;

public static class HelpQueries
{
    /// <summary>Articles this viewer may read now. <paramref name="contracted"/> are the products contracted by anyone; it is narrowed here.</summary>
    public static IQueryable<HelpArticle> VisibleTo(
        this IQueryable<HelpArticle> articles, Viewer me, IQueryable<ContractedProduct> contracted, DateTimeOffset now)
    {
        var published = articles.Where(a => a.Status == ArticleStatus.Published && a.PublishAt <= now);
        if (me.IsStaff) { return published; }
        if (!me.IsCustomer) { return published.Where(a => a.Visibility == Visibility.Public); }
        var mine = contracted.VisibleTo(me).InForce(PortalTime.DayOf(now));
        return published.Where(a => a.Visibility == Visibility.Public || a.Visibility == Visibility.Customers
            || (a.Visibility == Visibility.Product && mine.Any(p => p.ProductId == a.ProductId))
            || (a.Visibility == Visibility.Company && a.OnlyForId == me.CustomerId));
    }

    /// <summary>A file is read by whoever reads its article; editors have it before.</summary>
    public static IQueryable<HelpFile> VisibleTo(this IQueryable<HelpFile> files, Viewer me, IQueryable<HelpArticle> visible) =>
        me.IsDesk ? files : files.Where(f => visible.Any(a => a.Id == f.ArticleId));

    /// <summary>As a page of readers shows it: scheduled counts from its moment on.</summary>
    public static IQueryable<HelpArticle> In(this IQueryable<HelpArticle> articles, ArticleState state, DateTimeOffset now) => state switch
    {
        ArticleState.Draft => articles.Where(a => a.Status == ArticleStatus.Draft),
        ArticleState.Changed => articles.Where(a => a.Status == ArticleStatus.Published && a.Draft != null),
        ArticleState.Scheduled => articles.Where(a => a.Status == ArticleStatus.Published && a.PublishAt > now),
        ArticleState.Live => articles.Where(a => a.Status == ArticleStatus.Published && a.PublishAt <= now),
        ArticleState.Archived => articles.Where(a => a.Status == ArticleStatus.Archived),
        _ => articles,
    };
}

/// <summary>How an article stands, as editors look for it.</summary>
public enum ArticleState { All, Draft, Changed, Scheduled, Live, Archived }
