using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>"Novo chamado", the way different people fill it in.</summary>
public class NewTicketFlowTests(Portal portal) : PageTest(portal)
{
    private static readonly FilePayload Picture = new()
    {
        Name = "tela.png",
        MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
    };

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_error_keeps_what_was_typed_and_sent_and_the_second_try_opens_the_ticket(bool javaScript)
    {
        var ana = await Ana();
        var page = await Browser.Expect(422).Open("/chamados/novo", ana, javaScript: javaScript);
        await page.GetByText("Emissor NF-e").ClickAsync();
        await Next(page);
        var code = await page.InnerTextAsync("#codigo");
        await page.FillAsync("#Input_Name", "Ana Prado");
        await page.FillAsync("#Input_Cpf", "111.222.333-44");
        await page.FillAsync("#Input_Department", "Fiscal");
        await page.FillAsync("#Input_Email", "ana@cliente.example");
        await page.FillAsync("#Input_Message", "A nota volta com a rejeição 539.\nDesde hoje cedo.");
        await page.SetInputFilesAsync("#Input_Uploads", Picture);
        if (javaScript) { await Expect(page.GetByRole(AriaRole.Link, new() { Name = "tela.png" })).ToBeVisibleAsync(); }
        await Submit(page);

        var summary = page.GetByRole(AriaRole.Alert);
        await Expect(summary.GetByRole(AriaRole.Listitem)).ToContainTextAsync(
            ["Confira o CPF", "Escolha o tipo do chamado.", "Assunto"]);
        await Expect(page).ToHaveTitleAsync(new Regex("^Erro: ", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator("#Input_About")).ToContainTextAsync("Emissor NF-e");
        await Expect(page.Locator("#Input_Cpf")).ToHaveValueAsync("111.222.333-44");
        await Expect(page.Locator("#Input_Cpf")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#Input_Department")).ToHaveValueAsync("Fiscal");
        await Expect(page.Locator("#Input_Message")).ToHaveValueAsync("A nota volta com a rejeição 539.\nDesde hoje cedo.");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "tela.png" })).ToBeVisibleAsync();
        await Expect(page.Locator("#codigo")).ToHaveTextAsync(code);

        await summary.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator("#Input_Cpf")).ToBeFocusedAsync();
        await page.FillAsync("#Input_Cpf", "529.982.247-25");
        await page.GetByText("Defeito com paralisação").ClickAsync();
        await page.FillAsync("#Input_Subject", "Nota rejeitada");
        await Submit(page);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Chamado aberto");
        await Expect(page.Locator("#num")).ToHaveTextAsync(code);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("ana@cliente.example");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Hoje, 14:00");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("tela.png");
        var mail = Assert.Single(await Portal.DeliverMail(), m => m.To.Contains("ana@cliente.example", StringComparer.Ordinal));
        Assert.Contains(code, mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"https://portal.example/chamados/{code}", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://portal.example/chamados/{code}", mail.Html, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Acompanhar chamado" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("rejeição 539");
        var stored = await Db.Tickets.Include(t => t.Category).SingleAsync();
        Assert.Equal((code, "Nota rejeitada", "Defeito com paralisação"), (stored.Code, stored.Subject, stored.Category!.Name));
    }

    [Fact]
    public async Task The_whole_form_is_done_with_the_keyboard_only()
    {
        var page = await Browser.Expect(422).Open("/", await Ana());
        var chooser = new TaskCompletionSource<IFileChooser>();
        page.FileChooser += (_, opened) => chooser.TrySetResult(opened); // from the start: asked for with the key press, it may come too late
        var keys = new Keys(page);
        await keys.To("a[href='#conteudo']");
        await keys.Press("Enter"); // the skip link
        await keys.To("a[href^='/chamados/novo']");
        await keys.Press("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Novo chamado");

        await keys.To("[name='Input.About']");
        await keys.Press("Space");
        await keys.To("button.btn-primary");
        await keys.Press("Enter");
        await Expect(page.Locator("#codigo")).ToBeVisibleAsync();

        await keys.To("#Input_Department");
        await keys.Type("Fiscal");
        await keys.To("[name='Input.Category']");
        await keys.Press("Space");
        await keys.Press("ArrowDown");
        await keys.To("#Input_Message");
        await keys.Type("A nota volta com a rejeição 539.");
        await keys.To("#Input_Uploads");
        await keys.Press("Enter");
        await (await chooser.Task.WaitAsync(TimeSpan.FromSeconds(10))).SetFilesAsync(Picture);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "tela.png" })).ToBeVisibleAsync();
        await keys.To("button.btn-primary");
        await keys.Press("Enter");

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await keys.To(".pc-resumo-erros a[href='#Input_Subject']");
        await keys.Press("Enter");
        await Expect(page.Locator("#Input_Subject")).ToBeFocusedAsync();
        await keys.Type("Nota rejeitada");
        await keys.Press("Enter"); // Enter in a field sends the form

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Chamado aberto");
        await keys.To("a.btn-primary");
        await keys.Press("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nota rejeitada");
        Assert.Equal("Defeito com paralisação", await Db.Tickets.Select(t => t.Category!.Name).SingleAsync());
        Assert.Equal("tela.png", await Db.Files.Select(f => f.Name).SingleAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_double_click_opens_one_ticket(bool javaScript)
    {
        var page = await Browser.Open("/chamados/novo", await Ana(), javaScript: javaScript);
        await page.GetByText("Emissor NF-e").ClickAsync();
        await Next(page);
        await page.FillAsync("#Input_Department", "Fiscal");
        await page.GetByText("Consulta técnica").ClickAsync();
        await page.FillAsync("#Input_Subject", "Nota rejeitada");
        await page.FillAsync("#Input_Message", "Volta com a rejeição 539.");
        await page.Locator("button.btn-primary").DblClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Chamado aberto");
        Assert.Equal(1, await Db.Tickets.CountAsync());
        Assert.Single(await Db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_page_was_closed()
    {
        var ana = await Ana();
        var page = await Browser.Open("/chamados/novo?sobre=fora-da-lista", ana);
        await page.FillAsync("#Input_Message", "Volta com a rejeição 539."); // first: a draft with a department alone is no draft yet
        await page.FillAsync("#Input_Department", "Fiscal");
        await Expect(page.GetByText("Rascunho salvo às 10:00")).ToBeVisibleAsync();

        var again = await Browser.Open("/", ana);
        await again.GetByRole(AriaRole.Link, new() { Name = "Continuar o rascunho" }).ClickAsync();
        await Expect(again.Locator("#codigo")).ToHaveTextAsync(await page.InnerTextAsync("#codigo"));
        await Expect(again.Locator("#Input_Message")).ToHaveValueAsync("Volta com a rejeição 539.");
    }

    private static Task Next(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Próximo" }).ClickAsync();

    private static Task Submit(IPage page) => page.Locator("button.btn-primary").ClickAsync();

    private async Task<Person> Ana()
    {
        var customer = await Given.Company();
        await Given.ContractedProduct(customer);
        return await Given.Contact(customer);
    }
}
