using Microsoft.Playwright;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

/// <summary>The pages of signing in, as a browser shows them: no fault that axe-core finds, nothing wider than the screen.</summary>
public class AccountPagesTests(Portal portal) : PageTest(portal)
{
    [Theory]
    [InlineData(Screen.Wide, false)]
    [InlineData(Screen.Phone, true)]
    public async Task Pages_open_to_anyone_are_accessible(Screen screen, bool dark)
    {
        foreach (var url in (string[])["/entrar", "/primeiro-acesso", "/primeiro-acesso/codigo", "/esqueci-a-senha", "/esqueci-a-senha?asked=true", "/nova-senha", "/sair"])
        {
            await Check(await Browser.Open(url, screen: screen, dark: dark));
        }
    }

    [Theory]
    [InlineData(Screen.Wide, true)]
    [InlineData(Screen.Phone, false)]
    public async Task So_are_a_refused_sign_in_the_own_account_and_the_enrolment(Screen screen, bool dark)
    {
        var page = await Browser.Expect(422).Open("/entrar", screen: screen, dark: dark);
        await page.FillAsync("#Input_User", "12.ABC.345/01DE-35");
        await page.FillAsync("#Input_Password", "Outra-Senha-Longa-1");
        await page.Locator("main button.btn-primary").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("não conferem");
        await Check(page);

        var ana = await Given.Contact();
        await Check(await Browser.Open("/conta", ana, screen, dark));
        await Check(await Browser.Open("/conta/empresa", ana, screen, dark));
        await Check(await Browser.Open("/conta/dois-fatores", await Given.Staff(), screen, dark));
        await Check(await Browser.Open("/conta", await Given.Staff(), screen, dark));
    }

    private static async Task Check(IPage page)
    {
        await Browser.HasNoAxeViolations(page);
        await Browser.DoesNotScrollSideways(page);
    }
}
