using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Tests.Support;

public sealed partial class Given
{
    /// <summary>Bytes that really are a picture: one transparent dot.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>A published article: of the product, for those who have it, or else of the topic, for everybody.</summary>
    public Task<HelpArticle> Article(string title, string body, Product? product = null, string topic = "area-do-cliente") =>
        Article(title, body, product is null ? Visibility.Public : Visibility.Product, product, topic: topic);

    /// <param name="from">When readers find it; at once if not said.</param>
    public async Task<HelpArticle> Article(
        string title, string body, Visibility visibility, Product? product = null, Customer? onlyFor = null, string topic = "area-do-cliente", DateTimeOffset? from = null, bool publish = true)
    {
        await using var db = portal.OpenDb();
        if (product is not null) { db.Attach(product); }
        var of = product is null ? db.HelpTopics.AsQueryable().First(t => t.Slug == topic) : null;
        if (of is not null) { db.Attach(of); }
        var article = new HelpArticle($"artigo-{Interlocked.Increment(ref _made)}", title, "Em quatro passos.", body, of, product, visibility, portal.Clock.Now, onlyFor?.Id);
        if (publish) { article.Publish(portal.Clock.Now, from: from); }
        db.Add(article);
        await db.SaveChangesAsync();
        return article;
    }

    public async Task<HelpFile> FileOf(HelpArticle article, string name = "tela.png", string type = "image/png", byte[]? bytes = null) =>
        await Save(new HelpFile(Guid.CreateVersion7(), article.Id, name, type, bytes ?? Png, new Actor(null, "Camila Rocha", Side.Staff), portal.Clock.Now));

    /// <summary>A published version with one download.</summary>
    public async Task<(ProductVersion Version, ProductFile File)> ProductVersion(Product product, string number = "8.4", string notes = "Relatórios mais rápidos.", string file = "manual.pdf", DateOnly? on = null, bool publish = true)
    {
        var version = new ProductVersion(product.Id, number, on ?? new DateOnly(2030, 5, 2));
        version.Describe(number, on ?? new DateOnly(2030, 5, 2), null, notes);
        if (publish) { version.Publish(portal.Clock.Now); }
        await Save(version);
        var download = await Save(new ProductFile(Guid.CreateVersion7(), version.Id, file, "Manual completo", "application/pdf", Pdf.Length, System.Security.Cryptography.SHA256.HashData(Pdf), new Actor(null, "Camila Rocha", Side.Staff), portal.Clock.Now));
        await Save(new ProductFileChunk { FileId = download.Id, Position = 0, Bytes = Pdf });
        return (version, download);
    }
}
