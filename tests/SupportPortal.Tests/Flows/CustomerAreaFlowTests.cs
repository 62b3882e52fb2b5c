using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>The pages that customers know from the portals they use today, in the browser.</summary>
public class CustomerAreaFlowTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Suporte_boxes_lead_to_help_tickets_and_the_company_s_products(bool javaScript)
    {
        var (ana, product) = await Contracted();
        var page = await Browser.Open("/", ana, Screen.Phone, javaScript: javaScript);
        await page.Locator(".pc-conta-botao").ClickAsync();
        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Suporte" }).ClickAsync();
        await Expect(page.Locator(".pc-caixas h2")).ToHaveTextAsync(["Dúvidas", "Meus chamados", "Produtos contratados"]);
        await Expect(page.Locator("[aria-labelledby=t-duvidas] li")).ToHaveCountAsync(4);
        await Expect(page.Locator("[aria-labelledby=t-escopo]")).ToContainTextAsync("0800");
        await Link(page, $"Abrir chamado de {product.Name}").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(product.Name);
        await page.GotoAsync("/suporte");
        await Link(page, "Criar novo").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/chamados/novo", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Consult_by_CPF_and_by_number(bool javaScript)
    {
        var ana = await Given.Contact();
        var open = await Given.OpenedTicket(ana, subject: "Ainda aberto", cpf: Cpf.Parse("52998224725"));
        await Given.OpenedTicket(ana, subject: "De outra pessoa");
        var page = await Browser.Open("/suporte", ana, javaScript: javaScript);
        await page.GetByLabel("CPF do solicitante").FillAsync("529.982.247-25");
        await Button(page, "Consultar por CPF").ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody")).ToContainTextAsync("Ainda aberto");

        await page.GotoAsync("/suporte");
        await page.GetByLabel("CPF do solicitante").FillAsync("529.982.247-25");
        await page.GetByLabel("Fechadas").CheckAsync();
        await Button(page, "Consultar por CPF").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Ainda aberto");

        await page.GotoAsync("/suporte");
        await page.GetByRole(AriaRole.Search, new() { Name = "Consultar por número" }).Locator("input[name=q]").FillAsync(open.Code);
        await Button(page, "Consultar por número").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Ainda aberto");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("De outra pessoa");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Contracted_product_documentation_by_version_with_search_downloads_and_news(bool javaScript)
    {
        var (ana, product) = await Contracted();
        await Given.ProductVersion(product, "8.3", "Primeira leva.", "antigo.pdf", new DateOnly(2030, 1, 10));
        await Given.ProductVersion(product, "8.4", "## Relatórios\n\nMais rápidos.", "manual.pdf");
        await Given.Article("Exportar relatórios", "Clique em exportar.", product);
        await Given.Article("Instalar o produto", "Passos.", product);
        var page = await Browser.Open("/produtos", ana, javaScript: javaScript);
        await Link(page, $"Ir para documentação de {product.Name}").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Novidades da versão 8.4" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Buscar na documentação" }).FillAsync("exportar");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[aria-labelledby=t-docs] li")).ToHaveCountAsync(1);
        await Link(page, "Ver toda a documentação").ClickAsync();
        await Expect(page.Locator("[aria-labelledby=t-docs] li")).ToHaveCountAsync(2);
        var download = await page.RunAndWaitForDownloadAsync(() => Link(page, "manual.pdf").ClickAsync());
        Assert.Equal("manual.pdf", download.SuggestedFilename);
        await Link(page, "8.3").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Primeira leva.");
        if (javaScript) { await Browser.HasNoAxeViolations(page); } // axe is a script, too
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_product_that_is_not_listed_has_a_fallback(bool javaScript)
    {
        var page = await Browser.Open("/suporte", await Given.Contact(), javaScript: javaScript);
        await Link(page, "Peça suporte para ele").ClickAsync();
        await page.FillAsync("#Input_Department", "Fiscal");
        await page.FillAsync("#Input_Subject", "Coletor antigo não liga");
        await page.FillAsync("#Input_Message", "Ele apita e desliga.");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.Locator("main form .btn-primary").Last.ClickAsync();
        if (page.Url.EndsWith("/sugestoes", StringComparison.Ordinal)) { await page.Locator("main form .btn-primary").Last.ClickAsync(); }
        await Expect(page).ToHaveURLAsync(new Regex("/enviado$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Null((await Db.Tickets.SingleAsync()).ProductId);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_contract_is_written_at_the_desk_and_read_by_its_customer(bool javaScript)
    {
        var company = await Given.Company();
        await Given.Save(new Product("erp", "ERP Gestão", "Vendas"));
        var desk = await Browser.Expect(422).Open($"/atendimento/clientes/{company.Cnpj.Value}", await Given.Staff(StaffRole.Supervisor), javaScript: javaScript);
        await Link(desk, "Novo contrato").ClickAsync();
        await desk.FillAsync("#Input_Number", "CT-2030/9");
        await desk.FillAsync("#Input_StartsOn", "2030-01-01");
        await desk.FillAsync("#Input_EndsOn", "2030-07-15");
        await desk.GetByLabel("ERP Gestão", new() { Exact = true }).CheckAsync();
        await Button(desk, "Salvar contrato").ClickAsync(); // without a plan
        await Expect(desk.Locator("#Input_Products_0__Plan-erro")).ToBeVisibleAsync();
        await desk.FillAsync("#Input_Products_0__Plan", "25 usuários");
        await desk.FillAsync("#Input_Contacts_0__Name", "Rita Contas");
        await desk.FillAsync("#Input_Contacts_0__Email", "rita@portal.example");
        await Button(desk, "Salvar contrato").ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Prazos do contrato CT-2030/9" })).ToBeVisibleAsync();

        var page = await Browser.Open("/", await Given.Contact(company), javaScript: javaScript);
        await Link(page, "Ver o contrato CT-2030/9").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("é preciso um novo acordo");
        await Expect(page.Locator("[aria-labelledby=t-prazos]")).ToContainTextAsync("Até 4 horas corridas");
        await Expect(page.Locator("[aria-labelledby=t-contatos]")).ToContainTextAsync("Rita Contas");
        if (javaScript) { await Browser.HasNoAxeViolations(page); } // axe is a script, too
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Consumption_has_each_month_its_movements_and_a_sheet(bool javaScript)
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        var contract = await Given.ContractWithHours(company);
        var ticket = await Given.OpenedTicket(ana);
        await Given.Save(HourMovement.Spent(contract, ticket, 500, "1", Actor.System, Clock.Now));
        var page = await Browser.Open($"/contratos/{contract.Slug}", ana, javaScript: javaScript);
        await Link(page, "Ver o consumo").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Já foram usados 83%");
        await Expect(page.Locator("figure svg[role=img]")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody a", new() { HasText = ticket.Code })).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => Link(page, "Exportar CSV").ClickAsync());
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Acceptance_is_asked_for_on_the_home_page_and_answered_with_the_paper_s_hash(bool javaScript)
    {
        var ana = await Given.Contact();
        var order = await Given.FinishedOrder(ana);
        var page = await Browser.Open("/", ana, javaScript: javaScript);
        await Link(page, $"Ver e responder a OS {order.Number.Replace('-', '/')}").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("nada é aceito sem a sua resposta");
        await Button(page, "Atestar serviço").ClickAsync();
        await Expect(Link(page, "Comprovante do ateste")).ToBeVisibleAsync();
        await page.GotoAsync("/ordens-de-servico?situacao=atestadas");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("espera o seu ateste");
    }

    private async Task<(Person Ana, Product Product)> Contracted()
    {
        var company = await Given.Company();
        var product = await Given.ContractedProduct(company);
        return (await Given.Contact(company), product);
    }

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
