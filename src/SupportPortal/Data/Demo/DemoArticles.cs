using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Data.Demo;

/// <summary>The articles of <c>articles.md</c>: a line "=== topic:slug or product:slug | visibility | title | summary", then Markdown.</summary>
internal static class DemoArticles
{
    private static readonly Actor Editor = new(null, "Camila Rocha", Side.Staff);

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
            var (body, at) = (text[(end + 1)..].Trim(), now.AddDays(-3 * index - 2));
            // Every fourth was published once before, without its last paragraph.
            var shorter = index % 4 == 0 ? body[..Math.Max(body.LastIndexOf("\n\n", StringComparison.Ordinal), 0)] : "";
            var article = new HelpArticle(ArticleContent.SlugOf(head[2]), head[2], head[3], shorter.Length > 0 ? shorter : body,
                topics.GetValueOrDefault(head[0]), products.GetValueOrDefault(head[0]), Enum.Parse<Visibility>(head[1], ignoreCase: true), now);
            article.Publish(shorter.Length > 0 ? at.AddDays(-40) : at, Editor, "");
            if (shorter.Length > 0)
            {
                article.Write(article.Content with { Body = body }, Editor, at);
                article.Publish(at, Editor, "Último parágrafo acrescentado");
            }
            db.HelpArticles.Add(article);
        }
        await db.SaveChangesAsync(stop);
        await AddVotesAsync(db, now);
        await db.SaveChangesAsync(stop);
    }

    private static async Task AddVotesAsync(PortalDbContext db, DateTimeOffset now)
    {
        foreach (var article in await db.HelpArticles.OrderBy(a => a.Id).ToListAsync())
        {
            for (var voter = 0; voter < article.Id * 7 % 12; voter++)
            {
                var vote = new HelpVote(article.Id, BitConverter.GetBytes(voter), helpful: voter % 4 != 3, personId: null, now.AddDays(-voter - 1));
                if (voter % 4 == 3) { vote.Explain("Segui os passos, mas a tela no meu computador está diferente."); }
                article.Count(vote.IsHelpful, before: null);
                db.HelpVotes.Add(vote);
            }
        }
    }
}
