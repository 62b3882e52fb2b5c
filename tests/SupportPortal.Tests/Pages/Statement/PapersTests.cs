using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Statement;

/// <summary>Statement, yearly settlement and receipt as files.</summary>
public class PapersTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_statement_comes_as_a_pdf_of_what_the_filters_show()
    {
        var company = await Given.Company("Serra Azul Alimentos Ltda.");
        var ana = await Given.Contact(company);
        var (late, paid) = (await Given.Invoice(company, due: -4), await Given.PaidInvoice(company));
        using var response = await Portal.SignedInAs(ana).Get("/financeiro/extrato.pdf?situacao=vencidos&periodo=2030");
        var text = await PaperTools.TextAsync(await response.Content.ReadAsByteArrayAsync());

        Assert.Equal(("application/pdf", "extrato-2030-06-03.pdf"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName));
        Assert.True(response.Headers.CacheControl!.NoStore);
        string[] shown = ["Serra Azul Alimentos Ltda.", company.Cnpj.ToString(), "de 01/01/2030 a 31/12/2030", "Vencidos", late.Number.Replace('-', '/'), "R$ 1.260,90, 1 título", "Ana Prado"];
        Assert.All(shown, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain(paid.Number.Replace('-', '/'), text, StringComparison.Ordinal);
        Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.Exported && a.CustomerId == company.Id).ToListAsync());
    }

    [Theory]
    [InlineData("a-vencer", "A vencer"), InlineData("vencidos", "Vencidos"), InlineData("pagos", "Pagos"), InlineData("cancelados", "Cancelados"), InlineData("contestados", "Contestados")]
    public async Task The_paper_names_the_situation_it_was_asked_for(string slug, string name)
    {
        using var response = await Portal.SignedInAs(await Given.Contact()).Get($"/financeiro/extrato.pdf?situacao={slug}");
        var lines = (await PaperTools.TextAsync(await response.Content.ReadAsByteArrayAsync())).Split('\n', StringSplitOptions.TrimEntries);

        Assert.Contains(lines, line => line.EndsWith(name, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.EndsWith("Todas", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_settled_year_has_a_declaration_and_one_with_something_open_says_what_stands_in_the_way()
    {
        var company = await Given.Company("Serra Azul Alimentos Ltda.");
        var client = Portal.SignedInAs(await Given.Contact(company));
        await Given.PaidInvoice(company, due: -900); // December 2027
        await Given.PaidInvoice(company, due: -700); // July 2028
        await Given.Change(await Given.Invoice(company, due: -690), i => i.Cancel("Em duplicidade.", Actor.System, PortalTime.At(i.DueOn, new TimeOnly(9, 0))));
        var open = await Given.Invoice(company, due: -300); // August 2029

        var section = (await client.Page("/financeiro")).QuerySelector("#quitacao")!;
        Assert.Equal(["/financeiro?periodo=2029", "/financeiro/quitacao/2028", "/financeiro/quitacao/2027"], section.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));

        using var response = await client.Get("/financeiro/quitacao/2028");
        var text = (await PaperTools.TextAsync(await response.Content.ReadAsByteArrayAsync())).ReplaceLineEndings(" ");
        Assert.Equal("quitacao-2028.pdf", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("pagou todas as cobranças com vencimento de julho de 2028", text, StringComparison.Ordinal);
        Assert.Contains("substitui os recibos das cobranças mensais de 2028 e dos anos anteriores", text, StringComparison.Ordinal);
        Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.Exported && a.About == "settlement 2028").ToListAsync());

        using var refused = await client.Get("/financeiro/quitacao/2029");
        Assert.Equal("/financeiro#quitacao", refused.Headers.Location!.OriginalString);
        await Given.Change(open, i => i.Pay(i.Amount, Clock.Today(), Actor.System, Clock.Now));
        using var settled = await client.Get("/financeiro/quitacao/2029");
        Assert.Equal(HttpStatusCode.OK, settled.StatusCode);
    }

    [Fact]
    public async Task Something_older_that_is_disputed_stands_in_the_way_of_a_paid_year_too()
    {
        var company = await Given.Company();
        var client = Portal.SignedInAs(await Given.Contact(company));
        await Given.PaidInvoice(company, due: -300);
        await Given.Change(await Given.Invoice(company, due: -700), i => i.Dispute("Valor errado.", Actor.System, PortalTime.At(i.DueOn, new TimeOnly(9, 0))));
        using var response = await client.Get("/financeiro/quitacao/2029");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("anos anteriores em aberto", (await client.Page("/financeiro")).QuerySelector("#quitacao")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2030)] // not over
    [InlineData(2031)]
    [InlineData(2010)] // nothing due
    [InlineData(0)]
    public async Task There_is_no_declaration_of_another_year(int year)
    {
        var company = await Given.Company();
        await Given.PaidInvoice(company);
        await Given.PaidInvoice(await Given.Company(), due: -300);
        using var response = await Portal.SignedInAs(await Given.Contact(company)).Get($"/financeiro/quitacao/{year}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_paid_title_has_a_receipt_and_an_open_one_none()
    {
        var company = await Given.Company("Serra Azul Alimentos Ltda.");
        var client = Portal.SignedInAs(await Given.Contact(company));
        var (paid, open) = (await Given.PaidInvoice(company), await Given.Invoice(company));
        Assert.NotNull((await client.Page($"/financeiro/{paid.Number}")).QuerySelector($"a[href='/financeiro/{paid.Number}/recibo.pdf']"));
        using var response = await client.Get($"/financeiro/{paid.Number}/recibo.pdf");
        var text = (await PaperTools.TextAsync(await response.Content.ReadAsByteArrayAsync())).ReplaceLineEndings(" ");
        Assert.Equal($"recibo-{paid.Number}.pdf", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains($"dá por quitado o título {paid.Number.Replace('-', '/')}", text, StringComparison.Ordinal);
        Assert.Contains("recebeu de Serra Azul Alimentos Ltda. R$ 1.234,56", text, StringComparison.Ordinal);
        using var none = await client.Get($"/financeiro/{open.Number}/recibo.pdf");
        Assert.Equal($"/financeiro/{open.Number}", none.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/extrato.pdf")]
    [InlineData("/boletos.pdf")]
    [InlineData("/boletos.zip")]
    [InlineData("/quitacao/2029")]
    [InlineData("/{0}/recibo.pdf")]
    public async Task Without_the_permission_for_finance_there_is_no_file(string path)
    {
        var company = await Given.Company();
        var paid = await Given.PaidInvoice(company, due: -300);
        foreach (var person in (Person[])[await Given.Contact(company, Permission.CompanyTickets), await Given.Staff()])
        {
            using var get = await Portal.SignedInAs(person).Get("/financeiro" + path.Replace("{0}", paid.Number, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        }
        using var foreign = await Portal.SignedInAs(await Given.Contact()).Get("/financeiro" + path.Replace("{0}", paid.Number, StringComparison.Ordinal));
        Assert.Equal(path is "/extrato.pdf" ? HttpStatusCode.OK : path is "/boletos.pdf" or "/boletos.zip" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.NotFound, foreign.StatusCode);
    }
}
