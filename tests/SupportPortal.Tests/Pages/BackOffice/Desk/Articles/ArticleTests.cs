using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Tests.Support;
using Visibility = SupportPortal.Domain.HelpCenter.Visibility;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Articles;

public class ArticleTests(Portal portal) : PageTest(portal)
{
    private const string List = "/atendimento/artigos";

    [Fact]
    public async Task An_analyst_writes_an_article_and_publishes_it()
    {
        var camila = Portal.SignedInAs(await Given.Staff(name: "Camila Rocha"));
        var edit = (await camila.Submit($"{List}/novo", new() { ["Input.Title"] = "Emitir a 2ª via", ["Input.Place"] = "assunto:financeiro" })).Headers.Location!.OriginalString;
        await camila.Submit(edit, Fields("Emitir a 2ª via", "emitir-a-2a-via", "Abra o **Financeiro**."));
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Anonymous().Get("/ajuda/artigos/emitir-a-2a-via")).StatusCode);

        await camila.Submit($"{edit}/publicar", new() { ["Input.When"] = "agora" });
        Assert.Contains("Abra o Financeiro.", (await Portal.Anonymous().Page("/ajuda/artigos/emitir-a-2a-via")).Body!.TextContent, StringComparison.Ordinal);
        var article = await Db.HelpArticles.Include(a => a.Versions).SingleAsync();
        Assert.Equal(("Camila Rocha", 1), (article.Versions[0].ByName, article.LastVersion));
    }

    [Fact]
    public async Task Readers_keep_what_is_published_until_the_changes_are()
    {
        var (camila, article) = await Published();
        var (edit, shown) = ($"{List}/{article.Id}", $"/ajuda/artigos/{article.Slug}");
        await camila.Submit(edit, new() { ["Input.Title"] = "Outro título", ["Input.Slug"] = "outro-endereco", ["Input.Body"] = "Texto novo." });
        Assert.Contains("Texto velho.", (await Portal.Anonymous().Page(shown)).Body!.TextContent, StringComparison.Ordinal);

        var publish = await camila.Page($"{edit}/publicar");
        Assert.Equal(["Saiu: Texto velho."], publish.QuerySelectorAll("del").Select(d => d.TextContent).Where(t => t.Contains("Texto", StringComparison.Ordinal)));
        await camila.Submit(publish, $"{edit}/publicar", new() { ["Input.Change"] = "Menu novo" });
        Assert.Equal("/ajuda/artigos/outro-endereco", (await Portal.Anonymous().Get(shown)).Headers.Location!.OriginalString);
        Assert.Equal("Menu novo", (await Db.HelpArticleVersions.OrderBy(v => v.Number).LastAsync()).Change);
    }

    [Fact]
    public async Task A_scheduled_article_appears_at_its_hour_by_itself()
    {
        var camila = Portal.SignedInAs(await Given.Staff());
        var article = await Given.Article("Novidade", "Chegou.", Visibility.Public, publish: false);
        var url = $"{List}/{article.Id}/publicar";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await camila.Submit(url, new() { ["Input.When"] = "agendar" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await camila.Submit(url, new() { ["Input.When"] = "agendar", ["Input.Day"] = "2030-06-03", ["Input.Time"] = "09:59" })).StatusCode); // a minute ago
        await camila.Submit(url, new() { ["Input.When"] = "agendar", ["Input.Day"] = "2030-06-04", ["Input.Time"] = "08:00" });
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Anonymous().Get($"/ajuda/artigos/{article.Slug}")).StatusCode);
        Assert.Contains("Agendado", (await camila.Page($"{List}?situacao=agendados")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        Clock.Now = new DateTimeOffset(2030, 6, 4, 11, 0, 0, TimeSpan.Zero);
        Assert.Contains("04/06/2030 08:00", (await Portal.Anonymous().Page($"/ajuda/artigos/{article.Slug}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_are_compared_and_an_earlier_one_comes_back()
    {
        var (camila, article) = await Published();
        await camila.Submit($"{List}/{article.Id}", new() { ["Input.Body"] = "Texto novo." });
        await camila.Submit($"{List}/{article.Id}/publicar", new() { ["Input.Change"] = "Troquei tudo" });
        var url = $"{List}/{article.Id}/versoes";
        var compared = await camila.Page($"{url}?de=1&ate=2");
        Assert.Equal(("Saiu: Texto velho.", "Entrou: Texto novo."), (compared.QuerySelector("del")!.TextContent, compared.QuerySelector("ins")!.TextContent));

        await camila.Submit(url, button: "Restaurar a versão 1");
        Assert.Contains("Texto velho.", (await Portal.Anonymous().Page($"/ajuda/artigos/{article.Slug}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], (await Db.HelpArticleVersions.ToListAsync()).Select(v => v.Number).Order());
    }

    [Fact]
    public async Task The_second_of_two_editors_keeps_his_text_and_reads_the_other_beside_it()
    {
        var (camila, article) = await Published();
        var url = $"{List}/{article.Id}";
        var bruno = Portal.SignedInAs(await Given.Staff(name: "Bruno Lima"));
        var opened = await bruno.Page(url);
        await camila.Submit(url, new() { ["Input.Body"] = "Texto da Camila." });

        var refused = await bruno.Submit(opened, url, new() { ["Input.Body"] = "Texto do Bruno." });
        var page = await Client.Read(refused);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("Texto do Bruno.", Body(page));
        Assert.Contains("Texto da Camila.", page.QuerySelector("del")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Texto da Camila.", (await Db.HelpArticles.Include(a => a.Draft).SingleAsync()).Draft!.Body);

        await bruno.Submit(page, url, new() { ["Input.Body"] = "Os dois textos." });
        var draft = (await Db.HelpArticles.Include(a => a.Draft).SingleAsync()).Draft!;
        Assert.Equal(("Os dois textos.", "Bruno Lima"), (draft.Body, draft.SavedBy));
    }

    [Fact]
    public async Task What_the_script_saves_goes_on_from_version_to_version_and_stops_at_anothers()
    {
        var (camila, article) = await Published();
        var url = $"{List}/{article.Id}";
        var first = await Save(camila, url, "Um", 0);
        using var json = JsonDocument.Parse(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var version = json.RootElement.GetProperty("version").GetUInt32();
        Assert.Contains("Rascunho salvo às 10:00", json.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Save(camila, url, "", version)).StatusCode); // half-written is kept, too
        Assert.Equal(HttpStatusCode.Conflict, (await Save(camila, url, "Dois", version)).StatusCode);
    }

    [Theory]
    [InlineData("Input.Title", ""), InlineData("Input.Slug", "Com Espaço"), InlineData("Input.Slug", "tomado"), InlineData("Input.Visibility", "Company"), InlineData("Input.Visibility", "Product")]
    public async Task Bad_input_is_refused_and_nothing_typed_is_lost(string field, string value)
    {
        var (camila, article) = await Published();
        await Given.Save(new HelpOldSlug("tomado") { ArticleId = (await Given.Article("Outro", "Texto.")).Id });
        var refused = await camila.Submit($"{List}/{article.Id}", new() { ["Input.Body"] = "Tudo o que escrevi.", [field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Tudo o que escrevi.", Body(await Client.Read(refused)));
        Assert.False(await Db.HelpArticles.AnyAsync(a => a.Draft != null));
    }

    [Fact]
    public async Task The_preview_shows_what_readers_would_see_and_keeps_the_draft()
    {
        var (camila, article) = await Published();
        var page = await Client.Read(await camila.Submit($"{List}/{article.Id}", new() { ["Input.Body"] = "## Título\n\n<script>alert(1)</script> **forte**" }, "Ver prévia"));
        Assert.Equal("forte", page.QuerySelector("#previa strong")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("#previa script"));
        Assert.Equal("## Título\n\n<script>alert(1)</script> **forte**", Body(page));
        Assert.NotNull((await Db.HelpArticles.Include(a => a.Draft).SingleAsync()).Draft);
        await camila.Submit(page, $"{List}/{article.Id}", new() { ["Input.Body"] = "Depois da prévia." }, "Salvar rascunho");
        Assert.Equal("Depois da prévia.", (await Db.HelpArticles.Select(a => a.Draft!.Body).SingleAsync()));
    }

    [Fact]
    public async Task Pictures_and_files_are_taken_if_they_are_what_they_say_and_no_larger_than_five_megabytes()
    {
        var (camila, article) = await Published();
        var url = $"{List}/{article.Id}";
        foreach (var bad in new[] { new Upload("Input.Uploads", "tela.png", "<svg onload=alert(1)>"u8.ToArray()), new("Input.Uploads", "tela.svg", "<svg/>"u8.ToArray()), new("Input.Uploads", "grande.txt", new byte[5 * 1024 * 1024 + 1].Select(_ => (byte)'a').ToArray()) })
        {
            Assert.Equal((bad.Name, HttpStatusCode.UnprocessableEntity), (bad.Name, (await camila.Submit(url, new() { ["Input.Body"] = "Com arquivo." }, "Salvar e juntar", bad)).StatusCode));
        }
        Assert.Empty(Db.HelpFiles);

        await camila.Submit(url, new() { ["Input.Body"] = "Com arquivo." }, "Salvar e juntar", new Upload("Input.Uploads", "tela [1].png", Given.Png), new Upload("Input.Uploads", "manual.pdf", Given.Pdf));
        var page = await camila.Page(url);
        var picture = await Db.HelpFiles.SingleAsync(f => f.ContentType == "image/png");
        Assert.Contains($"![tela (1)](/ajuda/arquivos/{picture.Id})", page.QuerySelectorAll("#arquivos code").Select(c => c.TextContent));
        Assert.Equal("Com arquivo.", Body(page));
        await camila.Submit(page, url, new() { ["Input.Body"] = $"![tela](/ajuda/arquivos/{picture.Id})" }, "Publicar…");
        await camila.Submit($"{url}/publicar", new() { ["Input.Change"] = "Imagem" });
        Assert.Equal($"/ajuda/arquivos/{picture.Id}", (await Portal.Anonymous().Page($"/ajuda/artigos/{article.Slug}")).QuerySelector("article img")!.GetAttribute("src"));
    }

    [Fact]
    public async Task An_archived_article_is_gone_for_readers_and_a_discarded_draft_for_everybody()
    {
        var (camila, article) = await Published();
        var url = $"{List}/{article.Id}";
        await camila.Submit(url, new() { ["Input.Body"] = "Rascunho." });
        await camila.Submit(url, button: "Descartar alterações");
        Assert.Equal("Texto velho.", Body(await camila.Page(url)));
        await camila.Submit(url, button: "Arquivar artigo");
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Anonymous().Get($"/ajuda/artigos/{article.Slug}")).StatusCode);
        await camila.Submit($"{url}/publicar", new() { ["Input.When"] = "agora" });
        Assert.Equal(HttpStatusCode.OK, (await Portal.Anonymous().Get($"/ajuda/artigos/{article.Slug}")).StatusCode);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_its_address_and_paged_without_losing_a_row()
    {
        var camila = Portal.SignedInAs(await Given.Staff());
        var product = await Given.ContractedProduct(await Given.Company());
        await Given.Article("Do produto", "Texto.", product);
        await Given.Article("Ainda rascunho", "Texto.", Visibility.Public, topic: "financeiro", publish: false);
        for (var i = 0; i < 60; i++) { await Given.Article($"Artigo {i:D2}", "Boleto."); }
        Assert.Equal(["Ainda rascunho"], Titles(await camila.Page($"{List}?situacao=rascunhos")));
        Assert.Equal(["Do produto"], Titles(await camila.Page($"{List}?onde=produto:{product.Slug}")));
        Assert.Equal(["Artigo 07"], Titles(await camila.Page($"{List}?q=artigo 07&situacao=no-ar")));
        Assert.NotNull((await camila.Page($"{List}?q=xilofone")).QuerySelector(".pc-vazio"));

        var first = await camila.Page(List);
        var second = await camila.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(62, Titles(first).Concat(Titles(second)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Titles(first), Titles(await camila.Page(second.QuerySelector("a[rel=prev]")!.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Two_articles_of_one_title_get_two_addresses()
    {
        var camila = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        for (var i = 0; i < 3; i++) { await camila.Submit($"{List}/novo", new() { ["Input.Title"] = "Senha", ["Input.Place"] = "assunto:financeiro" }); }
        Assert.Equal(["senha", "senha-2", "senha-3"], Db.HelpArticles.Select(a => a.Slug).OrderBy(s => s).ToList());
    }

    private async Task<(Client Camila, HelpArticle Article)> Published() =>
        (Portal.SignedInAs(await Given.Staff(name: "Camila Rocha")), await Given.Article("Título", "Texto velho."));

    private static Task<HttpResponseMessage> Save(Client client, string url, string title, uint version) => client.Post($"{url}?handler=Save", url,
        [new("Input.Title", title), new("Input.Slug", "titulo"), new("Input.Summary", "R"), new("Input.Body", "B"), new("Input.Place", "assunto:financeiro"), new("Input.Visibility", "Public"), new("Input.Version", $"{version}")]);

    private static Dictionary<string, string> Fields(string title, string slug, string body) =>
        new(StringComparer.Ordinal) { ["Input.Title"] = title, ["Input.Slug"] = slug, ["Input.Summary"] = "Em dois passos.", ["Input.Body"] = body, ["Input.Visibility"] = "Public" };

    private static string Body(IHtmlDocument page) => ((IHtmlTextAreaElement)page.QuerySelector("#Input_Body")!).Value;

    private static List<string> Titles(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody .pc-alvo").Select(a => a.TextContent)];
}
