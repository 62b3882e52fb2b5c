using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>What a customer's finance person does with the statement: each end of a 2ª via, copying in place, filters.</summary>
public class StatementFlowTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Not_due_the_second_copy_is_the_registered_boleto()
    {
        var (page, invoice) = await Statement(due: 10);
        await Row(page, invoice).GetByRole(AriaRole.Link, new() { Name = "2ª via" }).ClickAsync();
        await Expect(page.Locator("#linha-codigo")).ToHaveTextAsync(LineOf(invoice));
        await Expect(page.Locator(".pc-lateral")).ToContainTextAsync("Vence em 13/06/2030.");
        await Expect(page.GetByText("Multa de 2%")).ToHaveCountAsync(0);
        var pdf = await Download(page);
        Assert.Contains(invoice.Boleto!.Barcode, await PaperTools.ScanAsync(pdf));
        Assert.DoesNotContain("Boleto vencido", await PaperTools.TextAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overdue_and_payable_it_keeps_its_codes_and_says_todays_total()
    {
        var (page, invoice) = await Statement(due: -4);
        await Row(page, invoice).GetByRole(AriaRole.Link, new() { Name = "2ª via" }).ClickAsync();
        await Expect(page.Locator("#linha-codigo")).ToHaveTextAsync(LineOf(invoice));
        await Expect(page.Locator(".pc-lateral")).ToContainTextAsync("R$\u00a01.260,90");
        await Expect(page.Locator("main")).ToContainTextAsync("o código de barras e a linha digitável mantêm o valor original");
        var pdf = await Download(page);
        Assert.Contains(invoice.Boleto!.Barcode, await PaperTools.ScanAsync(pdf));
        Assert.Contains("1.260,90", await PaperTools.TextAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_limit_a_new_date_is_asked_for_and_the_promise_is_shown_on_a_phone()
    {
        var (page, invoice) = await Statement(due: -90, Screen.Phone);
        await Row(page, invoice).GetByRole(AriaRole.Link, new() { Name = "Nova data" }).ClickAsync();
        await HasNoCode(page, invoice);
        await page.GetByRole(AriaRole.Link, new() { Name = "Pedir nova data" }).ClickAsync();
        await page.FillAsync("#Input_Message", "Pagamos no dia 20.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pedir nova data" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("O financeiro responde por e-mail.");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Pagamos no dia 20.");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("A resposta vai para");
        await HasNoCode(page, invoice);
        await Browser.DoesNotScrollSideways(page);
    }

    [Theory, InlineData(true, "Pagamento recebido"), InlineData(false, "Este título foi cancelado")]
    public async Task Paid_or_cancelled_there_is_an_explanation_and_no_code_anywhere(bool isPaid, string heading)
    {
        var (page, invoice) = await Statement(due: -4, then: i =>
        {
            if (isPaid) { i.Pay(i.Amount, i.DueOn, Actor.System, Clock.Now); } else { i.Cancel("Contrato encerrado.", Actor.System, Clock.Now); }
        });
        await HasNoCode(page, invoice);
        await Row(page, invoice).GetByRole(AriaRole.Link, new() { Name = isPaid ? "Recibo" : "Ver" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
        await HasNoCode(page, invoice);
    }

    [Theory, InlineData(Screen.Wide), InlineData(Screen.Phone)]
    public async Task Codes_are_copied_from_the_row_and_each_copy_leaves_a_line(Screen screen)
    {
        var (page, invoice) = await Statement(due: 10, screen);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        foreach (var (name, notice, code) in new[] { ("Copiar linha digitável", "Linha digitável do título {0} copiada", LineOf(invoice)), ("Copiar Pix", "Pix do título {0} copiado", Given.Pix) })
        {
            await Row(page, invoice).Locator("summary").ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            var number = invoice.Number.Replace('-', '/');
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = string.Format(CultureInfo.InvariantCulture, notice, number) })).ToBeVisibleAsync();
            Assert.Equal(code, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
            await Expect(Row(page, invoice).Locator("summary")).ToBeFocusedAsync();
            Assert.EndsWith("/financeiro", page.Url, StringComparison.Ordinal);
        }
        Assert.Equal([CopyChannel.Line, CopyChannel.Pix], await Db.BoletoCopies.OrderBy(c => c.Id).Select(c => c.Channel).ToListAsync());

        Clock.Advance(TimeSpan.FromMinutes(2));
        await page.GotoAsync($"/financeiro/{invoice.Number}");
        await page.Locator("#linha").GetByRole(AriaRole.Button, new() { Name = "Copiar" }).ClickAsync();
        await Expect(page.Locator("#linha button")).ToHaveTextAsync("Copiado");
        Assert.Equal(LineOf(invoice), await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await page.ReloadAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Pix copiado");
        await Expect(page.Locator("#t-registro + table tbody tr").Filter(new() { HasText = "Linha digitável copiada" })).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Where_the_clipboard_is_closed_the_row_leads_to_the_code()
    {
        var (page, invoice) = await Statement(due: 10, javaScript: false);
        await Row(page, invoice).Locator("summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Copiar linha digitável" }).ClickAsync();
        await Expect(page.Locator("#linha-codigo")).ToHaveTextAsync(LineOf(invoice));
        Assert.EndsWith($"/financeiro/{invoice.Number}#linha", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_period_is_chosen_without_scripts_and_kept_with_the_situation()
    {
        var customer = await Given.Company();
        var (old, fresh) = (await Given.Invoice(customer, -500), await Given.Invoice(customer, -4));
        var page = await Browser.Open("/financeiro", await Given.Contact(customer), javaScript: false);
        await Expect(Row(page, fresh)).ToBeVisibleAsync();
        await Expect(Row(page, old)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Vencidos" }).ClickAsync();
        await page.GetByLabel("Período").SelectOptionAsync("tudo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrar" }).ClickAsync();
        await Expect(Row(page, old)).ToBeVisibleAsync();
        Assert.EndsWith("/financeiro?situacao=vencidos&periodo=tudo", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Período").SelectOptionAsync("2027");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrar" }).ClickAsync();
        await Expect(page.GetByText("Nenhum título nesta situação e período.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ver todos os títulos" }).ClickAsync();
        await Expect(Row(page, old)).ToBeVisibleAsync();
    }

    private async Task<(IPage Page, Invoice Invoice)> Statement(int due, Screen screen = Screen.Wide, bool javaScript = true, Action<Invoice>? then = null)
    {
        var customer = await Given.Company();
        var invoice = await Given.Invoice(customer, due, pix: due >= 0);
        if (then is not null) { await Given.Change(invoice, then); }
        return (await Browser.Open("/financeiro", await Given.Contact(customer), screen, javaScript: javaScript), invoice);
    }

    private static ILocator Row(IPage page, Invoice invoice) => page.Locator("tbody tr").Filter(new() { HasText = invoice.Number.Replace('-', '/') });

    private static string LineOf(Invoice invoice) => DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString();

    private static async Task<byte[]> Download(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Baixar boleto (PDF)" }).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static async Task HasNoCode(IPage page, Invoice invoice)
    {
        var html = await page.ContentAsync();
        foreach (var code in new[] { invoice.Boleto!.Barcode, invoice.Boleto.DigitableLine, LineOf(invoice), Given.Pix, "boleto.pdf" }) { Assert.DoesNotContain(code, html, StringComparison.Ordinal); }
    }
}
