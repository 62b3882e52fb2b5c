using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Tests.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.People;

/// <summary>Somebody of several companies.</summary>
public class CompaniesTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_header_switches_and_the_merged_list_opens_a_ticket_of_another_company()
    {
        var (rui, one, two) = await RuiOfTwo();
        var ticket = await Given.OpenedTicket(await Given.CompanyAccount(two), subject: "Do segundo");
        var browser = Portal.SignedInAs(rui);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/chamados/{ticket.Code}")).StatusCode);
        var opened = await browser.Submit("/chamados/todas-as-empresas?aba=todos", button: $"Mensagens novas: Do segundo, usar {two.ShortName}");
        Assert.Equal($"/chamados/{ticket.Code}", opened.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/chamados/{ticket.Code}")).StatusCode);
        Assert.Equal(Clock.Now, (await Db.Memberships.SingleAsync(m => m.PersonId == rui.Id && m.CustomerId == two.Id)).LastAccessAt);
        await browser.Submit("/chamados?aba=todos", button: $"Usar {one.ShortName}");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/chamados/{ticket.Code}")).StatusCode);
    }

    [Fact]
    public async Task The_merged_list_has_of_each_company_what_the_rights_there_show_and_nothing_of_one_that_was_left()
    {
        var (rui, one, two) = await RuiOfTwo(Permission.OwnTickets, Permission.DepartmentTickets, "Fiscal");
        var (left, foreign) = (await Given.Company(), await Given.Company());
        await Given.Save(new Membership(rui.Id, left.Id, Permission.All));
        await Given.Change(await Db.Memberships.SingleAsync(m => m.PersonId == rui.Id && m.CustomerId == left.Id), m => m.Deactivate());
        await Given.OpenedTicket(rui, subject: "Próprio");
        foreach (var company in new[] { one, two, left, foreign })
        {
            var boss = await Given.CompanyAccount(company);
            await Given.OpenedTicket(boss, subject: $"Geral {company.Id}");
            var fiscal = await Given.OpenedTicket(boss, subject: $"Fiscal {company.Id}");
            await Db.Tickets.Where(t => t.Id == fiscal.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Department, "Fiscal"), TestContext.Current.CancellationToken);
            await Db.Tickets.Where(t => t.Subject == $"Geral {company.Id}").ExecuteUpdateAsync(s => s.SetProperty(t => t.Department, "TI"), TestContext.Current.CancellationToken);
        }
        var page = await Portal.SignedInAs(rui).Page("/chamados/todas-as-empresas?aba=todos");
        var found = page.QuerySelectorAll("tbody tr").Select(r => (Subject: SubjectIn(r.QuerySelector(".pc-alvo")!.TextContent), Company: r.QuerySelectorAll("td")[2].TextContent)).Order().ToList();
        Assert.Equal([($"Fiscal {two.Id}", two.ShortName), ("Próprio", one.ShortName)], found);
        Assert.Equal("2", page.QuerySelector(".pc-abas [aria-current] .pc-conta")!.TextContent);
        Assert.DoesNotContain(left.LegalName, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_merged_list_is_paged_by_one_key_over_all_companies()
    {
        var (rui, one, two) = await RuiOfTwo();
        var bosses = (await Given.CompanyAccount(one), await Given.CompanyAccount(two));
        for (var i = 0; i < 30; i++) { await Given.OpenedTicket(i % 3 == 0 ? bosses.Item1 : bosses.Item2, subject: $"Nº {i:D2}", at: Clock.Now.AddMinutes(-i)); }
        var browser = Portal.SignedInAs(rui);
        var first = await browser.Page("/chamados/todas-as-empresas?aba=todos");
        var second = await browser.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var subjects = first.QuerySelectorAll("tbody .pc-alvo").Concat(second.QuerySelectorAll("tbody .pc-alvo")).Select(a => SubjectIn(a.TextContent));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"Nº {i:D2}"), subjects);
    }

    [Fact]
    public async Task A_person_of_one_company_has_no_switch_and_no_merged_list()
    {
        var browser = Portal.SignedInAs(await Given.Contact());
        Assert.Empty((await browser.Page("/chamados?aba=todos")).QuerySelectorAll("header form[action^='/conta/empresa']"));
        Assert.Equal("/chamados", (await browser.Get("/chamados/todas-as-empresas")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_drawn_for_another_company_writes_nothing_and_offers_the_way_back()
    {
        var (rui, one, two) = await RuiOfTwo(Permission.All, Permission.All);
        var browser = Portal.SignedInAs(rui);
        var drawn = await browser.Page("/contatos/convidar");
        await browser.Submit("/conta/empresa", new() { ["Input.Customer"] = $"{two.Id}" });
        var before = await Ledger.Of(Portal);
        var refused = await browser.Submit(drawn, "/contatos/convidar", new() { ["Input.Email"] = "eva@fora.example" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Empty((await Ledger.Of(Portal)).ChangesSince(before));
        var page = await Client.Read(refused);
        Assert.Contains("Este formulário é de outra empresa", page.Body!.TextContent, StringComparison.Ordinal);

        var back = await browser.Submit(page, "/contatos/convidar", [], $"Voltar a usar {one.ShortName}");
        Assert.Equal("/contatos/convidar", back.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(drawn, "/contatos/convidar", new() { ["Input.Email"] = "eva@fora.example" })).StatusCode);
        Assert.Equal(one.Id, (await Db.Invitations.SingleAsync()).CustomerId);
        // What is the person's own goes through whatever the company.
        await browser.Submit("/conta/empresa", new() { ["Input.Customer"] = $"{two.Id}" });
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(drawn, "/contatos/convidar", [], "Escura")).StatusCode);
    }

    [Theory]
    [InlineData("/contratos", Permission.CompanyTickets, "/contratos")]
    [InlineData("/contatos", Permission.All, "/contatos")]
    [InlineData("/contatos", Permission.CompanyTickets, "/")]
    [InlineData("/conta/empresa", Permission.All, "/")]
    public async Task The_switch_in_the_header_stays_on_a_page_that_the_other_company_has_too(string from, Permission there, string to)
    {
        var (rui, _, two) = await RuiOfTwo(Permission.All, there);
        var browser = Portal.SignedInAs(rui);
        var page = await browser.Page(from);
        Assert.Equal(to, (await browser.Submit(page, from, [], $"Usar {two.ShortName}")).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://fora.example/")]
    [InlineData("//fora.example/contratos")]
    [InlineData("/chamados/2026-000001")]
    public async Task The_switch_leads_home_from_anywhere_else(string from)
    {
        var (rui, _, two) = await RuiOfTwo();
        var answer = await Portal.SignedInAs(rui).Post("/conta/empresa", "/conta/empresa", new Dictionary<string, string>(StringComparer.Ordinal) { ["Input.Customer"] = $"{two.Id}", ["stay"] = from });
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    private static string SubjectIn(string text) => text.Replace("Mensagens novas: ", "", StringComparison.Ordinal).Split(',')[0].Trim();

    private async Task<(Person Rui, Customer One, Customer Two)> RuiOfTwo(Permission here = Permission.CompanyTickets, Permission there = Permission.CompanyTickets, string? department = null)
    {
        var (one, two) = (await Given.Company(), await Given.Company());
        var rui = await Given.Contact(one, here, "Rui Melo", department);
        await Given.Save(new Membership(rui.Id, two.Id, there, department));
        return (rui, one, two);
    }
}
