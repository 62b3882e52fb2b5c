using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Articles;

/// <summary>Where an article may stand: a topic of the help centre or the documentation of a product. In forms and addresses: "assunto:financeiro", "produto:erp", "produto:erp@8.4".</summary>
public sealed record ArticlePlaces(IReadOnlyList<ArticlePlace> All)
{
    public const string TopicPrefix = "assunto:", ProductPrefix = "produto:";

    public static async Task<ArticlePlaces> LoadAsync(PortalDbContext db)
    {
        var topics = await db.HelpTopics.OrderBy(t => t.Position).Select(t => new ArticlePlace(TopicPrefix + t.Slug, t.Name, t.Id, null)).Take(50).ToListAsync();
        var products = await db.Products.OrderBy(p => p.Name).Select(p => new ArticlePlace(ProductPrefix + p.Slug, p.Name, null, p.Id)).Take(200).ToListAsync();
        var versions = await db.ProductVersions.OrderBy(v => v.Product!.Name).ThenByDescending(v => v.ReleasedOn).ThenByDescending(v => v.Id)
            .Select(v => new { v.Product!.Slug, v.Product.Name, v.Number, v.ProductId, v.Id }).Take(300).ToListAsync();
        var ofVersions = versions.ToLookup(v => v.ProductId, v => new ArticlePlace($"{ProductPrefix}{v.Slug}@{v.Number}", $"{v.Name} {v.Number}", null, v.ProductId, v.Id));
        return new([.. topics, .. products.SelectMany(p => ofVersions[p.ProductId!.Value].Prepend(p))]);
    }

    public ArticlePlace? Find(string? value) => All.FirstOrDefault(p => p.Value == value);

    public ArticlePlace? Of(int? topicId, int? productId, int? versionId) => All.FirstOrDefault(p => p.TopicId == topicId && p.ProductId == productId && p.VersionId == versionId);

    public IEnumerable<SelectListItem> Items(IStringLocalizer<Words> words)
    {
        var (topics, products) = (new SelectListGroup { Name = words["Assuntos"] }, new SelectListGroup { Name = words["Produtos"] });
        return All.Select(p => new SelectListItem(p.TopicId is null ? p.Name : words[p.Name].Value, p.Value) { Group = p.TopicId is null ? products : topics })
            .Prepend(new SelectListItem(words["Escolha"], ""));
    }
}

public sealed record ArticlePlace(string Value, string Name, int? TopicId, int? ProductId, int? VersionId = null);
