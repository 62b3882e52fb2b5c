using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Pages.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

public class FindingTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Product_requester_and_period_each_narrow_the_list_and_together()
    {
        var company = await Given.Company();
        var (ana, rui) = (await Given.Contact(company), await Given.Contact(company, name: "Rui Melo"));
        var product = await Given.ContractedProduct(company);
        await Given.OpenedTicket(ana, subject: "Com produto", productId: product.Id, at: Clock.Now.AddDays(-40));
        await Given.OpenedTicket(ana, subject: "Antigo", at: Clock.Now.AddDays(-10));
        await Given.OpenedTicket(rui, subject: "Do Rui");
        var (today, lastWeek) = (Day(0), Day(-10));

        Assert.Equal(["Com produto"], await Subjects(ana, $"?produto={product.Slug}"));
        Assert.Equal(["Do Rui"], await Subjects(ana, "?solicitante=Rui+Melo"));
        Assert.Equal(["Do Rui"], await Subjects(ana, $"?de={today}"));
        Assert.Equal(["Antigo"], await Subjects(ana, $"?de={lastWeek}&ate={lastWeek}"));
        Assert.Equal(["Antigo", "Com produto"], (await Subjects(ana, $"?ate={lastWeek}")).Order(StringComparer.Ordinal));
        Assert.Equal(["Do Rui", "Antigo"], await Subjects(ana, $"?de={today}&ate={lastWeek}"));
        Assert.Empty(await Subjects(ana, $"?produto={product.Slug}&solicitante=Rui+Melo"));
        var page = await Portal.SignedInAs(ana).Page($"/chamados?solicitante=Rui+Melo&de={lastWeek}");
        Assert.True(page.QuerySelector("#c-sol")!.Closest("details")!.HasAttribute("open"));
        Assert.Equal(("Rui Melo", lastWeek), (page.QuerySelector("#c-sol option[selected]")!.GetAttribute("value"), page.QuerySelector("#c-de")!.GetAttribute("value")));
        Assert.Contains("de=" + lastWeek, page.QuerySelector(".pc-abas a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_of_the_period_begins_and_ends_in_Sao_Paulo()
    {
        var ana = await Given.Contact();
        var midnight = PortalTime.At(DateOnly.Parse(Day(-3), CultureInfo.InvariantCulture), TimeOnly.MinValue);
        await Given.OpenedTicket(ana, subject: "Véspera", at: midnight.AddMinutes(-1));
        await Given.OpenedTicket(ana, subject: "Primeiro", at: midnight);
        await Given.OpenedTicket(ana, subject: "Último", at: midnight.AddDays(1).AddMinutes(-1));
        await Given.OpenedTicket(ana, subject: "Seguinte", at: midnight.AddDays(1));
        Assert.Equal(["Último", "Primeiro"], await Subjects(ana, $"?de={Day(-3)}&ate={Day(-3)}&ordem=abertura"));
    }

    [Theory]
    [InlineData("", true), InlineData("abertura", true), InlineData("prazo", false)]
    public async Task Every_order_is_paged_there_and_back_without_losing_or_repeating_a_row(string order, bool newestFirst)
    {
        var ana = await Given.Contact();
        for (var i = 0; i < 2 * IndexModel.PageSize + 3; i++) { await Given.OpenedTicket(ana, subject: $"Chamado {i:D2}", at: Clock.Now.AddHours(-i / 2)); } // two at each instant
        var browser = Portal.SignedInAs(ana);
        var page = await browser.Page($"/chamados?aba=abertos&ordem={order}");
        var (down, up) = (new List<string>(Of(page)), new List<string>());
        while (page.QuerySelector("a[rel=next]") is { } next) { down.AddRange(Of(page = await browser.Page(next.GetAttribute("href")!))); }
        up.AddRange(Of(page));
        while (page.QuerySelector("a[rel=prev]") is { } previous) { up.InsertRange(0, Of(page = await browser.Page(previous.GetAttribute("href")!))); }

        Assert.Equal(2 * IndexModel.PageSize + 3, down.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(down, up);
        Assert.Equal(newestFirst, string.CompareOrdinal(down[0], down[^1]) < 0);
    }

    [Fact]
    public async Task Each_order_has_its_own_first()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        await Given.OpenedTicket(ana, subject: "Mexido", category: "Defeito sem paralisação", at: Clock.Now.AddHours(-5), then: t => t.Reply("Visto.", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        await Given.OpenedTicket(ana, subject: "Apertado", at: Clock.Now.AddHours(-3));
        await Given.OpenedTicket(ana, subject: "Novo", category: "Defeito sem paralisação", at: Clock.Now.AddHours(-1));
        Assert.Equal(["Mexido", "Novo", "Apertado"], await Subjects(ana, ""));
        Assert.Equal(["Novo", "Apertado", "Mexido"], await Subjects(ana, "?ordem=abertura"));
        Assert.Equal(["Apertado", "Mexido", "Novo"], await Subjects(ana, "?ordem=prazo"));
        Assert.Equal("ascending", (await Portal.SignedInAs(ana).Page("/chamados?ordem=prazo")).QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData("2030-1"), InlineData("000001"), InlineData("1"), InlineData("2030/000001"), InlineData("#2030-000001"), InlineData("[2030-000001]"), InlineData(" #1 "), InlineData("2030–000001")]
    public async Task A_number_finds_its_ticket_however_it_was_copied(string search)
    {
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana, subject: "Procurado");
        await Given.OpenedTicket(ana, subject: "Outro");
        Assert.Equal(["Procurado"], await Subjects(ana, $"?q={Uri.EscapeDataString(search)}"));
    }

    [Theory]
    [InlineData("ordem=nada&aba=nada"), InlineData("de=31/12/2026&ate=9999-12-31"), InlineData("de=0001-01-01"), InlineData("depois=x&antes=y"), InlineData("depois=99999999999999999999-1")]
    [InlineData("ordem=prazo&depois=0-0"), InlineData("q=%20"), InlineData("produto=&solicitante=&de=&ate=")]
    public async Task What_the_list_does_not_understand_is_passed_over(string query)
    {
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana, subject: "Meu");
        Assert.Equal(["Meu"], await Subjects(ana, $"?{query}"));
        Assert.Equal(2, (await Lines(ana, $"?{query}")).Length);
    }

    [Theory]
    [InlineData("?q=%00", HttpStatusCode.BadRequest), InlineData("?solicitante=%00a&de=%00", HttpStatusCode.BadRequest), InlineData("?antes=0-0"), InlineData("?aba=todos&aba=abertos&ordem=prazo&ordem=x")]
    public async Task No_address_brings_the_list_down(string query, HttpStatusCode answer = HttpStatusCode.OK)
    {
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana);
        Assert.Equal(answer, (await Portal.SignedInAs(ana).Get("/chamados" + query)).StatusCode);
        Assert.Equal(answer, (await Portal.SignedInAs(ana).Get("/chamados/exportar.csv" + query)).StatusCode);
    }

    [Fact]
    public async Task The_spreadsheet_holds_the_filtered_tickets_and_no_formula_and_is_audited()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        var bruno = await Given.Staff();
        var product = await Given.ContractedProduct(company);
        var ticket = await Given.OpenedTicket(ana, subject: "=HYPERLINK(\"http://mal.example\")", productId: product.Id, then: t => t.AddNote("Nota interna.", Given.By(bruno), Clock.Now));
        await Given.OpenedTicket(ana, subject: "Sem produto");
        await Given.OpenedTicket(subject: "De outra empresa");

        var lines = await Lines(ana, $"?produto={product.Slug}");
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"\"{ticket.Code}\";\"'=HYPERLINK(\"\"http://mal.example\"\")\";\"{product.Name}\";", lines[1], StringComparison.Ordinal);
        Assert.Contains($";{PortalTime.ToLocal(ticket.OpenedAt):yyyy-MM-dd HH:mm};", lines[1], StringComparison.Ordinal);
        Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.Exported && a.CustomerId == company.Id).ToListAsync());
        Assert.DoesNotContain("outra empresa", string.Concat(await Lines(ana, "?aba=todos")), StringComparison.Ordinal);
        Assert.Contains($"/chamados/exportar.csv?produto={product.Slug}", (await Portal.SignedInAs(ana).Page($"/chamados?produto={product.Slug}")).Links.Select(l => l.GetAttribute("href")!).Single(h => h.Contains("exportar", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_filter_finds_what_another_company_has()
    {
        var other = await Given.Company();
        var product = await Given.ContractedProduct(other);
        var foreign = await Given.OpenedTicket(await Given.Contact(other, name: "Rui Melo"), subject: "Alheio", productId: product.Id);
        var ana = await Given.Contact();
        foreach (var query in new[] { $"produto={product.Slug}", "solicitante=Rui+Melo", $"de={Day(0)}", $"q={foreign.Code}", "aba=todos&ordem=prazo" })
        {
            Assert.Empty(await Subjects(ana, $"?{query}"));
            Assert.Single(await Lines(ana, $"?{query}"));
        }
        Assert.DoesNotContain("Rui Melo", (await Portal.SignedInAs(ana).Page("/chamados?aba=todos")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_filter_comes_back_until_it_is_cleared_and_only_for_the_same_person()
    {
        var company = await Given.Company();
        var (ana, rui) = (await Given.Contact(company), await Given.Contact(company, name: "Rui Melo"));
        await Given.OpenedTicket(ana, subject: "Meu");
        await Given.OpenedTicket(rui, subject: "Do Rui");
        var browser = Portal.SignedInAs(ana);
        await browser.Page("/chamados?solicitante=Rui+Melo&ordem=prazo&q=nota");
        using var again = await browser.Get("/chamados");
        var page = await browser.Follow(again);
        Assert.Equal("/chamados?solicitante=Rui%20Melo&ordem=prazo&aba=abertos", again.Headers.Location!.OriginalString);
        Assert.Equal(["Do Rui"], Of(page));

        var kept = browser.Cookies.GetAllCookies().Single(c => c.Name.EndsWith("portal-tickets", StringComparison.Ordinal));
        Assert.True(kept is { HttpOnly: true, Secure: true } && !kept.Value.Contains("Rui", StringComparison.Ordinal));
        foreach (var value in new[] { kept.Value, "inventado" })
        {
            var his = Portal.SignedInAs(rui);
            his.Cookies.Add(new Cookie(kept.Name, value, "/", kept.Domain) { Secure = true });
            Assert.Equal(2, Of(await his.Page("/chamados")).Count);
        }

        var clear = page.QuerySelectorAll("a").Single(a => a.TextContent == "Limpar").GetAttribute("href")!;
        Assert.Equal(2, Of(await browser.Page(clear)).Count);
        Assert.Equal(2, Of(await browser.Page("/chamados")).Count);
    }

    private string Day(int days) => TicketFilter.Iso(PortalTime.DayOf(Clock.Now.AddDays(days)));

    private async Task<List<string>> Subjects(Person person, string query) => Of(await Portal.SignedInAs(person).Page("/chamados" + query));

    private async Task<string[]> Lines(Person person, string query)
    {
        using var response = await Portal.SignedInAs(person).Get("/chamados/exportar.csv" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static List<string> Of(IDocument page) => [.. page.QuerySelectorAll("a.pc-alvo").Select(a => a.LastChild!.TextContent)]; // behind "Mensagens novas"
}
