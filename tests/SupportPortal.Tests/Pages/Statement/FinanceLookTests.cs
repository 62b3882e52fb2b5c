using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Statement;

/// <summary>Every page about money in a browser: no accessibility fault, nothing wider than the screen, no complaint of the browser.</summary>
public class FinanceLookTests(Portal portal) : PageTest(portal)
{
    [Theory]
    [InlineData(Screen.Wide, false)]
    [InlineData(Screen.Wide, true)]
    [InlineData(Screen.Phone, false)]
    [InlineData(Screen.Phone, true)]
    public async Task A_customers_pages(Screen screen, bool dark)
    {
        var company = await Given.Company();
        var (ana, late) = (await Given.Contact(company), await Given.Invoice(company, due: -4, pix: true));
        var (old, paid) = (await Given.Invoice(company, due: -90), await Given.PaidInvoice(company));
        var page = await Browser.Open("/financeiro", ana, screen, dark);
        foreach (var url in (string[])["/financeiro", "/financeiro?situacao=pagos&periodo=2028", $"/financeiro/{late.Number}", $"/financeiro/{late.Number}/enviar", $"/financeiro/{old.Number}", $"/financeiro/{old.Number}/nova-data", $"/financeiro/{paid.Number}", "/verificar-boleto"])
        {
            await page.GotoAsync(url);
            await Browser.HasNoAxeViolations(page);
            await Browser.DoesNotScrollSideways(page);
        }
    }

    [Theory]
    [InlineData(Screen.Wide, false)]
    [InlineData(Screen.Phone, true)]
    public async Task Finances_pages(Screen screen, bool dark)
    {
        var company = await Given.Company();
        var invoice = await Given.Invoice(company, due: -4);
        var old = await Given.Invoice(company, due: -90);
        var request = await Given.Change(old, i => i.AskForNewDate("Pagamos dia 20.", "ana@empresa.example", new Actor(null, "Ana Prado", Side.Customer), Clock.Now));
        var page = await Browser.Open("/cobranca", await Given.Staff(StaffRole.Finance), screen, dark);
        foreach (var url in (string[])["/cobranca", "/cobranca?q=nada", "/cobranca/novas-datas", $"/cobranca/novas-datas/{request.DateRequests[0].Id}", "/cobranca/titulos/novo", "/cobranca/titulos/registrar", $"/cobranca/titulos/{invoice.Number}", $"/cobranca/titulos/{invoice.Number}/segunda-via", $"/cobranca/titulos/{invoice.Number}/cancelar"])
        {
            await page.GotoAsync(url);
            await Browser.HasNoAxeViolations(page);
            await Browser.DoesNotScrollSideways(page);
        }
    }

    [Fact]
    public async Task A_code_is_copied_with_one_press()
    {
        var company = await Given.Company();
        var invoice = await Given.Invoice(company);
        var page = await Browser.Open($"/financeiro/{invoice.Number}", await Given.Contact(company));
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.ClickAsync("#linha button");
        await Assertions.Expect(page.Locator("#linha button")).ToHaveTextAsync("Copiado"); // the code comes from the server
        Assert.Equal(DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString(), await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }
}
