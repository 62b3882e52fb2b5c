using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Statement;

/// <summary>The four ways in which a request for a 2ª via ends.</summary>
public class CopyTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Not_due_the_boleto_is_shown_and_its_pdf_reads_back_to_the_registered_codes()
    {
        var (client, ana, invoice) = await Someone(due: 10, pix: true);
        var page = await client.Page($"/financeiro/{invoice.Number}");
        Assert.Equal("2ª via do boleto", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString(), page.QuerySelector("#linha-codigo")!.TextContent);
        Assert.Equal(Given.Pix, page.QuerySelector("#pix-codigo")!.TextContent);
        Assert.NotNull(page.QuerySelector("svg.pc-qr"));
        Assert.NotNull(page.QuerySelector("svg.pc-folha"));

        using var response = await client.Get($"/financeiro/{invoice.Number}/boleto.pdf");
        var pdf = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"boleto-{invoice.Number}-vencimento-2030-06-13.pdf", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains(invoice.Boleto.Barcode, await PaperTools.ScanAsync(pdf));
        Assert.Contains(Given.Pix, await PaperTools.ScanAsync(pdf));
        var text = await PaperTools.TextAsync(pdf);
        Assert.Contains("portal.example/verificar-boleto", text, StringComparison.Ordinal);
        Assert.Contains("cobrar multa de R$ 24,69", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Boleto vencido", text, StringComparison.Ordinal);

        var copy = await Db.BoletoCopies.SingleAsync();
        Assert.Equal((CopyChannel.Download, ana.Id, Side.Customer), (copy.Channel, copy.ById, copy.BySide));
        Assert.Equal(SHA256.HashData(pdf), copy.PdfSha256);
        Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.BoletoCopied && a.About == invoice.Number).ToListAsync());
        Assert.Contains("PDF baixado", (await client.Page($"/financeiro/{invoice.Number}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_day_gives_the_same_bytes()
    {
        var (client, _, invoice) = await Someone(due: -4);
        using var first = await client.Get($"/financeiro/{invoice.Number}/boleto.pdf");
        using var second = await client.Get($"/financeiro/{invoice.Number}/boleto.pdf");
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Overdue_and_payable_it_is_the_same_boleto_with_todays_charges_beside_it()
    {
        var (client, _, invoice) = await Someone(due: -4);
        var page = await client.Page($"/financeiro/{invoice.Number}");
        var side = page.QuerySelector(".pc-lateral")!.TextContent.Replace('\u00a0', ' ');
        Assert.Contains("R$ 1.260,90", side, StringComparison.Ordinal);
        Assert.Contains("R$ 24,69", side, StringComparison.Ordinal);
        Assert.Contains("R$ 1,65", side, StringComparison.Ordinal);
        Assert.Equal(DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString(), page.QuerySelector("#linha-codigo")!.TextContent);

        using var response = await client.Get($"/financeiro/{invoice.Number}/boleto.pdf");
        var pdf = await response.Content.ReadAsByteArrayAsync();
        Assert.Contains(invoice.Boleto.Barcode, await PaperTools.ScanAsync(pdf));
        Assert.Contains("R$ 1.260,90", (await PaperTools.TextAsync(pdf)).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_limit_a_new_date_is_asked_for_and_finances_answer_comes_by_mail()
    {
        var (client, ana, invoice) = await Someone(due: -90);
        var page = await client.Page($"/financeiro/{invoice.Number}");
        Assert.Equal("Boleto fora do prazo", page.QuerySelector("h1")!.TextContent);
        await ShowsNoCode(client, invoice);

        using var refused = await client.Submit($"/financeiro/{invoice.Number}/nova-data", new() { ["Input.Message"] = " " });
        Assert.Equal(422, (int)refused.StatusCode);
        using var asked = await client.Submit($"/financeiro/{invoice.Number}/nova-data", new() { ["Input.Message"] = "Pagamos dia 20." });
        Assert.Contains("Pagamos dia 20.", (await client.Follow(asked)).Body!.TextContent, StringComparison.Ordinal);
        using var again = await client.Get($"/financeiro/{invoice.Number}/nova-data");
        Assert.Equal($"/financeiro/{invoice.Number}", again.Headers.Location!.OriginalString);

        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        var list = await finance.Page("/cobranca/novas-datas");
        Assert.Contains("Pagamos dia 20.", list.Body!.TextContent, StringComparison.Ordinal);
        var request = await Db.NewDateRequests.SingleAsync();
        using var answered = await finance.Submit($"/cobranca/novas-datas/{request.Id}", new() { ["Input.Reply"] = "O novo boleto vence dia 21." });
        Assert.Equal("/cobranca/novas-datas", answered.Headers.Location!.OriginalString);

        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal([ana.Email!], mail.To);
        Assert.Contains("O novo boleto vence dia 21.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("O novo boleto vence dia 21.", (await client.Page($"/financeiro/{invoice.Number}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InvoiceStatus.Paid, "Pagamento recebido")]
    [InlineData(InvoiceStatus.Cancelled, "Este título foi cancelado")]
    [InlineData(InvoiceStatus.Disputed, "Este título está contestado")]
    public async Task Settled_or_in_doubt_there_is_an_explanation_and_nothing_to_pay_by(InvoiceStatus status, string expected)
    {
        var (client, _, invoice) = await Someone(due: -4);
        await Given.Change(invoice, i =>
        {
            switch (status)
            {
                case InvoiceStatus.Paid: i.Pay(i.Amount, i.DueOn, Actor.System, PortalTime.At(i.DueOn, new TimeOnly(20, 0))); break;
                case InvoiceStatus.Cancelled: i.Cancel("Contrato encerrado.", Actor.System, PortalTime.At(i.DueOn, new TimeOnly(9, 0))); break;
                default: i.Dispute("Valor errado.", Actor.System, PortalTime.At(i.DueOn, new TimeOnly(9, 0))); break;
            }
        });

        var page = await client.Page($"/financeiro/{invoice.Number}");
        Assert.Equal(expected, page.QuerySelector("#t-estado")!.TextContent);
        await ShowsNoCode(client, invoice);
        Assert.Empty(await Db.BoletoCopies.ToListAsync());
    }

    [Fact]
    public async Task A_copy_is_mailed_to_the_accounting_address_with_the_pdf_and_logged()
    {
        var (client, _, invoice) = await Someone(due: 10);
        await Given.Change(await Db.Customers.SingleAsync(), c => c.SendInvoicesTo("contas@empresa.example"));
        using var sent = await client.Submit($"/financeiro/{invoice.Number}/enviar", new() { ["Input.To"] = "accounting" });
        Assert.Equal($"/financeiro/{invoice.Number}", sent.Headers.Location!.OriginalString);

        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal(["contas@empresa.example"], mail.To);
        var file = Assert.Single(mail.Files);
        Assert.Equal($"boleto-{invoice.Number}-vencimento-2030-06-13.pdf", file.FileName);
        var copy = await Db.BoletoCopies.SingleAsync();
        Assert.Equal((CopyChannel.Email, "contas@empresa.example"), (copy.Channel, copy.Recipient));
        Assert.Equal(SHA256.HashData(file.Bytes), copy.PdfSha256);
        Assert.Contains("E-mail para contas@empresa.example", (await client.Page($"/financeiro/{invoice.Number}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boleto_goes_to_no_address_outside_the_register()
    {
        var (client, _, invoice) = await Someone(due: 10);
        var url = $"/financeiro/{invoice.Number}/enviar";
        using var response = await client.Post(url, url, [new("Input.To", "outro@fora.example")]);
        Assert.Equal(422, (int)response.StatusCode);
        Assert.Empty(await Db.Outbox.ToListAsync());
    }

    private async Task<(Client Client, Person Ana, Invoice Invoice)> Someone(int due, bool pix = false)
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        return (Portal.SignedInAs(ana), ana, await Given.Invoice(company, due, pix: pix));
    }

    private static async Task ShowsNoCode(Client client, Invoice invoice)
    {
        var page = await client.Page($"/financeiro/{invoice.Number}");
        var line = DigitableLine.Parse(invoice.Boleto!.DigitableLine);
        Assert.DoesNotContain(line.ToString(), page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Digits, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(invoice.Boleto.Barcode, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("svg.pc-qr, svg.pc-barras, svg.pc-folha, a[href$='boleto.pdf']"));
        foreach (var path in (string[])["boleto.pdf", "enviar"])
        {
            using var response = await client.Get($"/financeiro/{invoice.Number}/{path}");
            Assert.Equal($"/financeiro/{invoice.Number}", response.Headers.Location?.OriginalString);
        }
    }
}
