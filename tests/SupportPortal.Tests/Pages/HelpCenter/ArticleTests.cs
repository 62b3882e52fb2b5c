using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Tests.Support;
using Visibility = SupportPortal.Domain.HelpCenter.Visibility;

namespace SupportPortal.Tests.Pages.HelpCenter;

public class ArticleTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task An_article_says_what_it_is_about_to_readers_and_to_search_engines()
    {
        var article = await Given.Article("Como redefinir a senha", "## Passo a passo\n\nAbra.\n\n## Se não chegar\n\nLigue.");
        var other = await Given.Article("Senha esquecida pela equipe", "Veja.");
        var page = await Portal.Anonymous().Page($"/ajuda/artigos/{article.Slug}");
        Assert.Equal($"https://portal.example/ajuda/artigos/{article.Slug}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("Em quatro passos.", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Equal(["#s-passo-a-passo", "#s-se-nao-chegar"], page.QuerySelectorAll("nav[aria-labelledby=t-neste] a").Select(a => a.GetAttribute("href")));
        Assert.Equal([$"/ajuda/artigos/{other.Slug}"], page.QuerySelectorAll("nav[aria-labelledby=t-rel] a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["Central de Ajuda", "Área do Cliente"], page.QuerySelectorAll("main .breadcrumb a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task An_address_the_article_once_had_leads_to_it_for_those_who_may_read_it()
    {
        var customer = await Given.Company();
        var article = await Given.Article("Só desta empresa", "Texto.", Visibility.Company, onlyFor: customer);
        await Given.Save(new HelpOldSlug("endereco-antigo") { ArticleId = article.Id });
        var moved = await Portal.SignedInAs(await Given.Contact(customer)).Get("/ajuda/artigos/endereco-antigo");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/ajuda/artigos/{article.Slug}"), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Anonymous().Get("/ajuda/artigos/endereco-antigo")).StatusCode);
    }

    [Fact]
    public async Task A_vote_counts_once_for_each_person_and_can_be_changed_and_explained()
    {
        var article = await Given.Article("Senha", "Texto.");
        var url = $"/ajuda/artigos/{article.Slug}";
        var ana = Portal.SignedInAs(await Given.Contact());
        Assert.EndsWith("#util", (await ana.Submit(url, button: "Sim")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        await ana.Submit(url, button: "Sim");
        Assert.Equal((1, 0), await Votes(article));
        await ana.Submit(url, button: "Não");
        Assert.Equal((0, 1), await Votes(article));
        await ana.Submit(url, new() { ["Comment.Text"] = "Faltou dizer <b>onde</b> fica o menu." });
        await Portal.SignedInAs(await Given.Contact()).Submit(url, button: "Sim");
        Assert.Equal((1, 1), await Votes(article));

        Assert.Contains("Faltou dizer <b>onde</b>", (await Portal.SignedInAs(await Given.Staff()).Page($"/atendimento/artigos/{article.Id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Faltou dizer <b>onde</b> fica o menu.", (await ana.Page(url)).QuerySelector("textarea")!.TextContent);
        Assert.DoesNotContain("Faltou dizer", (await Portal.Anonymous().Page(url)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_not_signed_in_votes_once_with_each_browser_and_a_network_only_so_often()
    {
        var article = await Given.Article("Senha", "Texto.");
        var url = $"/ajuda/artigos/{article.Slug}";
        var browser = Portal.Anonymous();
        await browser.Submit(url, button: "Sim");
        await browser.Submit(url, button: "Não");
        await Portal.Anonymous().Submit(url, button: "Sim");
        Assert.Equal((1, 1), await Votes(article));
        Assert.All(Db.HelpVotes, v => Assert.Null(v.PersonId));

        for (var i = 0; i < 27; i++) { await Portal.Anonymous().Submit(url, button: "Sim"); }
        var refused = await Portal.Anonymous().Submit(url, button: "Não");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal((28, 1), await Votes(article));
    }

    [Fact]
    public async Task Votes_that_come_together_are_all_counted()
    {
        var article = await Given.Article("Senha", "Texto.");
        var people = new List<Client>();
        for (var i = 0; i < 6; i++) { people.Add(Portal.SignedInAs(await Given.Contact())); }
        await Task.WhenAll(people.Select(p => p.Submit($"/ajuda/artigos/{article.Slug}", button: "Sim")));
        Assert.Equal((6, 0), await Votes(article));
    }

    [Theory]
    [InlineData("talvez"), InlineData("")]
    public async Task A_vote_that_no_button_casts_is_not_taken(string vote)
    {
        var article = await Given.Article("Senha", "Texto.");
        var url = $"/ajuda/artigos/{article.Slug}";
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Anonymous().Post($"{url}?handler=Vote", url, [new("util", vote)])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Anonymous().Post($"{url}?handler=Comment", url, [new("Comment.Text", "Sem ter votado.")])).StatusCode);
        Assert.Equal((0, 0), await Votes(article));
    }

    [Fact]
    public async Task A_comment_that_is_too_long_comes_back_with_its_text()
    {
        var article = await Given.Article("Senha", "Texto.");
        var url = $"/ajuda/artigos/{article.Slug}";
        var ana = Portal.SignedInAs(await Given.Contact());
        await ana.Submit(url, button: "Não");
        var refused = await ana.Submit(url, new() { ["Comment.Text"] = new string('x', 1_001) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(1_001, (await Client.Read(refused)).QuerySelector("textarea")!.TextContent.Length);
    }

    [Fact]
    public async Task A_public_picture_is_shown_in_place_and_may_be_kept_for_ever()
    {
        var file = await Given.FileOf(await Given.Article("Senha", "Texto."));
        foreach (var client in new[] { Portal.Anonymous(), Portal.SignedInAs(await Given.Contact()) })
        {
            var response = await client.Get($"/ajuda/arquivos/{file.Id}");
            Assert.Equal("public, max-age=31536000, immutable", Order(response.Headers.CacheControl));
            Assert.Equal(("image/png", "inline"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["sandbox; default-src 'none'"], response.Headers.GetValues("Content-Security-Policy"));
            Assert.Equal(Given.Png, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_file_that_is_no_picture_or_not_everybodys_is_handed_out_and_not_kept()
    {
        var customer = await Given.Company();
        var article = await Given.Article("Só para clientes", "Texto.", Visibility.Customers);
        var file = await Given.FileOf(article, "manual \"1\".pdf", "application/pdf", Given.Pdf);
        var response = await Portal.SignedInAs(await Given.Contact(customer)).Get($"/ajuda/arquivos/{file.Id}");
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(("application/pdf", "attachment"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Anonymous().Get($"/ajuda/arquivos/{file.Id}")).StatusCode);
    }

    [Fact]
    public async Task The_map_and_the_rules_for_search_engines_have_the_address_people_type()
    {
        var article = await Given.Article("Senha", "Texto.");
        var client = Portal.Anonymous();
        var (map, robots) = (await client.Get("/sitemap.xml"), await client.Get("/robots.txt"));
        Assert.Equal("application/xml", map.Content.Headers.ContentType!.MediaType);
        var xml = System.Xml.Linq.XDocument.Parse(await map.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["https://portal.example/ajuda", "https://portal.example/ajuda/area-do-cliente", $"https://portal.example/ajuda/artigos/{article.Slug}"], xml.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value));
        var text = await robots.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["User-agent: *", "Allow: /ajuda", "Disallow: /ajuda/busca", "Disallow: /", "Sitemap: https://portal.example/sitemap.xml"], text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("text/plain", robots.Content.Headers.ContentType!.MediaType);
    }

    private static string Order(CacheControlHeaderValue? value) =>
        $"{(value!.Public ? "public, " : "")}max-age={value.MaxAge!.Value.TotalSeconds}{string.Concat(value.Extensions.Select(e => $", {e.Name}"))}";

    private async Task<(int Helpful, int Unhelpful)> Votes(HelpArticle article)
    {
        var now = await Db.HelpArticles.SingleAsync(a => a.Id == article.Id);
        return (now.HelpfulVotes, now.UnhelpfulVotes);
    }
}
