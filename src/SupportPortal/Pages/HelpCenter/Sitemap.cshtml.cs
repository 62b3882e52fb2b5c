using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Pages.HelpCenter;

/// <summary>What search engines may list: the same for everybody, whoever asks.</summary>
public class SitemapModel(PortalDbContext db, IConfiguration configuration, TimeProvider clock) : PageModel
{
    private const int Limit = 45_000; // the format allows 50,000 addresses
    private static readonly XNamespace Format = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public async Task<IActionResult> OnGetAsync()
    {
        var site = new Uri(configuration["Portal:PublicUrl"]!);
        var articles = await db.HelpArticles.VisibleTo(Viewer.Anonymous, db.ContractedProducts, clock.GetUtcNow())
            .OrderByDescending(a => a.UpdatedAt).ThenByDescending(a => a.Id).Select(a => new { a.Slug, a.UpdatedAt, TopicSlug = a.Topic!.Slug }).Take(Limit).ToListAsync();
        var pages = articles.Select(a => a.TopicSlug).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(t => Url.Page("Topic", new { slug = t })).Prepend(Url.Page("Index"));
        var map = new XElement(Format + "urlset",
            pages.Select(p => new XElement(Format + "url", new XElement(Format + "loc", new Uri(site, p)))),
            articles.Select(a => new XElement(Format + "url",
                new XElement(Format + "loc", new Uri(site, Url.Page("Article", new { slug = a.Slug }))),
                new XElement(Format + "lastmod", a.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))));
        return Content($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{map}\n", "application/xml; charset=utf-8");
    }
}
