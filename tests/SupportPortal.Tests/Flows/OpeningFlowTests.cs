using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>From a question to a ticket in a browser: suggestions, files, questions of the category, a session that ends, and no account at all.</summary>
public partial class OpeningFlowTests(Portal portal) : PageTest(portal)
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, InlineData(Screen.Wide), InlineData(Screen.Phone)]
    public async Task Open_with_suggestions_and_files(Screen screen)
    {
        var (ana, product) = await Ana();
        await Given.Article("Rejeição 539: duplicidade de nota", "Confira a numeração.", await Db.Products.AsTracking().SingleAsync(p => p.Id == product));
        var similar = await Given.OpenedTicket(ana, subject: "Nota com rejeição 539");
        await Given.Field("Versão do sistema", required: true, category: Given.Stopped);
        var page = await Browser.Expect(422).Open("/chamados/novo", ana, screen);
        await page.GetByText("Emissor NF-e").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Próximo" }).ClickAsync();
        var code = await page.InnerTextAsync("#codigo");

        await page.FillAsync("#Input_Department", "Fiscal");
        await Expect(page.GetByLabel("Versão do sistema")).ToBeHiddenAsync();
        await page.GetByText("Defeito com paralisação").ClickAsync();
        await page.GetByLabel("Versão do sistema").FillAsync("12.4");
        await page.Locator("#Input_Subject").PressSequentiallyAsync("rejeicao 539 na nota");
        await Expect(page.Locator("#sugestoes")).ToContainTextAsync("Rejeição 539: duplicidade");
        await Expect(page.Locator("#sugestoes")).ToContainTextAsync(similar.Code);
        var article = await page.RunAndWaitForPopupAsync(() => page.Locator("#sugestoes a[data-artigo]").ClickAsync());
        await Expect(article.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Rejeição 539");
        await article.CloseAsync();
        await page.FillAsync("#Input_Message", "Já conferi a numeração.");

        FilePayload[] files = [new() { Name = "tela.png", MimeType = "image/png", Buffer = Png }, new() { Name = "virus.exe", MimeType = "application/pdf", Buffer = Png }];
        await page.SetInputFilesAsync("#Input_Uploads", files);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "tela.png" })).ToBeVisibleAsync();
        await Expect(page.Locator("ul[data-enviando] .erro")).ToContainTextAsync("virus.exe não é de um tipo aceito");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desistir de virus.exe" }).ClickAsync();
        await Drop(page, "colada.png");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "colada.png" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remover colada.png" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "colada.png" })).ToHaveCountAsync(0);
        await Browser.HasNoAxeViolations(page);
        await Browser.DoesNotScrollSideways(page);
        await Shot(page, $"formulario-{screen}");

        await page.Locator("button.btn-primary").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Chamado aberto");
        await Expect(page.Locator("#num")).ToHaveTextAsync(code);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("tela.png");
        var line = await Db.SuggestedArticles.SingleAsync();
        Assert.True(line is { OpenedAt: not null, SentAnywayAt: not null, SolvedAt: null });
        Assert.Equal("12.4", await Db.TicketAnswers.Select(a => a.Value).SingleAsync());
    }

    [Fact]
    public async Task Open_without_a_script_reads_the_suggestions_once_and_sends_files_with_the_form()
    {
        var (ana, product) = await Ana();
        await Given.Article("Rejeição 539: duplicidade de nota", "Confira a numeração.", await Db.Products.AsTracking().SingleAsync(p => p.Id == product));
        await Given.Field("Versão do sistema", required: true, category: Given.Stopped);
        var page = await Browser.Expect(422).Open("/chamados/novo", ana, javaScript: false);
        await page.GetByText("Emissor NF-e").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Próximo" }).ClickAsync();
        await page.FillAsync("#Input_Department", "Fiscal");
        await page.GetByText("Defeito com paralisação").ClickAsync();
        await page.FillAsync("#Input_Subject", "Rejeição 539 na nota");
        await page.FillAsync("#Input_Message", "Volta sempre.");
        await page.SetInputFilesAsync("#Input_Uploads", new FilePayload { Name = "tela.png", MimeType = "image/png", Buffer = Png });
        await page.Locator("button.btn-primary").ClickAsync();

        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = "Preencha Versão do sistema" }).ClickAsync();
        await Expect(page.GetByLabel("Versão do sistema")).ToBeFocusedAsync();
        await page.GetByLabel("Versão do sistema").FillAsync("12.4");
        await page.Locator("button.btn-primary").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Isto pode resolver agora");
        await Shot(page, "sugestoes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Abrir o chamado mesmo assim" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Chamado aberto");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("tela.png");
    }

    [Fact]
    public async Task A_draft_is_there_again_after_the_session_has_ended()
    {
        var (ana, product) = await Ana();
        var page = await Browser.Open($"/chamados/novo?produto={await Db.Products.Where(p => p.Id == product).Select(p => p.Slug).SingleAsync()}", ana);
        var draft = new Uri(page.Url).AbsolutePath;
        await page.FillAsync("#Input_Subject", "Nota rejeitada");
        await Expect(page.GetByText("Rascunho salvo")).ToBeVisibleAsync();
        await Portal.Services.GetRequiredService<Sessions>().EndAllAsync(ana.Id);

        await page.FillAsync("#Input_Message", "Escrito depois que a sessão terminou.");
        await page.GetByRole(AriaRole.Link, new() { Name = "entre de novo" }).ClickAsync();
        await page.FillAsync("#Input_User", ana.Email!);
        await page.FillAsync("#Input_Password", Given.Password);
        await page.Locator("main button.btn-primary").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex($"{draft}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator("#Input_Subject")).ToHaveValueAsync("Nota rejeitada");
        await Expect(page.Locator("#Input_Message")).ToHaveValueAsync("Escrito depois que a sessão terminou.");
        await Expect(page.GetByText("Rascunho salvo")).ToBeVisibleAsync();
        Assert.Contains("depois que a sess", await Db.TicketDrafts.Select(d => d.Fields).SingleAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(true, Screen.Wide), InlineData(false, Screen.Phone)]
    public async Task Support_without_an_account_by_the_link_of_a_mail(bool javaScript, Screen screen)
    {
        var company = await Given.Company();
        var page = await Browser.Open("/ajuda/suporte", screen: screen, javaScript: javaScript);
        await Shot(page, $"suporte-{screen}");
        await page.FillAsync("#Input_Cnpj", company.Cnpj.ToString());
        await page.FillAsync("#Input_Name", "Rui Melo");
        await page.FillAsync("#Input_Email", "rui@fora.example");
        await page.FillAsync("#Input_Product", "Azulejo");
        await page.FillAsync("#Input_Subject", "Não emite nota");
        await page.FillAsync("#Input_Message", "Desde ontem.");
        if (javaScript) { await Browser.HasNoAxeViolations(page); } // axe never ends where scripts are off
        await page.GetByRole(AriaRole.Button, new() { Name = "Receber o link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Confirme pelo e-mail");

        var mail = Assert.Single(await Portal.DeliverMail());
        await page.GotoAsync(Link().Match(mail.Text).Value);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Não emite nota");
        if (javaScript) { await Browser.HasNoAxeViolations(page); }
        await Shot(page, $"confirmar-{screen}");
        Assert.Equal(0, await Db.Tickets.CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmar e enviar" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Pedido enviado");
        await Expect(page.Locator("#num")).ToHaveTextAsync(await Db.Tickets.Select(t => t.Code).SingleAsync());
        await Browser.DoesNotScrollSideways(page);
    }

    [Fact]
    public async Task Support_without_an_account_with_the_keyboard_only()
    {
        var page = await Browser.Open("/ajuda/suporte");
        var keys = new Keys(page);
        foreach (var (field, text) in new[] { ("Cnpj", "11.444.777/0001-61"), ("Name", "Rui Melo"), ("Email", "rui@fora.example"), ("Subject", "Não emite"), ("Message", "Desde ontem.") })
        {
            await keys.To($"#Input_{field}");
            await keys.Type(text);
        }
        await keys.To("main button.btn-primary");
        await keys.Press("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Confirme pelo e-mail");
    }

    [Fact]
    public async Task Pages_of_the_desk_for_this_look_right()
    {
        await Given.Field("Estado", FieldKind.Choice, options: ["SP", "PR"]);
        var request = new PublicRequest(Cnpj.Parse("11444777000161"), "Rui Melo", "rui@fora.example", "Azulejo", "Não emite nota", "Desde ontem.", "pt-BR", Clock.Now);
        request.Confirm("2030-800000", Clock.Now);
        await Given.Save(request);
        var page = await Browser.Open("/atendimento/pedidos-publicos", await Given.Staff(StaffRole.Supervisor));
        foreach (var url in (string[])["/atendimento/pedidos-publicos", $"/atendimento/pedidos-publicos/{request.Id}", "/administracao/campos", $"/administracao/campos/{await Db.CategoryFields.Select(f => f.Id).SingleAsync()}", $"/administracao/campos/novo?tipo={await Db.Categories.Select(c => c.Id).FirstAsync()}"])
        {
            await page.GotoAsync(url);
            foreach (var width in (int[])[1440, 390])
            {
                await page.SetViewportSizeAsync(width, 900);
                await Browser.DoesNotScrollSideways(page);
                foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                    await Browser.HasNoAxeViolations(page);
                    await Shot(page, $"{url.Split('?')[0].Replace('/', '_')}-{width}-{scheme}");
                }
            }
        }
    }

    private static async Task Drop(IPage page, string name) => await page.EvaluateAsync("""
        ([name, base64]) => {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], name, { type: 'image/png' }));
          document.querySelector('#Input_Message').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
        }
        """, new[] { name, Convert.ToBase64String(Png) });

    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SHOTS") is { } folder) { await page.ScreenshotAsync(new() { Path = $"{folder}/{name}.png", FullPage = true }); }
    }

    private async Task<(Person Ana, int Product)> Ana()
    {
        var customer = await Given.Company();
        var product = await Given.ContractedProduct(customer);
        return (await Given.Contact(customer), product.Id);
    }

    [GeneratedRegex("/ajuda/suporte/confirmar\\?pedido=[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
