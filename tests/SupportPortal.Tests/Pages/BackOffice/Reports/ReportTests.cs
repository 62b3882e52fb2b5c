using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Reports;

/// <summary>The figures of a report, reckoned here once more from the tickets themselves. It is Monday, 3 June 2030, 10:00 in São Paulo.</summary>
public class ReportTests(Portal portal) : PageTest(portal)
{
    private const string Report = "/atendimento/relatorios";
    private static readonly DateTimeOffset FirstMonday = new(2030, 4, 15, 3, 0, 0, TimeSpan.Zero); // of the last eight weeks

    [Fact]
    public async Task Its_figures_are_those_of_the_tickets()
    {
        await Seed();
        var page = await Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor)).Page(Report);
        var tickets = (await Db.Tickets.Include(t => t.Clocks).Include(t => t.History).AsSplitQuery().ToListAsync()).Where(t => t.Status != TicketStatus.Merged).ToList();
        var resolved = tickets.Where(t => t.Status is TicketStatus.Resolved or TicketStatus.Closed && t.ResolvedAt >= FirstMonday).ToList();
        var kpis = page.QuerySelectorAll(".pc-numeros-linha .valor").Select(v => v.TextContent.Replace('\u00a0', ' ')).ToList();
        var minutes = Clocks(SlaMetric.FirstResponse).Select(c => (c.MetAt!.Value - c.StartedAt).TotalMinutes).ToList();
        var solved = Clocks(SlaMetric.Resolution);
        var share = (100m * solved.Count(c => c.MetAt <= c.DueAt) / solved.Count).ToString("0.#", CultureInfo.GetCultureInfo("pt-BR"));

        Assert.Equal(
            [$"{tickets.Count(t => t.OpenedAt >= FirstMonday)}", $"{resolved.Count}", $"{share}%", Minutes(Percentile(minutes, 0.5)), "1", resolved.Average(t => t.Rating)!.Value.ToString("0.0", CultureInfo.GetCultureInfo("pt-BR"))],
            kpis);
        Assert.Equal((9, 6, 3), (tickets.Count(t => t.OpenedAt >= FirstMonday), resolved.Count, resolved.Count(t => t.Rating is not null))); // the seed is what it says
        var times = Table(page, "Tempos de atendimento");
        Assert.Equal((Minutes(Percentile(minutes, 0.5)), Minutes(Percentile(minutes, 0.9)), Minutes(minutes.Average())), (times[0][5], times[0][6], times[0][7]));
        Assert.Equal(8, page.QuerySelectorAll("#tab-volume tbody tr").Length);

        List<SlaClock> Clocks(SlaMetric metric) => [.. tickets.Where(t => t.Status is not TicketStatus.Cancelled).SelectMany(t => t.Clocks).Where(c => c.Metric == metric && c.MetAt >= FirstMonday)];
    }

    [Theory]
    [InlineData("por=tipo")]
    [InlineData("por=cliente")]
    [InlineData("por=analista")]
    [InlineData("por=produto")]
    [InlineData("por=equipe")]
    [InlineData("equipe={0}", 40)]
    [InlineData("equipe=0&por=analista")]
    public async Task Each_figure_leads_to_as_many_rows(string query, int atLeast = 80)
    {
        var team = await Seed();
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var page = await browser.Page($"{Report}?{string.Format(CultureInfo.InvariantCulture, query, team.Id)}");
        var (wrong, followed, counted) = (new List<string>(), 0, 0);
        foreach (var link in page.QuerySelectorAll("a.pc-cifra").Where(a => Href(a).Contains("/relatorios/", StringComparison.Ordinal)))
        {
            var rows = await Rows(browser, Href(link));
            if ($"{rows}" != link.TextContent) { wrong.Add($"{link.TextContent} here, {rows} rows at {Href(link)}"); }
            (followed, counted) = (followed + 1, counted + rows);
        }
        Assert.Empty(wrong);
        Assert.InRange(followed, atLeast, 200);
        Assert.InRange(counted, atLeast / 2, 1000);
    }

    [Theory]
    [InlineData("por=cliente")]
    [InlineData("por=tipo")]
    [InlineData("por=analista")]
    [InlineData("por=produto")]
    [InlineData("por=equipe")]
    public async Task Each_line_of_a_dimension_opens_the_report_of_just_that(string by)
    {
        await Seed();
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var table = (await browser.Page($"{Report}?{by}")).QuerySelectorAll("table").Single(t => t.QuerySelector("caption")!.TextContent.StartsWith("Por ", StringComparison.Ordinal));
        foreach (var row in table.QuerySelectorAll("tbody tr"))
        {
            var narrowed = await browser.Page(Href(row.QuerySelector("th a")!));
            var figures = row.QuerySelectorAll("td").Take(2).Select(c => c.TextContent);
            Assert.Equal(figures, narrowed.QuerySelectorAll(".pc-numeros-linha .valor").Take(2).Select(v => v.TextContent));
        }
    }

    [Fact]
    public async Task Working_hours_leave_out_nights_and_the_weekend()
    {
        var bruno = await Given.Staff();
        var friday = new DateTimeOffset(2030, 5, 31, 20, 0, 0, TimeSpan.Zero); // 17:00
        await Given.OpenedTicket(at: friday, then: t => t.Reply("Pronto.", StandardCalendar.Instance, Given.By(bruno), friday.AddHours(64))); // Monday, 09:00
        await using (var db = Portal.OpenDb()) { await db.Database.ExecuteSqlAsync($"update sla_clocks set hours = 'BusinessTime'"); }
        var times = Table(await Portal.SignedInAs(await Given.Staff(StaffRole.Administrator)).Page(Report), "Tempos de atendimento");
        Assert.Equal(("2 d 16 h", "2 h", "2 h"), (times[0][5], times[1][5], times[1][6]));
    }

    [Fact]
    public async Task Days_and_filters_stand_in_the_address()
    {
        var team = await Seed();
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        Assert.Equal("2", await Opened("periodo=datas&de=2030-06-03&ate=2030-06-03"));
        Assert.Equal("9", await Opened("periodo=nunca&de=2030-06-03"));
        Assert.Equal("10", await Opened("periodo=este-ano"));
        Assert.Equal("10", await Opened("periodo=datas&de=2030-06-03&ate=2029-12-31")); // turned round
        Assert.Equal("0", await Opened("periodo=mes-passado&cliente=Ninguém"));
        Assert.Equal("1", await Opened("analista=0&periodo=datas&de=2030-06-03"));
        Assert.Equal(("3", "6"), (await Opened($"equipe={team.Id}"), await Opened("equipe=0")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Report}/chamados?lista=nada")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Report}/sugestoes?artigo=999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Report}/tabela.csv?tabela=nada")).StatusCode);
        foreach (var odd in (string[])["periodo=datas&de=0001-01-01&ate=9999-12-31", "periodo=datas&de=abc", "tipo=abc", "cliente=%25%5C_", "por=%27"])
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{Report}?{odd}")).StatusCode);
        }

        async Task<string> Opened(string query) => (await browser.Page($"{Report}?{query}")).QuerySelector(".pc-numeros-linha .valor")!.TextContent;
    }

    [Fact]
    public async Task Each_table_can_be_had_as_a_csv_that_no_spreadsheet_runs()
    {
        await Seed();
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var byCustomer = await Csv("por&por=cliente");
        Assert.Equal("\"Cliente\"", byCustomer[0].Split(';')[0]);
        Assert.Contains(byCustomer, l => l.StartsWith("\"'=SOMA(A1)\";", StringComparison.Ordinal));
        var volume = await Csv("volume");
        Assert.Equal((9, 9), (volume.Count, volume.Skip(1).Sum(l => int.Parse(l.Split(';')[2], CultureInfo.InvariantCulture))));
        foreach (var table in (string[])["prazo", "tempos", "idade", "satisfacao", "sugestoes"]) { Assert.InRange((await Csv(table)).Count, 2, 20); }
        Assert.Equal(7, await Db.AuditEntries.CountAsync(a => a.Kind == AuditKind.Exported));

        async Task<List<string>> Csv(string table)
        {
            using var response = await browser.Get($"{Report}/tabela.csv?tabela={table}");
            Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
            return [.. (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
        }
    }

    [Fact]
    public async Task Analysts_and_finance_find_no_reports()
    {
        foreach (var role in (StaffRole[])[StaffRole.Analyst, StaffRole.Finance])
        {
            var browser = Portal.SignedInAs(await Given.Staff(role));
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Report)).StatusCode);
            Assert.DoesNotContain("Relatórios", (await browser.Page(role is StaffRole.Analyst ? "/atendimento" : "/cobranca")).QuerySelector("#menu")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_costs_few_statements()
    {
        await Seed();
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        Assert.InRange(await browser.StatementsFor($"{Report}?por=cliente&cliente=Empresa&tipo=1"), 1, 10);
        Assert.InRange(await browser.StatementsFor($"{Report}/chamados?lista=resolvidos"), 1, 6);
    }

    /// <summary>Ten tickets of two companies, nine of them opened in the last eight weeks, three of them in a team's queue.</summary>
    private async Task<SupportPortal.Domain.Desk.Team> Seed()
    {
        var team = await Given.Team();
        var (ana, rui) = (await Given.Contact(), await Given.Contact(await Given.Company("=SOMA(A1)")));
        var (bruno, camila) = (await Given.Staff(name: "Bruno Lima"), await Given.Staff(name: "Camila Rocha"));
        var product = await Given.ContractedProduct(await Given.Company(), "Emissor NF-e");
        var calendar = StandardCalendar.Instance;
        var now = Clock.Now;
        await Given.OpenedTicket(ana, at: now.AddDays(-90), then: t => Solve(t, bruno, 60, 50)); // long before
        await Given.OpenedTicket(ana, at: now.AddDays(-40), then: t => { t.HandTo(team, Given.By(bruno), t.OpenedAt); Rated(Solve(t, bruno, 10, 1), ana, 5); });
        await Given.OpenedTicket(ana, Given.Stopped, at: now.AddDays(-33), productId: product.Id, then: t => Rated(Solve(t, camila, 30, 9), ana, 2));
        await Given.OpenedTicket(rui, Given.Defect, at: now.AddDays(-20), productId: product.Id, then: t => Rated(Solve(t, bruno, 300, 20), rui, 4));
        await Given.OpenedTicket(rui, at: now.AddDays(-8), then: t => { t.HandTo(team, Given.By(bruno), t.OpenedAt); Solve(t, camila, 200, 70); });
        await Given.OpenedTicket(rui, Given.Defect, at: now.AddDays(-9), then: t =>
        {
            Solve(t, bruno, 25, 3);
            t.Reopen("Voltou.", calendar, Given.By(rui), t.OpenedAt.AddHours(5));
            t.Resolve(calendar, Given.By(bruno), t.OpenedAt.AddHours(40));
        });
        await Given.OpenedTicket(ana, at: now.AddDays(-2), then: t =>
        {
            t.Assign(camila, Given.By(camila), now);
            t.Reply("Qual é a nota?", calendar, Given.By(camila), now.AddDays(-1));
            t.WaitForCustomer("Número da nota", calendar, Given.By(camila), now.AddDays(-1));
        });
        await Given.OpenedTicket(ana, at: now.AddDays(-4), then: t => t.Cancel("Já resolvi.", calendar, Given.By(ana), now.AddDays(-3)));
        await Given.OpenedTicket(ana, at: now.AddHours(-1), then: t => t.HandTo(team, Given.By(bruno), now));
        await Given.OpenedTicket(rui, Given.Stopped, at: now.AddHours(-6), productId: product.Id, then: t => Solve(t, bruno, 5, 2));
        await Suggest();
        return team;

        async Task Suggest()
        {
            var (first, second) = (await Given.Article("Como emitir uma nota", "Texto."), await Given.Article("Como cancelar uma nota", "Texto."));
            foreach (var (end, i) in ((int[])[0, 1, 2, 2]).Select((e, i) => (e, i)))
            {
                var draft = await Given.Save(new TicketDraft($"2030-70000{i}", i < 3 ? (await Db.Memberships.FirstAsync(m => m.PersonId == ana.Id)).CustomerId : (await Db.Memberships.FirstAsync(m => m.PersonId == rui.Id)).CustomerId, ana.Id, now));
                var (one, two) = (new SuggestedArticle(draft, first.Id, now.AddDays(-i)), new SuggestedArticle(draft, second.Id, now.AddDays(-i)));
                if (end is 1 or 2) { one.Open(now); }
                if (end is 1) { one.Solve(now); }
                if (end is 2) { (one, two) = (Sent(one), Sent(two)); }
                await Given.Save(one);
                if (i != 3) { await Given.Save(two); }
            }
        }

        SuggestedArticle Sent(SuggestedArticle article)
        {
            article.SendAnyway(now);
            return article;
        }

        Ticket Solve(Ticket ticket, Person by, int minutes, int hours)
        {
            ticket.Assign(by, Given.By(by), ticket.OpenedAt);
            ticket.Reply("Vamos olhar.", calendar, Given.By(by), ticket.OpenedAt.AddMinutes(minutes));
            ticket.Resolve(calendar, Given.By(by), ticket.OpenedAt.AddHours(Math.Max(hours, (minutes / 60) + 1)));
            return ticket;
        }

        void Rated(Ticket ticket, Person by, int stars)
        {
            ticket.Confirm(calendar, Given.By(by), ticket.ResolvedAt!.Value.AddHours(1));
            ticket.Rate(stars, null, Given.By(by), ticket.ResolvedAt!.Value.AddHours(2));
        }
    }

    private static async Task<int> Rows(Client browser, string url)
    {
        var rows = 0;
        for (string? next = url; next is not null;)
        {
            var page = await browser.Page(next);
            rows += page.QuerySelectorAll("main table tbody tr").Length;
            next = page.QuerySelector("a[rel=next]") is { } link ? Href(link) : null;
        }
        return rows;
    }

    private static List<List<string>> Table(AngleSharp.Html.Dom.IHtmlDocument page, string caption) =>
        [.. page.QuerySelectorAll("table").Single(t => t.QuerySelector("caption")!.TextContent == caption).QuerySelectorAll("tbody tr").Select(r => r.Children.Select(c => c.TextContent.Replace('\u00a0', ' ').Trim()).ToList())];

    private static string Href(IElement link) => link.GetAttribute("href")!;

    private static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        var at = share * (sorted.Count - 1);
        var low = (int)at;
        return low + 1 < sorted.Count ? sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }

    private static string Minutes(double minutes) => SupportPortal.Web.Show.Duration(TimeSpan.FromMinutes(minutes)).Replace('\u00a0', ' ');
}
