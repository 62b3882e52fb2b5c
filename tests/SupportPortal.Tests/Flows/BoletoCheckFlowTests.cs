using Microsoft.Playwright;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>Somebody who has a boleto in hand, and no account, asks whether it is ours.</summary>
public class BoletoCheckFlowTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(Screen.Wide, true), InlineData(Screen.Phone, false)]
    public async Task Ours_not_ours_or_mistyped_is_told_apart(Screen screen, bool javaScript)
    {
        var invoice = await Given.Invoice(await Given.Company(), due: 10);
        var ours = DigitableLine.Parse(invoice.Boleto!.DigitableLine);
        var foreign = DigitableLine.From(Boleto.Issue(
            new() { BankCode = "237", Agency = "1172", Account = "403005", Wallet = "09" }, new TitleNumber("4711"), 99.9m, invoice.DueOn).Line.Barcode);
        var page = await Browser.Expect(422).Open("/verificar-boleto", screen: screen, javaScript: javaScript);

        await Check(page, ours.ToString());
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Sim, emitimos este boleto");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Exemplo Sistemas Ltda.");
        await Expect(page.GetByRole(AriaRole.Status)).Not.ToContainTextAsync("1.234,56");
        await Check(page, foreign.Digits);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Não reconhecemos este boleto");
        var wrong = ours.Digits[..8] + (char)('0' + (ours.Digits[8] - '0' + 1) % 10) + ours.Digits[9..];
        await Check(page, wrong);
        await Expect(page.Locator("#Input_Code-erro")).ToBeVisibleAsync();
        await Expect(page.GetByText("Sim, emitimos este boleto")).ToHaveCountAsync(0);
        if (javaScript) { await Browser.HasNoAxeViolations(page); } // axe is a script
        await Browser.DoesNotScrollSideways(page);
    }

    private static async Task Check(IPage page, string code)
    {
        await page.FillAsync("#Input_Code", code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Verificar boleto" }).ClickAsync();
    }
}
