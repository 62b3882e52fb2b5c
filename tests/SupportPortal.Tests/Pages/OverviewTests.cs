using System.Net;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages;

/// <summary>The customer's home: what needs somebody first, and what only some may see.</summary>
public class OverviewTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task What_needs_me_stands_first_and_only_if_it_is_mine_to_do()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        var order = await Given.FinishedOrder(ana);
        var invoice = await Given.Invoice(company, -4);
        await Given.Save(new Contract("CT-1", company.Id, new DateOnly(2030, 1, 1), new DateOnly(2030, 7, 1)));
        var ofAll = await Links(ana);
        Assert.Equal([$"/ordens-de-servico/{order.Number}", $"/financeiro/{invoice.Number}", "/contratos/CT-1"], ofAll);
        Assert.Equal([$"/ordens-de-servico/{order.Number}"], await Links(await Given.Contact(company, Permission.CompanyTickets)));
        Assert.Equal([$"/financeiro/{invoice.Number}", "/contratos/CT-1"], await Links(await Given.Contact(company, Permission.Finance)));
        Assert.Empty(await Links(await Given.Contact(company, Permission.OwnTickets)));
        Assert.Empty(await Links(await Given.Contact()));
    }

    [Fact]
    public async Task Money_is_on_it_only_with_the_permission()
    {
        var company = await Given.Company();
        await Given.Invoice(company);
        Assert.NotNull((await Portal.SignedInAs(await Given.Contact(company, Permission.Finance)).Page("/")).QuerySelector("#t-fin"));
        Assert.Null((await Portal.SignedInAs(await Given.Contact(company, Permission.All & ~Permission.Finance)).Page("/")).QuerySelector("#t-fin"));
    }

    [Fact]
    public async Task A_company_that_has_just_started_is_told_what_to_do_first()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        Assert.Equal(["/chamados/novo", "/contatos/convidar", "/conta", "/ajuda/area-do-cliente"], await Steps(ana));
        Assert.DoesNotContain("/contatos/convidar", await Steps(await Given.Contact(company, Permission.CompanyTickets)));
        await Given.ContractedProduct(company);
        Assert.Equal(["/chamados/novo", "/contatos/convidar", "/produtos", "/contratos", "/conta", "/ajuda/area-do-cliente"], await Steps(ana));
        foreach (var url in await Steps(ana)) { Assert.Equal((url, HttpStatusCode.OK), (url, (await Portal.SignedInAs(ana).Get(url)).StatusCode)); }
        await Given.OpenedTicket(ana);
        Assert.Empty(await Steps(ana));
    }

    [Fact]
    public async Task It_costs_eleven_statements_at_most_however_much_there_is()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        for (var i = 0; i < 3; i++)
        {
            await Given.ContractedProduct(company, $"Produto {i}");
            await Given.FinishedOrder(ana);
            await Given.ResolvedTicket(ana);
            await Given.Invoice(company, -4);
        }
        var client = Portal.SignedInAs(ana);
        await client.Page("/");
        Assert.InRange(await client.StatementsFor("/"), 5, 11);
    }

    private async Task<IReadOnlyList<string?>> Links(Person person) =>
        [.. (await Portal.SignedInAs(person).Page("/")).QuerySelectorAll(".pc-avisos a.btn").Select(a => a.GetAttribute("href"))];

    private async Task<IReadOnlyList<string>> Steps(Person person) =>
        [.. (await Portal.SignedInAs(person).Page("/")).QuerySelectorAll("[aria-labelledby=t-comeco] a").Select(a => a.GetAttribute("href")!)];
}
