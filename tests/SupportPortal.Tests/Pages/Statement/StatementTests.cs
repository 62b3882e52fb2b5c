using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Pages.Statement;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Statement;

public class StatementTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_customer_sees_what_is_open_overdue_with_charges_and_paid_this_year()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        await Given.Invoice(company, due: 10, amount: 500m);
        await Given.Invoice(company, due: -4); // Thursday, 30 May: 1.234,56 + 24,69 + 1,65
        await Given.PaidInvoice(company, due: -30);

        var page = await Portal.SignedInAs(ana).Page("/financeiro");
        var sums = page.QuerySelectorAll(".pc-numeros .valor").Select(v => Plain(v.TextContent));
        Assert.Equal(["R$ 500,00", "R$ 1.260,90", "R$ 1.234,56"], sums);
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("R$ 1.260,90", Plain(page.QuerySelector(".pc-cobranca")!.TextContent), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("?situacao=a-vencer", 1)]
    [InlineData("?situacao=vencidos", 1)]
    [InlineData("?situacao=pagos", 1)]
    [InlineData("?periodo=2028", 1)]
    [InlineData("?periodo=tudo", 4)]
    [InlineData("?situacao=pagos&periodo=tudo", 2)]
    [InlineData("?situacao=inventada&periodo=20x8&depois=agora", 3)]
    public async Task Filters_are_in_the_address_and_nonsense_is_ignored(string query, int rows)
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        await Given.Invoice(company, due: 10);
        await Given.Invoice(company, due: -4);
        await Given.PaidInvoice(company, due: -30);
        await Given.PaidInvoice(company, due: -700);

        Assert.Equal(rows, (await Portal.SignedInAs(ana).Page($"/financeiro{query}")).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Pages_are_walked_down_and_up_without_losing_or_repeating_a_title()
    {
        var company = await Given.Company();
        var client = Portal.SignedInAs(await Given.Contact(company));
        for (var i = 0; i < 2 * IndexModel.PageSize + 3; i++) { await Given.Invoice(company, due: i % 7); }

        List<string> down = [], up = [];
        var url = "/financeiro";
        string? last = null;
        while (url is not null)
        {
            var page = await client.Page(url);
            down.AddRange(page.QuerySelectorAll("tbody .pc-mini").Select(m => m.TextContent));
            last = url;
            url = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        url = last;
        while (url is not null)
        {
            var page = await client.Page(url);
            up.InsertRange(0, page.QuerySelectorAll("tbody .pc-mini").Select(m => m.TextContent));
            url = page.QuerySelector("a[rel=prev]")?.GetAttribute("href");
        }
        Assert.Equal(2 * IndexModel.PageSize + 3, down.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(down, up);
    }

    [Fact]
    public async Task The_spreadsheet_holds_the_filtered_titles_and_no_formula_and_is_audited()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        var invoice = await Given.Invoice(company, due: 10, description: "=HYPERLINK(\"http://mal.example\")");
        await Given.PaidInvoice(company);

        using var response = await Portal.SignedInAs(ana).Get("/financeiro/extrato.csv?situacao=a-vencer");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"'=HYPERLINK(\"\"http://mal.example\"\")\";1234,56;", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"\"{invoice.Number.Replace('-', '/')}\";2030-", lines[1], StringComparison.Ordinal);
        Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.Exported && a.CustomerId == company.Id).ToListAsync());
    }

    [Fact]
    public async Task Another_companys_titles_are_not_in_the_list()
    {
        await Given.Invoice(await Given.Company());
        var ana = await Given.Contact();
        Assert.Empty((await Portal.SignedInAs(ana).Page("/financeiro")).QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/extrato.csv")]
    [InlineData("/{0}")]
    [InlineData("/{0}/boleto.pdf")]
    [InlineData("/{0}/enviar")]
    [InlineData("/{0}/nova-data")]
    public async Task Without_the_permission_for_finance_the_pages_do_not_exist(string path)
    {
        var company = await Given.Company();
        var invoice = await Given.Invoice(company);
        var (carla, bruno) = (await Given.Contact(company, Permission.CompanyTickets), await Given.Staff());
        var url = "/financeiro" + path.Replace("{0}", invoice.Number, StringComparison.Ordinal);

        foreach (var person in (Person[])[carla, bruno])
        {
            using var get = await Portal.SignedInAs(person).Get(url);
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/boleto.pdf")]
    [InlineData("/enviar")]
    [InlineData("/nova-data")]
    public async Task Another_companys_title_is_not_found_by_any_verb(string path)
    {
        var foreign = await Given.Invoice(await Given.Company(), due: path == "/nova-data" ? -90 : 10);
        var client = Portal.SignedInAs(await Given.Contact());
        var own = await Given.Invoice((await Db.Customers.OrderByDescending(c => c.Id).FirstAsync())!);
        var url = $"/financeiro/{foreign.Number}{path}";

        using var get = await client.Get(url);
        using var missing = await client.Get($"/financeiro/2030-999999{path}");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (get.StatusCode, missing.StatusCode));
        if (path is "/enviar" or "/nova-data")
        {
            using var post = await client.Post(url, $"/financeiro/{own.Number}/enviar", [new("Input.To", "own"), new("Input.Message", "Olá")]);
            Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        }
        Assert.Empty(await Db.BoletoCopies.ToListAsync());
        Assert.Empty(await Db.Outbox.ToListAsync());
        Assert.Empty(await Db.NewDateRequests.ToListAsync());
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
