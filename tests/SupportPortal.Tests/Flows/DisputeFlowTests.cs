using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>A customer contests a title, finance answers, and both see where it stands.</summary>
public class DisputeFlowTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(Screen.Wide, true), InlineData(Screen.Phone, false)]
    public async Task Declined_the_title_is_open_again(Screen screen, bool javaScript)
    {
        var (page, invoice) = await Contest(screen, javaScript);
        await Answer(invoice, "Cobrança mantida", "O pagamento do dia 3 foi do título anterior.", screen, javaScript);

        await page.GotoAsync($"/financeiro/{invoice.Number}");
        await Expect(page.Locator("#linha-codigo")).ToHaveTextAsync(DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString());
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Contestar cobrança" })).ToBeVisibleAsync();
        await page.GotoAsync($"/chamados/{(await Db.Tickets.SingleAsync()).Code}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("O pagamento do dia 3 foi do título anterior.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "O problema foi resolvido?" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Accepted_the_title_is_cancelled()
    {
        var (page, invoice) = await Contest(Screen.Wide, javaScript: true);
        await Answer(invoice, "Contestação procede: cancelar título", "Você tem razão, o título foi pago.", Screen.Wide, javaScript: true);

        await page.GotoAsync($"/financeiro/{invoice.Number}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Este título foi cancelado" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Você tem razão, o título foi pago.");
        Assert.DoesNotContain(invoice.Boleto!.Barcode, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Contains(await Portal.DeliverMail(), m => m.Text.Contains("Você tem razão, o título foi pago.", StringComparison.Ordinal));
    }

    private async Task<(IPage Page, Invoice Invoice)> Contest(Screen screen, bool javaScript)
    {
        var customer = await Given.Company();
        var invoice = await Given.Invoice(customer, due: 10);
        var page = await Browser.Open("/financeiro", await Given.Contact(customer), screen, javaScript: javaScript);
        await page.Locator("tbody summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Contestar cobrança" }).ClickAsync();
        await page.GetByText("Já paguei", new() { Exact = true }).ClickAsync();
        await page.FillAsync("#Input_Message", "Pagamos no dia 3, pelo banco.");
        await page.SetInputFilesAsync("#Input_Uploads", new FilePayload { Name = "comprovante.pdf", MimeType = "application/pdf", Buffer = Given.Pdf });
        await page.GetByRole(AriaRole.Button, new() { Name = "Contestar cobrança" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Chamado aberto" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("comprovante.pdf");
        await page.GetByRole(AriaRole.Link, new() { Name = "Acompanhar chamado" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Pagamos no dia 3, pelo banco.");
        await page.GetByRole(AriaRole.Complementary, new() { Name = "Dados do chamado" }).GetByRole(AriaRole.Link, new() { Name = invoice.Number.Replace('-', '/') }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Este título está contestado" })).ToBeVisibleAsync();
        await Browser.DoesNotScrollSideways(page);
        return (page, invoice);
    }

    private async Task Answer(Invoice invoice, string outcome, string reply, Screen screen, bool javaScript)
    {
        var page = await Browser.Open("/cobranca?situacao=contestados", await Given.Staff(StaffRole.Finance, "Clara Reis"), screen, javaScript: javaScript);
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Responder contestação" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Pagamos no dia 3, pelo banco.");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "comprovante.pdf" })).ToBeVisibleAsync();
        await page.GetByText(outcome, new() { Exact = true }).ClickAsync();
        await page.FillAsync("#Input_Reply", reply);
        await page.GetByRole(AriaRole.Button, new() { Name = "Responder contestação" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("liente avisado");
        Assert.EndsWith($"/cobranca/titulos/{invoice.Number}", page.Url, StringComparison.Ordinal);
    }
}
