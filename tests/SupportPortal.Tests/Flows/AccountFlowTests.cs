using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportPortal.Security;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>Getting in, and how the portal looks to whoever is in.</summary>
public partial class AccountFlowTests(Portal portal) : PageTest(portal)
{
    private const string NewPassword = "três palavras soltas";

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_company_whose_CNPJ_has_letters_makes_its_first_access_with_the_mailed_code(bool javaScript)
    {
        var (customer, _) = await Given.ReleasedCompany("12ABC34501DE35");
        var page = await Browser.Open("/entrar", javaScript: javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Fazer o primeiro acesso" }).ClickAsync();
        await page.FillAsync("#Input_User", "12.ABC.345/01DE-35");
        await page.FillAsync("#Input_Password", "12ABC3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Receber o código" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Crie a sua senha");

        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal([customer.Email], mail.To);
        await page.FillAsync("#Input_Code", Regex.Match(mail.Text, $@"\b[{Secrets.CodeAlphabet}]{{{Secrets.CodeLength}}}\b", RegexOptions.None, TimeSpan.FromSeconds(1)).Value);
        await page.FillAsync("#Input_Password", NewPassword);
        await page.FillAsync("#Input_RepeatPassword", NewPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar senha e continuar" }).ClickAsync();

        await SignIn(page, "12.abc.345/01de-35", NewPassword);
        await Expect(page.Locator("header")).ToContainTextAsync(customer.LegalName);
    }

    [Fact]
    public async Task Who_forgot_the_password_makes_a_new_one_with_the_mailed_link()
    {
        var ana = await Given.Contact();
        var page = await Browser.Open("/entrar");
        await page.GetByRole(AriaRole.Link, new() { Name = "Esqueci a senha" }).ClickAsync();
        await page.FillAsync("#Input_User", ana.Email!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Receber o link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("o link chega em instantes");

        await page.GotoAsync(LinkIn(Assert.Single(await Portal.DeliverMail())));
        await page.FillAsync("#Input_Password", NewPassword);
        await page.FillAsync("#Input_RepeatPassword", NewPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar senha e continuar" }).ClickAsync();

        await SignIn(page, ana.Email!, NewPassword);
        await Expect(page.Locator("header")).ToContainTextAsync(ana.Name);
    }

    [Fact]
    public async Task A_wrong_password_says_so_once_at_the_top_and_keeps_the_user()
    {
        var ana = await Given.Contact();
        var page = await Browser.Expect(422).Open("/entrar");
        await SignIn(page, ana.Email!, "não é esta senha");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("não conferem");
        await Expect(page.Locator("#Input_User")).ToHaveValueAsync(ana.Email!);
        await Expect(page).ToHaveTitleAsync(new Regex("^Erro: ", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Who_signs_out_is_asked_to_sign_in_again()
    {
        var page = await Browser.Open("/", await Given.Contact());
        await page.GetByText("Conta de Ana Prado").Locator("..").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sair" }).ClickAsync();
        await page.GotoAsync("/chamados");

        await Expect(page.Locator("#Input_Password")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_language_is_switched_from_any_page_and_stays_with_the_person()
    {
        var ana = await Given.Contact();
        var page = await Browser.Open("/chamados/novo", ana);
        var title = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(title).ToHaveTextAsync("Novo chamado");
        foreach (var (button, language, heading) in ((string, string, string)[])[("English", "en", "New ticket"), ("Español", "es", "Nuevo ticket"), ("Português", "pt-BR", "Novo chamado"), ("English", "en", "New ticket")])
        {
            await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Expect(title).ToHaveTextAsync(heading);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        }

        var elsewhere = await Browser.Open("/chamados/novo", ana);
        await Expect(elsewhere.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("New ticket");
    }

    [Fact]
    public async Task A_visitor_chooses_the_language_before_signing_in()
    {
        var page = await Browser.Open("/entrar", javaScript: false);
        await page.Locator("summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_theme_is_switched_and_outweighs_the_systems(bool staff)
    {
        var person = staff ? await Given.Staff() : await Given.Contact();
        var page = await Browser.Open(staff ? "/atendimento" : "/", person);
        foreach (var (button, theme, dark) in ((string, string?, bool)[])[("Escura", "dark", true), ("Clara", "light", false), ("Auto", null, false), ("Escura", "dark", true)])
        {
            await page.GetByText(staff ? person.Name : $"Conta de {person.Name}").First.Locator("xpath=ancestor::summary").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = button, IncludeHidden = true })).ToHaveAttributeAsync("aria-pressed", "true");
            Assert.Equal(theme, await page.Locator("html").GetAttributeAsync("data-bs-theme"));
            Assert.Equal(dark, await page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/)[0])") < 0.5);
        }

        var elsewhere = await Browser.Open("/conta", person);
        await Expect(elsewhere.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
    }

    private static async Task SignIn(IPage page, string user, string password)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Entrar");
        await page.FillAsync("#Input_User", user);
        await page.FillAsync("#Input_Password", password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync();
    }

    /// <summary>The path of the mail's link: the portal of the test run does not answer at its public address.</summary>
    private static string LinkIn(CaughtMail mail) => Link().Match(mail.Text).Groups["path"].Value;

    [GeneratedRegex(@"https://portal\.example(?<path>/\S+)", RegexOptions.None, 1000)] private static partial Regex Link();
}
