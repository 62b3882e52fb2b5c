using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Statement;

/// <summary>A code leaves the portal when it is copied, and that leaves a line.</summary>
public class CopiedTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_copied_code_is_the_registered_one_and_its_line_says_who_and_from_where()
    {
        var (ana, client, invoice) = await Someone();
        Assert.Equal(DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString(), await Copy(client, invoice, "linha"));
        Assert.Equal(Given.Pix, await Copy(client, invoice, "pix"));

        var copies = await Db.BoletoCopies.OrderBy(c => c.Id).ToListAsync();
        Assert.Equal([CopyChannel.Line, CopyChannel.Pix], copies.Select(c => c.Channel));
        Assert.All(copies, c => Assert.Equal((ana.Id, null), (c.ById, c.PdfSha256)));
        Assert.All(copies, c => Assert.NotEmpty(c.Network));
        Assert.Equal(2, await Db.AuditEntries.CountAsync(a => a.Kind == AuditKind.BoletoCopied));
        var log = (await client.Page($"/financeiro/{invoice.Number}")).QuerySelector("#t-registro")!.ParentElement!.TextContent;
        Assert.Contains("Linha digitável copiada", log, StringComparison.Ordinal);
        Assert.Contains("Pix copiado", log, StringComparison.Ordinal);
        var finance = await Portal.SignedInAs(await Given.Staff(StaffRole.Finance)).Page($"/cobranca/titulos/{invoice.Number}");
        Assert.Contains("Linha digitável copiada", finance.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clicks_within_a_minute_are_one_line_for_each_person_and_code()
    {
        var (_, client, invoice) = await Someone();
        await client.Page("/ajuda"); // the cookie of the token, before five tabs ask for one each
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Copy(client, invoice, "linha")));
        Assert.Equal(1, await Db.BoletoCopies.CountAsync());
        await Copy(Portal.SignedInAs(await Given.Contact(await Db.Customers.SingleAsync(), name: "Rui Sá")), invoice, "linha");
        Assert.Equal(2, await Db.BoletoCopies.CountAsync());
        Clock.Advance(TimeSpan.FromSeconds(61));
        await Copy(client, invoice, "linha");
        Assert.Equal(3, await Db.BoletoCopies.CountAsync());
    }

    [Theory, InlineData("codigo=barras"), InlineData("codigo="), InlineData(""), InlineData("codigo=pix")]
    public async Task A_code_that_the_boleto_does_not_have_is_not_there(string query)
    {
        var (_, client, invoice) = await Someone(pix: false);
        using var answer = await client.Post($"/financeiro/{invoice.Number}/copiado?{query}", "/ajuda", []);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await Db.BoletoCopies.ToListAsync());
    }

    [Fact]
    public async Task What_is_settled_hands_out_no_code()
    {
        var (_, client, _) = await Someone();
        var paid = await Given.PaidInvoice(await Db.Customers.SingleAsync());
        using var answer = await client.Post($"/financeiro/{paid.Number}/copiado?codigo=linha", "/ajuda", []);
        Assert.Equal($"/financeiro/{paid.Number}", answer.Headers.Location!.OriginalString);
        Assert.Empty(await Db.BoletoCopies.ToListAsync());
    }

    [Fact]
    public async Task The_rows_of_the_statement_carry_no_codes_and_every_act()
    {
        var (_, client, invoice) = await Someone();
        var page = await client.Page("/financeiro");
        Assert.DoesNotContain(invoice.Boleto!.DigitableLine, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(DigitableLine.Parse(invoice.Boleto.DigitableLine).ToString(), page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var url = $"/financeiro/{invoice.Number}";
        Assert.Equal([$"{url}#linha", $"{url}#pix", $"{url}/boleto.pdf", $"{url}/enviar", $"{url}/contestar"],
            page.QuerySelectorAll("tbody .pc-menu-lista a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_long_statement_asks_the_database_no_more_often_than_a_short_one()
    {
        var (_, client, _) = await Someone();
        var customer = await Db.Customers.SingleAsync();
        await Given.Invoice(customer, due: -4);
        var few = await client.StatementsFor("/financeiro");
        for (var due = 11; due < 30; due++) { await Given.Invoice(customer, due, pix: true); }
        Assert.Equal(few, await client.StatementsFor("/financeiro"));
        Assert.Equal(20, (await client.Page("/financeiro")).QuerySelectorAll("tbody tr").Length);
    }

    private static async Task<string> Copy(Client client, Invoice invoice, string code)
    {
        using var answer = await client.Post($"/financeiro/{invoice.Number}/copiado?codigo={code}", "/ajuda", []);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(Person Ana, Client Client, Invoice Invoice)> Someone(bool pix = true)
    {
        var customer = await Given.Company();
        var ana = await Given.Contact(customer);
        return (ana, Portal.SignedInAs(ana), await Given.Invoice(customer, pix: pix));
    }
}
