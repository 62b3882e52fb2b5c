using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Domain.HelpCenter;

public static class HelpQueries
{
    /// <summary>Published articles this viewer may read. <paramref name="contracted"/> are the products contracted by anyone; it is narrowed here.</summary>
    public static IQueryable<HelpArticle> VisibleTo(
        this IQueryable<HelpArticle> articles, Viewer me, IQueryable<ContractedProduct> contracted, DateOnly today)
    {
        var published = articles.Where(a => a.Status == ArticleStatus.Published);
        if (me.IsStaff) { return published; }
        if (!me.IsCustomer) { return published.Where(a => a.Visibility == Visibility.Public); }
        var mine = contracted.VisibleTo(me).InForce(today);
        return published.Where(a => a.Visibility == Visibility.Public || a.Visibility == Visibility.Customers
            || (a.Visibility == Visibility.Product && mine.Any(p => p.ProductId == a.ProductId))
            || (a.Visibility == Visibility.Company && a.OnlyForId == me.CustomerId));
    }
}
