using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Billing;

public class BillingTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Finance_mails_a_copy_with_a_reason_and_the_customer_sees_who_why_and_to_whom()
    {
        var company = await Given.Company();
        var invoice = await Given.Invoice(company);
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance, "Juliana Reis"));
        var url = $"/cobranca/titulos/{invoice.Number}";
        using var refused = await finance.Submit($"{url}/segunda-via", new() { ["Input.Reason"] = "", ["Input.Email"] = "sem arroba" });
        Assert.Equal(2, (await Client.Read(refused)).QuerySelectorAll(".pc-erro").Length);

        using var sent = await finance.Submit($"{url}/segunda-via", new() { ["Input.Reason"] = "Cliente perdeu o boleto.", ["Input.Email"] = "compras@empresa.example" }, "Emitir e enviar");
        Assert.Equal(url, sent.Headers.Location!.OriginalString);
        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal(["compras@empresa.example"], mail.To);
        Assert.Single(mail.Files);

        var page = await finance.Page(url);
        Assert.Contains("Cliente perdeu o boleto.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Enviado", page.Body.TextContent, StringComparison.Ordinal);
        var seen = (await Portal.SignedInAs(await Given.Contact(company)).Page($"/financeiro/{invoice.Number}")).Body!.TextContent;
        Assert.Contains("Juliana Reis", seen, StringComparison.Ordinal);
        Assert.Contains("Cliente perdeu o boleto.", seen, StringComparison.Ordinal);
        Assert.Contains("compras@empresa.example", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finance_downloads_a_copy_and_it_is_logged()
    {
        var invoice = await Given.Invoice(await Given.Company());
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        using var file = await finance.Submit($"/cobranca/titulos/{invoice.Number}/segunda-via", new() { ["Input.Reason"] = "Pedido por telefone." }, "Só o PDF");
        Assert.Contains(invoice.Boleto!.Barcode, await PaperTools.ScanAsync(await file.Content.ReadAsByteArrayAsync()));
        var copy = await Db.BoletoCopies.SingleAsync();
        Assert.Equal((CopyChannel.Download, Side.Staff, "Pedido por telefone."), (copy.Channel, copy.BySide, copy.Reason));
    }

    [Fact]
    public async Task A_title_is_found_by_every_number_it_has_and_by_its_customer()
    {
        var company = await Given.Company("Padaria São João Ltda.");
        var invoice = await Given.Invoice(company);
        await Given.Invoice(await Given.Company());
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        string[] searches =
        [
            company.Cnpj.ToString(), company.Cnpj.Value, "padaria sao", invoice.Number, invoice.Number.Replace('-', '/'), invoice.Boleto!.OurNumber,
            invoice.Boleto.DigitableLine, DigitableLine.Parse(invoice.Boleto.DigitableLine).ToString(), invoice.Boleto.Barcode,
        ];
        foreach (var search in searches)
        {
            var page = await finance.Page($"/cobranca?q={Uri.EscapeDataString(search)}");
            Assert.Equal([company.LegalName], page.QuerySelectorAll("tbody .pc-alvo").Select(a => a.TextContent));
        }
        Assert.Empty((await finance.Page("/cobranca?q=%25_")).QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("vencidos", 1)]
    [InlineData("a-vencer", 1)]
    [InlineData("pagos", 1)]
    [InlineData("cancelados", 0)]
    [InlineData("", 3)]
    public async Task The_list_is_filtered_by_situation(string situation, int rows)
    {
        var company = await Given.Company();
        await Given.Invoice(company);
        await Given.Invoice(company, due: -4);
        await Given.PaidInvoice(company, due: -30);
        var page = await Portal.SignedInAs(await Given.Staff(StaffRole.Finance)).Page($"/cobranca?situacao={situation}");
        Assert.Equal(rows, page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task A_cancelled_title_says_why_and_has_nothing_to_pay()
    {
        var invoice = await Given.Invoice(await Given.Company());
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        var url = $"/cobranca/titulos/{invoice.Number}";
        using var refused = await finance.Submit($"{url}/cancelar", new() { ["Input.Reason"] = "" });
        Assert.Equal(422, (int)refused.StatusCode);
        using var done = await finance.Submit($"{url}/cancelar", new() { ["Input.Reason"] = "Cobrado em duplicidade." });

        Assert.Contains("Cobrado em duplicidade.", (await finance.Follow(done)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(InvoiceStatus.Cancelled, (await Db.Invoices.SingleAsync()).Status);
        using var copy = await finance.Get($"{url}/segunda-via");
        Assert.Equal(url, copy.Headers.Location!.OriginalString);
        Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.InvoiceCancelled && a.About == invoice.Number).ToListAsync());
        using var twice = await finance.Submit($"{url}/cancelar", new() { ["Input.Reason"] = "De novo." });
        Assert.Contains("Só um título em aberto", (await Client.Read(twice)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_finance_has_a_desk_for_it()
    {
        var company = await Given.Company();
        var invoice = await Given.Invoice(company, due: -90);
        string[] urls = ["", "/novas-datas", "/novas-datas/1", "/titulos/novo", "/titulos/registrar", $"/titulos/{invoice.Number}", $"/titulos/{invoice.Number}/segunda-via", $"/titulos/{invoice.Number}/cancelar"];
        foreach (var person in (Person[])[await Given.Contact(company), await Given.Staff()])
        {
            var client = Portal.SignedInAs(person);
            foreach (var url in urls)
            {
                using var get = await client.Get("/cobranca" + url);
                Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
            }
        }
    }

    [Fact]
    public async Task What_staff_see_of_a_companys_finance_is_audited()
    {
        var invoice = await Given.Invoice(await Given.Company());
        await Portal.SignedInAs(await Given.Staff(StaffRole.Finance)).Page($"/cobranca/titulos/{invoice.Number}");
        Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.InvoiceSeenByStaff && a.CustomerId == invoice.CustomerId).ToListAsync());
    }
}
