using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Audit;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Products;

public class VersionTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task An_analyst_writes_a_version_with_a_download_and_publishes_it()
    {
        var company = await Given.Company();
        var product = await Given.ContractedProduct(company);
        var bruno = Portal.SignedInAs(await Given.Staff());
        var home = $"/atendimento/produtos/{product.Slug}";
        Assert.Contains(home, (await bruno.Page("/atendimento/produtos")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        using var created = await bruno.Submit($"{home}/versoes/nova", new() { ["Input.Number"] = "8.4" });
        var url = created.Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit(url, new() { ["Input.IsPublished"] = "true", ["Input.Notes"] = "" })).StatusCode);
        using var saved = await bruno.Submit(url, new() { ["Input.Notes"] = "Mais rápido.", ["Input.Description"] = "Manual completo" }, files: new Upload("Input.Uploads", "manual.pdf", Given.Pdf, "application/pdf"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var ana = Portal.SignedInAs(await Given.Contact(company));
        Assert.DoesNotContain("8.4", (await ana.Page($"/produtos/{product.Slug}/documentacao")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await bruno.Submit(url, new() { ["Input.IsPublished"] = "true" });
        var read = (await ana.Page($"/produtos/{product.Slug}/documentacao")).QuerySelector("main")!.TextContent;
        Assert.Contains("Mais rápido.", read, StringComparison.Ordinal);
        Assert.Contains("Manual completo", read, StringComparison.Ordinal);

        var remove = (await bruno.Page(url)).QuerySelector("[aria-label='Remover manual.pdf']")!.Closest("form")!.GetAttribute("action")!;
        await bruno.Post(remove, url, []);
        Assert.Empty(await Db.ProductFiles.ToListAsync());
        Assert.Empty(await Db.ProductFileChunks.ToListAsync());
        Assert.Equal(4, await Db.AuditEntries.CountAsync(e => e.Kind == AuditKind.ProductVersionChanged));
    }

    [Fact]
    public async Task A_number_twice_a_file_that_lies_and_an_old_form_are_refused()
    {
        var product = await Given.ContractedProduct(await Given.Company());
        var (version, _) = await Given.ProductVersion(product);
        var bruno = Portal.SignedInAs(await Given.Staff());
        var url = $"/atendimento/produtos/{product.Slug}/versoes/{version.Id}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit($"/atendimento/produtos/{product.Slug}/versoes/nova", new() { ["Input.Number"] = "8.4" })).StatusCode);
        using var lie = await bruno.Submit(url, new() { ["Input.Notes"] = "Texto novo." }, files: new Upload("Input.Uploads", "manual.pdf", [1, 2, 3], "application/pdf"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lie.StatusCode);
        Assert.Contains("Texto novo.", (await Client.Read(lie)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit(url, new() { ["Input.SupportedUntil"] = "2029-01-01" })).StatusCode);
        var old = await bruno.Page(url);
        await bruno.Submit(url, new() { ["Input.Notes"] = "De outra aba." });
        Assert.Equal(HttpStatusCode.Conflict, (await bruno.Submit(old, url, new() { ["Input.Notes"] = "Atrasado." })).StatusCode);
        Assert.Equal("De outra aba.", (await Db.ProductVersions.SingleAsync()).Notes);
    }

    [Fact]
    public async Task An_article_is_put_under_one_version_in_its_editor()
    {
        var product = await Given.ContractedProduct(await Given.Company());
        var (version, _) = await Given.ProductVersion(product);
        var article = await Given.Article("Instalar", "Passos.", product);
        var bruno = Portal.SignedInAs(await Given.Staff());
        var url = $"/atendimento/artigos/{article.Id}";
        await bruno.Submit(url, new() { ["Input.Place"] = $"produto:{product.Slug}@8.4" });
        await bruno.Submit($"{url}/publicar", new() { ["Input.Change"] = "Só da 8.4" });
        var stored = await Db.HelpArticles.SingleAsync();
        Assert.Equal((product.Id, version.Id), (stored.ProductId, stored.ProductVersionId));
        Assert.Equal($"produto:{product.Slug}@8.4", (await bruno.Page(url)).QuerySelector("#Input_Place option[selected]")!.GetAttribute("value"));
    }
}
