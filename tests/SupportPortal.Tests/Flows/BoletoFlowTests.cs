using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>A second copy of a boleto, got by the customer or sent by finance.</summary>
public class BoletoFlowTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(Screen.Wide, true), InlineData(Screen.Phone, false)]
    public async Task From_the_statement_to_a_PDF_whose_barcode_a_scanner_reads(Screen screen, bool javaScript)
    {
        var customer = await Given.Company();
        var invoice = await Given.Invoice(customer, pix: true);
        await Given.PaidInvoice(customer);
        var page = await Browser.Open("/", await Given.Contact(customer), screen, javaScript: javaScript);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Principal" }).GetByRole(AriaRole.Link, new() { Name = "Financeiro" }).ClickAsync();
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = "2ª via" }).ClickAsync();

        await Expect(page.Locator("#linha-codigo")).ToHaveTextAsync(DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString());
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Baixar boleto (PDF)" }).ClickAsync());
        var codes = await PaperTools.ScanAsync(await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.Contains(invoice.Boleto.Barcode, codes);
        Assert.Contains(Given.Pix, codes);
    }

    [Fact]
    public async Task Finance_finds_the_title_issues_a_copy_and_the_customer_gets_it_by_mail()
    {
        var customer = await Given.Company("Padaria Girassol Ltda.");
        var invoice = await Given.Invoice(customer);
        await Given.Invoice(await Given.Company());
        var page = await Browser.Expect(422).Open("/cobranca", await Given.Staff(StaffRole.Finance, "Clara Reis"));
        await page.FillAsync("#qt", customer.Cnpj.Value);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = "2ª via" }).ClickAsync();
        await Press(page, "Emitir e enviar");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.FillAsync("#Input_Reason", "O cliente não recebeu o boleto.");
        await Press(page, "Emitir e enviar");

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync($"A 2ª via vai para {customer.Email} em instantes.");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("O cliente não recebeu o boleto.");
        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal([customer.Email], mail.To);
        Assert.Contains(invoice.Boleto!.Barcode, await PaperTools.ScanAsync(Assert.Single(mail.Files).Bytes));
        var copy = await Db.BoletoCopies.SingleAsync();
        Assert.Equal(("Clara Reis", Side.Staff), (copy.ByName, copy.BySide));
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
