using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>Finding an answer by oneself, and writing one.</summary>
public class HelpFlowTests(Portal portal) : PageTest(portal)
{
    [Theory]
    [InlineData(Screen.Wide, true), InlineData(Screen.Phone, true), InlineData(Screen.Phone, false)]
    public async Task An_article_is_found_with_a_typing_error(Screen screen, bool javaScript)
    {
        await Given.Article("Renovar o certificado digital A1", "## Antes\n\nFaça cópia.\n\n## Depois\n\nConfira a rejeição da nota.");
        await Given.Article("Pagar um boleto vencido", "O banco calcula os juros.", topic: "financeiro");
        var page = await Browser.Open("/ajuda", screen: screen, javaScript: javaScript);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("certficado dijital");
        await page.GetByRole(AriaRole.Button, new() { Name = "Buscar" }).ClickAsync();
        await Expect(page.GetByText("Você quis dizer")).ToContainTextAsync("certificado digital");
        await Browser.DoesNotScrollSideways(page);
        if (javaScript) { await Browser.HasNoAxeViolations(page); }
        await page.GetByRole(AriaRole.Link, new() { Name = "Renovar o certificado digital A1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Renovar o certificado digital A1");
        await page.GetByRole(AriaRole.Link, new() { Name = "Depois" }).ClickAsync();
        Assert.EndsWith("#s-depois", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_reads_the_documentation_of_his_product_that_others_cannot()
    {
        var customer = await Given.Company();
        var product = await Given.ContractedProduct(customer, "Azulejo ERP");
        var article = await Given.Article("Instalar o Azulejo ERP", "Baixe o instalador.", product);
        var ana = await Browser.Expect(404).Open("/produtos", await Given.Contact(customer));
        await ana.GetByRole(AriaRole.Link, new() { Name = "Ir para documentação de Azulejo ERP" }).ClickAsync();
        await ana.GetByRole(AriaRole.Link, new() { Name = "Instalar o Azulejo ERP" }).ClickAsync();
        await Expect(ana.GetByText("Baixe o instalador.")).ToBeVisibleAsync();

        var others = await Browser.Open($"/ajuda/artigos/{article.Slug}", await Given.Contact());
        await Expect(others.GetByText("Baixe o instalador.")).ToHaveCountAsync(0);
        await others.GotoAsync("/ajuda/busca?q=instalador");
        await Expect(others.GetByRole(AriaRole.Link, new() { Name = "Instalar o Azulejo ERP" })).ToHaveCountAsync(0);
        await others.GotoAsync("/ajuda");
        await others.GetByRole(AriaRole.Link, new() { Name = "Azulejo ERP" }).ClickAsync();
        await Expect(others.GetByText("Ainda não há artigos deste produto")).ToBeVisibleAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reader_says_that_it_did_not_help_and_what_was_missing(bool javaScript)
    {
        var article = await Given.Article("Senha", "Texto.");
        var page = await Browser.Open($"/ajuda/artigos/{article.Slug}", screen: Screen.Phone, javaScript: javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Não", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Você respondeu que não.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Não", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByLabel("O que faltou?").FillAsync("Onde fica o menu.");
        if (javaScript) { await Browser.HasNoAxeViolations(page); }
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar comentário" }).ClickAsync();
        await Expect(page.GetByText("Comentário enviado.")).ToBeVisibleAsync();
        Assert.Equal("Onde fica o menu.", (await Db.HelpVotes.SingleAsync()).Comment);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_editor_writes_previews_schedules_publishes_and_restores(bool javaScript)
    {
        var bruno = await Given.Staff();
        var page = await Browser.Open("/atendimento/artigos", bruno, javaScript: javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Novo artigo" }).ClickAsync();
        await page.GetByLabel("Título").FillAsync("Emitir a 2ª via");
        await page.GetByLabel("Onde aparece").SelectOptionAsync("assunto:financeiro");
        await page.GetByRole(AriaRole.Button, new() { Name = "Criar e escrever" }).ClickAsync();

        await page.GetByLabel("Resumo").FillAsync("Em dois passos.");
        await page.Locator("#Input_Body").FillAsync("## Passo a passo\n\nAbra o **Financeiro**.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ver prévia" }).ClickAsync();
        await Expect(page.Locator("#previa h2").Last).ToHaveTextAsync("Passo a passo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar…" }).ClickAsync();
        await page.Locator("input[value=agendar]").CheckAsync();
        await page.Locator("#Input_Day").FillAsync("2030-06-04");
        await page.Locator("#Input_Time").FillAsync("08:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Artigo agendado para 04/06/2030 08:00.")).ToBeVisibleAsync();
        var edit = new Uri(page.Url).AbsolutePath;

        Clock.Advance(TimeSpan.FromDays(1));
        await page.GotoAsync("/ajuda/artigos/emitir-a-2a-via");
        await Expect(page.GetByText("Abra o Financeiro.")).ToBeVisibleAsync();

        page = await Browser.Open(edit, bruno, javaScript: javaScript); // the session has ended meanwhile
        await page.Locator("#Input_Body").FillAsync("Texto pior.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar…" }).ClickAsync();
        await page.GetByLabel("O que mudou").FillAsync("Mais curto");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Versões" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ver o que mudou na versão 2" }).ClickAsync();
        await Expect(page.Locator("ins")).ToContainTextAsync("Texto pior.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restaurar a versão 1" }).ClickAsync();
        await Expect(page.GetByText("Versão 1 restaurada, como versão 3.")).ToBeVisibleAsync();
        await page.GotoAsync("/ajuda/artigos/emitir-a-2a-via");
        await Expect(page.GetByText("Abra o Financeiro.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_an_editor_types_is_kept_by_itself_and_a_picture_goes_where_the_cursor_is()
    {
        var article = await Given.Article("Senha", "Texto.");
        await Given.FileOf(article, "tela.png");
        var page = await Browser.Open($"/atendimento/artigos/{article.Id}", await Given.Staff());
        await page.Locator("#Input_Body").PressSequentiallyAsync("Mais. ");
        await Expect(page.Locator("[data-artigo-estado]")).ToContainTextAsync("Rascunho salvo às 10:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inserir no texto tela.png" }).ClickAsync();
        Assert.Contains("![tela](/ajuda/arquivos/", await page.Locator("#Input_Body").InputValueAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ver prévia" }).ClickAsync();
        await Expect(page.Locator("#previa img")).ToHaveJSPropertyAsync("naturalWidth", 1);
        Assert.Contains("Mais.", (await Db.HelpArticles.Select(a => a.Draft!.Body).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_ended_costs_an_editor_nothing_that_was_typed()
    {
        var article = await Given.Article("Senha", "Texto.");
        var bruno = await Given.Staff();
        var page = await Browser.Open($"/atendimento/artigos/{article.Id}", bruno);
        await page.Locator("#Input_Body").FillAsync("Uma hora de trabalho.");
        Clock.Advance(TimeSpan.FromHours(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar rascunho" }).ClickAsync();
        await Expect(page.GetByText("A sessão terminou.")).ToBeVisibleAsync();
        await Expect(page.Locator("#Input_Body")).ToHaveValueAsync("Uma hora de trabalho.");

        var again = await Browser.Open("/conta", bruno);
        await page.Context.AddCookiesAsync((await again.Context.CookiesAsync()).Where(c => c.Name == "__Host-portal").Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Portal.BrowserAddress.ToString(), Secure = true, HttpOnly = c.HttpOnly }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar rascunho" }).ClickAsync();
        await Expect(page.GetByText("Rascunho salvo. Quem lê continua com a versão publicada.")).ToBeVisibleAsync();
        Assert.Equal("Uma hora de trabalho.", await Db.HelpArticles.Select(a => a.Draft!.Body).SingleAsync());
    }

    [Fact]
    public async Task With_the_keyboard_alone_one_searches_reads_and_votes()
    {
        await Given.Article("Renovar o certificado", "## Antes\n\nFaça cópia.\n\n## Depois\n\nConfira.");
        var page = await Browser.Open("/ajuda");
        var keys = new Keys(page);
        await keys.To("#qa");
        await keys.Type("certificado");
        await keys.Press("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Busca por “certificado”");
        await keys.To("main a[href^='/ajuda/artigos/']");
        await keys.Press("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Renovar o certificado");
        await keys.To("button[value=sim]");
        await keys.Press("Enter");
        await Expect(page.GetByText("Você respondeu que sim.")).ToBeVisibleAsync();
        Assert.Equal(1, (await Db.HelpArticles.SingleAsync()).HelpfulVotes);
    }
}
