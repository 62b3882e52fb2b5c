using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Tickets;

/// <summary>Time spent on a ticket, paid for by the hours of a contract.</summary>
public class TimeFromHoursTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Time_that_the_contract_pays_for_is_drawn_shown_to_the_customer_without_its_note_and_given_back()
    {
        var (company, bruno) = (await Given.Company(), await Given.Staff());
        var contract = await Given.ContractWithHours(company);
        var ana = await Given.Contact(company);
        var ticket = await Given.OpenedTicket(ana);
        var desk = Portal.SignedInAs(bruno);
        Assert.Contains("saldo de 10\u00a0h", (await desk.Page(Url(ticket))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await desk.Submit(Url(ticket), Entry(90, fromContract: true))).StatusCode);
        await desk.Submit(Url(ticket), Entry(30, fromContract: false));
        var drawn = await Db.HourMovements.SingleAsync(m => m.Kind == HourMovementKind.Ticket);
        Assert.Equal((contract.Id, -90, ticket.Id), (drawn.ContractId, drawn.Minutes, drawn.TicketId));
        Assert.True((await Db.TimeEntries.SingleAsync(e => e.Minutes == 90)).Billable);

        var desks = $"/atendimento/clientes/{company.Cnpj.Value}/consumo";
        foreach (var (reader, url, link) in new[] { (Portal.SignedInAs(ana), "/consumo", $"/chamados/{ticket.Code}"), (desk, desks, $"/atendimento/chamados/{ticket.Code}") })
        {
            var page = await reader.Page(url);
            Assert.Equal("8\u00a0h 30\u00a0min", page.QuerySelectorAll(".pc-numeros .valor")[^1].TextContent);
            Assert.Contains(link, page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")));
            Assert.DoesNotContain("canário", page.Body!.TextContent, StringComparison.Ordinal);
        }

        var wrong = (await Db.TimeEntries.SingleAsync(e => e.Minutes == 90)).Id;
        Assert.Equal(HttpStatusCode.Redirect, (await Correct(desk, ticket, wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Correct(desk, ticket, wrong)).StatusCode);
        Assert.Equal(0, await Db.HourMovements.Where(m => m.TicketId == ticket.Id).SumAsync(m => m.Minutes));
        Assert.Equal("10\u00a0h", (await Portal.SignedInAs(ana).Page("/consumo")).QuerySelectorAll(".pc-numeros .valor")[^1].TextContent);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_noted_and_drawn_once()
    {
        var company = await Given.Company();
        await Given.ContractWithHours(company);
        var ticket = await Given.OpenedTicket(await Given.Contact(company));
        var desk = Portal.SignedInAs(await Given.Staff());
        var page = await desk.Page(Url(ticket));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Submit(page, Url(ticket), Entry(60, fromContract: true))));
        Assert.Contains(answers, a => a.StatusCode is HttpStatusCode.Redirect);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Conflict, $"{a.StatusCode}"));
        await desk.Submit(page, Url(ticket), Entry(60, fromContract: true));
        Assert.Equal(1, await Db.TimeEntries.CountAsync());
        Assert.Equal(-60, await Db.HourMovements.Where(m => m.Kind == HourMovementKind.Ticket).SumAsync(m => m.Minutes));
    }

    [Fact]
    public async Task The_contract_of_the_tickets_product_pays_and_without_hours_nothing_does()
    {
        var (company, desk) = (await Given.Company(), Portal.SignedInAs(await Given.Staff()));
        var other = await Given.OpenedTicket(await Given.Contact());
        Assert.Null((await desk.Page(Url(other))).QuerySelector("[name='Input.FromContract']"));
        var form = new Dictionary<string, string>(Entry(10, fromContract: true)) { ["Input.Form"] = $"{Guid.NewGuid()}" };
        using var refused = await desk.Post(Url(other), Url(other), form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Empty(await Db.TimeEntries.ToListAsync());

        await Given.ContractWithHours(company);
        var mine = await Given.OpenedTicket(await Given.Contact(company));
        Assert.Throws<SupportPortal.Domain.RuleException>(() => HourMovement.Spent(Db.Contracts.First(c => c.CustomerId == company.Id), other, 1, "1", Actor.System, Clock.Now));
        Assert.NotNull((await desk.Page(Url(mine))).QuerySelector("[name='Input.FromContract']"));
    }

    private static string Url(Ticket ticket) => $"/atendimento/chamados/{ticket.Code}/tempo";

    private static Dictionary<string, string> Entry(int minutes, bool fromContract)
    {
        var fields = new Dictionary<string, string> { ["Input.Minutes"] = $"{minutes}", ["Input.Day"] = "2030-06-03", ["Input.Note"] = "Análise do canário" };
        if (fromContract) { fields["Input.FromContract"] = "true"; }
        return fields;
    }

    private static Task<HttpResponseMessage> Correct(Client desk, Ticket ticket, long entry) =>
        desk.Post($"{Url(ticket)}?handler=Correct", Url(ticket), [new("entry", $"{entry}"), new("Correct.Reason", "Era outro chamado.")]);
}
