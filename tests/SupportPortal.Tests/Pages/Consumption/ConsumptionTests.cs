using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Consumption;

public class ConsumptionTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_month_tells_what_came_what_went_and_where_to()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        var contract = await Given.ContractWithHours(company);
        var order = await Given.FinishedOrder(ana);
        var ticket = await Given.OpenedTicket(ana);
        await Given.Save(HourMovement.Drawn(contract, order, Actor.System, Clock.Now));
        await Given.Save(HourMovement.Spent(contract, ticket, 45, "1", Actor.System, Clock.Now));
        await Given.Save(HourMovement.Adjusted(contract, -15, "Acerto de maio.", Guid.NewGuid(), Actor.System, Clock.Now));

        var page = await Portal.SignedInAs(ana).Page("/consumo");
        Assert.Equal(["0\u00a0h", "10\u00a0h", "\u221215\u00a0min", "2\u00a0h 15\u00a0min", "7\u00a0h 30\u00a0min"], page.QuerySelectorAll(".pc-numeros .valor").Select(v => v.TextContent));
        var links = page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains($"/ordens-de-servico/{order.Number}", links);
        Assert.Contains($"/chamados/{ticket.Code}", links);
        Assert.Contains("Acerto de maio.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("figure svg[role=img] rect").Length);
        Assert.Null(page.QuerySelector("main .tom-alerta"));
    }

    [Fact]
    public async Task What_is_left_goes_on_to_the_next_month()
    {
        var company = await Given.Company();
        var contract = await Given.ContractWithHours(company, minutes: 120);
        Clock.Advance(TimeSpan.FromDays(30));
        await Given.Save(HourMovement.Granted(contract, new DateOnly(2030, 7, 1), Clock.Now));
        var browser = Portal.SignedInAs(await Given.Contact(company));
        Assert.Equal("4\u00a0h", (await browser.Page("/consumo")).QuerySelectorAll(".pc-numeros .valor")[^1].TextContent);
        var june = await browser.Page($"/consumo?contrato={contract.Id}&mes=2030-06");
        Assert.Equal("2\u00a0h", june.QuerySelectorAll(".pc-numeros .valor")[^1].TextContent);
        Assert.Contains("Junho de 2030", june.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/consumo?contrato={contract.Id}&mes=nada")).StatusCode);
    }

    [Fact]
    public async Task The_page_warns_from_eighty_in_a_hundred_on_and_says_what_was_overdrawn()
    {
        var company = await Given.Company();
        var contract = await Given.ContractWithHours(company);
        var ana = await Given.Contact(company);
        var ticket = await Given.OpenedTicket(ana);
        await Given.Save(HourMovement.Spent(contract, ticket, 480, "1", Actor.System, Clock.Now));
        var browser = Portal.SignedInAs(ana);
        Assert.Contains("Já foram usados 80% das horas deste mês. Restam 2\u00a0h.", (await browser.Page("/consumo")).Body!.TextContent, StringComparison.Ordinal);
        await Given.Save(HourMovement.Spent(contract, ticket, 180, "2", Actor.System, Clock.Now));
        Assert.Contains("passou do saldo em 1\u00a0h.", (await browser.Page("/consumo")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_has_every_movement_with_the_balance_after_it()
    {
        var company = await Given.Company();
        var contract = await Given.ContractWithHours(company);
        var order = await Given.FinishedOrder(await Given.Contact(company));
        var drawn = await Given.Save(HourMovement.Drawn(contract, order, Actor.System, Clock.Now));
        await Given.Save(drawn.Returned(Actor.System, Clock.Now));
        await Given.Save(HourMovement.Adjusted(contract, 10, "=1+1", Guid.NewGuid(), Actor.System, Clock.Now));

        var response = await Portal.SignedInAs(await Given.CompanyAccount(company)).Get($"/consumo/movimentos.csv?contrato={contract.Id}");
        var lines = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).TrimStart('\ufeff').TrimEnd().Split("\r\n");
        Assert.Equal(5, lines.Length);
        Assert.EndsWith(";600;10,00;10,00", lines[1], StringComparison.Ordinal);
        Assert.Contains($"\"Ordem de serviço\";\"{order.Number.Replace('-', '/')}\";", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(";-90;-1,50;8,50", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(";90;1,50;10,00", lines[3], StringComparison.Ordinal);
        Assert.Contains("\"'=1+1\";10;0,17;10,17", lines[4], StringComparison.Ordinal);
        Assert.Contains(await Db.AuditEntries.ToListAsync(), e => e is { Kind: AuditKind.Exported, About: "consumption" });
    }

    [Fact]
    public async Task Consumption_is_for_those_who_answer_for_money_or_people_of_that_company()
    {
        var company = await Given.Company();
        var contract = await Given.ContractWithHours(company);
        string[] urls = [$"/consumo?contrato={contract.Id}", $"/consumo/movimentos.csv?contrato={contract.Id}"];
        foreach (var (person, status) in new[]
        {
            (await Given.Contact(company, Permission.Finance), HttpStatusCode.OK), (await Given.Contact(company, Permission.Manager), HttpStatusCode.OK),
            (await Given.Contact(company, Permission.CompanyTickets), HttpStatusCode.NotFound), (await Given.Contact(), HttpStatusCode.NotFound),
        })
        {
            foreach (var url in urls) { Assert.Equal((url, status), (url, (await Portal.SignedInAs(person).Get(url)).StatusCode)); }
        }
        var carlos = await Portal.SignedInAs(await Given.Contact(company, Permission.Finance)).Page("/consumo");
        Assert.DoesNotContain(carlos.QuerySelectorAll("tbody a"), a => a.GetAttribute("href")!.StartsWith("/ordens", StringComparison.Ordinal)); // may not open orders
        Assert.Contains("não têm banco de horas", (await Portal.SignedInAs(await Given.Contact()).Page("/consumo")).Body!.TextContent, StringComparison.Ordinal);
    }
}
