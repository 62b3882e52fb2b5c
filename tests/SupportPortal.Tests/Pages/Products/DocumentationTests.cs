using System.Net;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Products;

public class DocumentationTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_documentation_is_that_of_the_version_with_what_holds_for_all()
    {
        var (ana, product) = await Contracted();
        var (old, _) = await Given.ProductVersion(product, "8.3", "Primeira leva.", "antigo.pdf", new DateOnly(2030, 1, 10));
        var (latest, file) = await Given.ProductVersion(product, "8.4", "## Relatórios\n\nMais rápidos.", "manual.pdf");
        await Given.Article("Instalar sempre", "Passos.", product);
        await OfVersion(await Given.Article("Só na antiga", "Passos.", product), old);
        await OfVersion(await Given.Article("Só na nova", "Passos.", product), latest);
        var client = Portal.SignedInAs(ana);

        var page = await client.Page(Url(product));
        Assert.Equal("8.4", page.QuerySelector(".pc-abas [aria-current]")!.TextContent);
        Assert.Equal(["Instalar sempre", "Só na nova"], Titles(page));
        Assert.Equal("Relatórios", page.QuerySelector(".pc-prosa h2, .pc-prosa h3")!.TextContent);
        Assert.Contains(Convert.ToHexStringLower(file.Sha256), page.Body!.TextContent, StringComparison.Ordinal);
        using var download = await client.Get(page.QuerySelector("[aria-labelledby=t-downloads] a")!.GetAttribute("href")!);
        Assert.Equal(Given.Pdf, await download.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);

        var before = await client.Page($"{Url(product)}?versao=8.3");
        Assert.Equal(["Instalar sempre", "Só na antiga"], Titles(before));
        Assert.Contains("Primeira leva.", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{Url(product)}?versao=9.9")).StatusCode);
    }

    [Fact]
    public async Task The_search_stays_inside_the_product_and_the_version()
    {
        var (ana, product) = await Contracted();
        var (old, _) = await Given.ProductVersion(product, "8.3", on: new DateOnly(2030, 1, 10));
        await Given.ProductVersion(product, "8.4");
        await Given.Article("Exportar relatórios", "Clique em exportar.", product);
        await OfVersion(await Given.Article("Exportar na versão antiga", "Clique em exportar.", product), old);
        await Given.Article("Exportar boletos", "Clique em exportar.");
        var client = Portal.SignedInAs(ana);
        Assert.Equal(["Exportar relatórios"], Titles(await client.Page($"{Url(product)}?q=exportar")));
        Assert.Equal(2, Titles(await client.Page($"{Url(product)}?versao=8.3&q=exportar")).Count());
        Assert.Contains("Nenhum artigo fala disso", (await client.Page($"{Url(product)}?q=xyzzyxyzzy")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_contracted_not_published_or_of_another_product_is_not_there()
    {
        var (ana, product) = await Contracted();
        var (_, draft) = await Given.ProductVersion(product, "9.0", "Segredo da próxima.", publish: false);
        var others = await Given.ContractedProduct(await Given.Company(), "Produto de outra");
        var (_, foreign) = await Given.ProductVersion(others);
        var client = Portal.SignedInAs(ana);
        foreach (var url in new[] { Url(others), $"/produtos/{others.Slug}/arquivos/{foreign.Id}", $"/produtos/{product.Slug}/arquivos/{foreign.Id}", $"/produtos/{product.Slug}/arquivos/{draft.Id}", $"{Url(product)}?versao=9.0" })
        {
            Assert.Equal((url, HttpStatusCode.NotFound), (url, (await client.Get(url)).StatusCode));
        }
        Assert.DoesNotContain("9.0", (await client.Page(Url(product))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromDays(400)); // the contract is over
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(ana).Get(Url(product))).StatusCode);
    }

    [Fact]
    public async Task An_incident_of_the_product_stands_above_its_documentation_and_the_list()
    {
        var (ana, product) = await Contracted();
        await using (var db = Portal.OpenDb())
        {
            db.Attach(product);
            db.Add(new Incident("Notas não autorizam", product, "Estamos vendo.", Given.By(await Given.Staff()), Clock.Now));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await Given.ProductVersion(product);
        foreach (var url in new[] { Url(product), "/produtos" })
        {
            Assert.Contains("Notas não autorizam", (await Portal.SignedInAs(ana).Page(url)).QuerySelector("main .tom-alerta")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Contains("versão 8.4", (await Portal.SignedInAs(ana).Page("/produtos")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static string Url(Product product) => $"/produtos/{product.Slug}/documentacao";

    private static IEnumerable<string> Titles(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("[aria-labelledby=t-docs] .pc-itens a > span").Select(s => s.FirstChild!.TextContent.Trim());

    private Task OfVersion(HelpArticle article, ProductVersion version) => Given.Change(article, a =>
    {
        a.Write(a.Content with { ProductVersionId = version.Id }, Actor.System, Clock.Now);
        a.Publish(Clock.Now);
    });

    private async Task<(Person Ana, Product Product)> Contracted()
    {
        var company = await Given.Company();
        var product = await Given.ContractedProduct(company);
        return (await Given.Contact(company), product);
    }
}
