using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Tests.Support;

public sealed partial class Given
{
    /// <summary>A published article: of the product, for those who have it, or else of the topic, for everybody.</summary>
    public async Task<HelpArticle> Article(string title, string body, Product? product = null, string topic = "area-do-cliente")
    {
        await using var db = portal.OpenDb();
        if (product is not null) { db.Attach(product); }
        var of = product is null ? db.HelpTopics.AsQueryable().First(t => t.Slug == topic) : null;
        if (of is not null) { db.Attach(of); }
        var article = new HelpArticle($"artigo-{Interlocked.Increment(ref _made)}", title, "Em quatro passos.", body, of, product, product is null ? Visibility.Public : Visibility.Product, portal.Clock.Now);
        article.Publish(portal.Clock.Now);
        db.Add(article);
        await db.SaveChangesAsync();
        return article;
    }
}
