using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Contracts;

public class ContractTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_contract_shows_its_term_products_promises_holidays_and_contacts()
    {
        var (company, product, contract) = await Agreed(RenewalKind.Automatic, new DateOnly(2030, 12, 31));
        await Given.Change(contract, c => c.Introduce([new ContractContact(true, "Rita Contas", "Gerente de contas", "rita@portal.example", "(31) 3222-1000")]));
        var ana = Portal.SignedInAs(await Given.Contact(company));
        var list = await ana.Page("/contratos");
        var page = await ana.Page(list.QuerySelector("tbody a")!.GetAttribute("href")!);
        var text = page.QuerySelector("main")!.TextContent;
        string[] shown = ["Contrato CT-2030/7", "de 01/01/2030 a 31/12/2030", "Renova-se sozinho em 31/12/2030 por mais 12 meses. Quem não quiser renovar avisa até 01/12/2030.", product.Name, "3.000 notas por mês",
            Given.Stopped, "Até 4 horas corridas", "Corpus Christi", "Rita Contas", "(31) 3222-1000", "0800"];
        Assert.All(shown, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Ver o consumo", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_promised_times_are_those_a_ticket_opened_now_gets()
    {
        var (company, product, _) = await Agreed();
        var ana = await Given.Contact(company);
        await using var db = Portal.OpenDb();
        foreach (var name in new[] { Given.Question, Given.Stopped, Given.Defect })
        {
            var category = await db.Categories.SingleAsync(c => c.Name == name, TestContext.Current.CancellationToken);
            var terms = await Given.Terms(db, company.Id, category, product.Id);
            var row = (await Portal.SignedInAs(ana).Page("/contratos/CT-2030-7")).QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("td")!.TextContent == name);
            Assert.EndsWith($"Até {(int)terms.Resolution.Target.TotalHours} horas corridas", row.TextContent.Trim(), StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("pt-BR", "Resumo do contrato", "Prazos prometidos"), InlineData("en", "Contract summary", "Promised times"), InlineData("es", "Resumen del contrato", "Plazos prometidos")]
    public async Task The_summary_is_a_paper_in_the_readers_language(string language, string title, string heading)
    {
        var (company, product, _) = await Agreed();
        var ana = await Given.Contact(company);
        await Given.Change(ana, a => a.Prefer(language));
        using var response = await Portal.SignedInAs(ana).Get("/contratos/CT-2030-7/resumo.pdf");
        var text = await PaperTools.TextAsync(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains(heading, text, StringComparison.Ordinal);
        Assert.Contains(product.Name, text, StringComparison.Ordinal);
        Assert.Contains("CT-2030/7", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_reads_the_consumption_is_led_there()
    {
        var company = await Given.Company();
        var contract = await Given.ContractWithHours(company);
        var manager = (await Portal.SignedInAs(await Given.Contact(company, Permission.Manager)).Page($"/contratos/{contract.Slug}")).QuerySelector("main")!;
        Assert.Contains($"/consumo?contrato={contract.Id}", manager.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("saldo de 10\u00a0h", manager.TextContent, StringComparison.Ordinal);
        var other = (await Portal.SignedInAs(await Given.Contact(company, Permission.OwnTickets)).Page($"/contratos/{contract.Slug}")).QuerySelector("main")!;
        Assert.DoesNotContain("saldo", other.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_about_to_end_is_announced_on_the_pages_of_those_who_decide()
    {
        var (company, _, _) = await Agreed(RenewalKind.ByAgreement, new DateOnly(2030, 7, 1));
        foreach (var url in new[] { "/", "/contratos", "/contratos/CT-2030-7" })
        {
            Assert.Contains("Para continuar depois de 01/07/2030, é preciso um novo acordo.", (await Portal.SignedInAs(await Given.Contact(company)).Page(url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("novo acordo", (await Portal.SignedInAs(await Given.Contact(company, Permission.OwnTickets)).Page("/")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_without_contracts_is_told_so_and_anothers_is_not_there()
    {
        await Agreed();
        var eva = Portal.SignedInAs(await Given.Contact());
        Assert.Contains("ainda não tem contrato", (await eva.Page("/contratos")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var url in new[] { "/contratos/CT-2030-7", "/contratos/CT-2030-7/resumo.pdf", "/contratos/CT-2030%2F7" }) { Assert.Equal(HttpStatusCode.NotFound, (await eva.Get(url)).StatusCode); }
    }

    private async Task<(Customer Company, Product Product, Contract Contract)> Agreed(RenewalKind renewal = RenewalKind.ByAgreement, DateOnly? end = null)
    {
        var company = await Given.Company();
        var product = await Given.Save(new Product($"emissor-{company.Id}", "Emissor NF-e", "Notas fiscais"));
        await using var db = Portal.OpenDb();
        db.Attach(product);
        var contract = new Contract("CT-2030/7", company.Id, new DateOnly(2030, 1, 1), end ?? new DateOnly(2030, 12, 31));
        contract.Agree(contract.StartsOn, contract.EndsOn, renewal, 12, 30);
        contract.Include(product, "3.000 notas por mês");
        db.Add(contract);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (company, product, contract);
    }
}
