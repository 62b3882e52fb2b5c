using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Data.Demo;

/// <summary>The articles of <c>articles.md</c>: a line "=== topic:slug or product:slug | visibility | title | summary", then Markdown.</summary>
internal static class DemoArticles
{
    public static async Task LoadAsync(SystemDb systemDb, DateTimeOffset now, CancellationToken stop)
    {
        await using var stream = typeof(DemoArticles).Assembly.GetManifestResourceStream("articles.md")!;
        using var reader = new StreamReader(stream);
        var articles = (await reader.ReadToEndAsync(stop)).Split("=== ", StringSplitOptions.RemoveEmptyEntries);
        await using var db = systemDb.Open();
        var topics = await db.HelpTopics.ToDictionaryAsync(t => "topic:" + t.Slug, stop);
        var products = await db.Products.ToDictionaryAsync(p => "product:" + p.Slug, stop);
        foreach (var (text, index) in articles.Select((a, i) => (a, i)))
        {
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            var head = text[..end].Split('|', StringSplitOptions.TrimEntries);
            var article = new HelpArticle(ArticleContent.SlugOf(head[2]), head[2], head[3], text[(end + 1)..].Trim(),
                topics.GetValueOrDefault(head[0]), products.GetValueOrDefault(head[0]), Enum.Parse<Visibility>(head[1], ignoreCase: true), now);
            article.Publish(now.AddDays(-3 * index - 2));
            db.HelpArticles.Add(article);
        }
        await db.SaveChangesAsync(stop);
    }
}
