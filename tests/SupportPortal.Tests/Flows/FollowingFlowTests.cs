using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>After the opening, in a browser: follow, answer, rate, reopen, continue, find again.</summary>
public partial class FollowingFlowTests(Portal portal) : PageTest(portal)
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, InlineData(true, Screen.Wide), InlineData(true, Screen.Phone), InlineData(false, Screen.Phone)]
    public async Task Follow_to_resolution_and_rate(bool javaScript, Screen screen)
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff(name: "Bruno Teixeira"));
        var ticket = await Given.OpenedTicket(ana, Given.Stopped, then: t =>
        {
            t.Assign(bruno, Given.By(bruno), Clock.Now);
            t.WaitForCustomer("Qual é a série?", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
        });
        var page = await Browser.Open("/", ana, screen, javaScript: javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = ticket.Subject }).First.ClickAsync();
        await Expect(page.Locator("[aria-current=step]")).ToContainTextAsync("Aguardando você");
        await page.FillAsync("#Reply_Message", "É a série 2.");
        await page.SetInputFilesAsync("#Reply_Uploads", new FilePayload { Name = "tela.png", MimeType = "image/png", Buffer = Png });
        await Press(page, "Enviar resposta");
        await Expect(page.GetByAltText("Imagem anexada: tela.png")).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-current=step]")).ToContainTextAsync("Em atendimento");

        Clock.Advance(TimeSpan.FromMinutes(30));
        await Desk(bruno, ticket, "Corrigimos a série 2.");
        foreach (var (part, path) in new[] { ("Histórico", "/historico"), ("Formulário", "/formulario"), ("Listagem", "/listagem"), ("Conversa", "") })
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Partes do chamado" }).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
            await page.WaitForURLAsync($"**/chamados/{ticket.Code}{path}");
            await Browser.DoesNotScrollSideways(page);
            if (javaScript) { await Browser.HasNoAxeViolations(page); }
            await Shot(page, $"seguir-{part}-{screen}");
        }
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Corrigimos a série 2.");
        await page.GetByLabel("Muito bom").CheckAsync();
        await Press(page, "Sim, encerrar chamado");
        await Expect(page.Locator("[aria-current=step]")).ToContainTextAsync("Encerrado");
        Assert.Equal((TicketStatus.Closed, 5), await Db.Tickets.Select(t => new { t.Status, t.Rating }).SingleAsync() is { } t ? (t.Status, t.Rating) : default);
    }

    [Theory, InlineData(true, Screen.Wide), InlineData(false, Screen.Phone)]
    public async Task Rate_by_the_mailed_link(bool javaScript, Screen screen)
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        await Desk(await Given.Staff(), ticket, "Corrigido.");
        var mail = Assert.Single(await Portal.DeliverMail());

        var page = await Browser.Open(Link().Match(mail.Text).Value + "&nota=4", screen: screen, javaScript: javaScript);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("O problema foi resolvido?");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(ticket.Code);
        await Expect(page.Locator("#nota-4")).ToBeCheckedAsync();
        await Browser.DoesNotScrollSideways(page);
        if (javaScript) { await Browser.HasNoAxeViolations(page); }
        await Shot(page, $"avaliar-{screen}");
        await page.GetByLabel("Quer comentar?").FillAsync("Resposta rápida.");
        await Press(page, "Sim, encerrar chamado");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Resposta registrada");
        await Shot(page, $"avaliado-{screen}");
        var stored = await Db.Tickets.SingleAsync();
        Assert.Equal((TicketStatus.Closed, 4, "Resposta rápida."), (stored.Status, stored.Rating, stored.RatingComment));

        await page.GotoAsync(Link().Match(mail.Text).Value);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Este link não vale mais");
        if (javaScript) { await Browser.HasNoAxeViolations(page); }
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Entrar no Portal" }).ClickAsync();
        await Expect(page.Locator("#Input_User")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reopen_by_the_mailed_link_with_the_keyboard_only()
    {
        var ticket = await Given.OpenedTicket(await Given.Contact());
        await Desk(await Given.Staff(), ticket, "Corrigido.");
        var page = await Browser.Expect(422).Open(Link().Match(Assert.Single(await Portal.DeliverMail()).Text).Value);
        var keys = new Keys(page);
        await keys.To("main a[href*='ainda-nao']");
        await keys.Press("Enter");
        await page.WaitForURLAsync(new Regex("ainda-nao", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await keys.To("main button.btn-primary");
        await keys.Press("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Browser.HasNoAxeViolations(page);
        await keys.To("#Input_Message");
        await keys.Type("Ainda dá a rejeição 539.");
        await keys.To("main button.btn-primary");
        await keys.Press("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Chamado reaberto");
        Assert.Equal(TicketStatus.InProgress, await Db.Tickets.Select(t => t.Status).SingleAsync());
    }

    [Theory, InlineData(true, Screen.Wide), InlineData(false, Screen.Phone)]
    public async Task Continue_a_closed_ticket_in_a_new_one(bool javaScript, Screen screen)
    {
        var ana = await Given.Contact();
        var closed = await Given.ResolvedTicket(ana);
        await Portal.SignedInAs(ana).Submit($"/chamados/{closed.Code}", new() { ["Confirm.Rating"] = "5" });
        var page = await Browser.Open($"/chamados/{closed.Code}", ana, screen, javaScript: javaScript);
        await Expect(page.Locator("#Reply_Message")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Abrir continuação" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"Continuação do chamado {closed.Code}.");
        await page.GetByText("Não encontrei meu produto", new() { Exact = true }).ClickAsync();
        await Press(page, "Próximo");
        await page.FillAsync("#Input_Department", "Fiscal");
        await page.GetByText("Consulta técnica").First.ClickAsync();
        await page.FillAsync("#Input_Subject", "Voltou a rejeitar");
        await page.FillAsync("#Input_Message", "Desde hoje cedo.");
        await page.Locator("main form button.btn-primary").Last.ClickAsync();
        await Expect(page.Locator("#num")).ToBeVisibleAsync();
        Assert.Equal(closed.Id, await Db.Tickets.Where(t => t.Subject == "Voltou a rejeitar").Select(t => t.ParentId!.Value).SingleAsync());
    }

    [Theory, InlineData(true, Screen.Wide), InlineData(false, Screen.Phone)]
    public async Task Consult_by_CPF_and_by_number(bool javaScript, Screen screen)
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        var (mine, other) = (await Given.OpenedTicket(ana, subject: "Com CPF"), await Given.OpenedTicket(ana, subject: "Sem CPF"));
        await using (var db = Portal.OpenDb())
        {
            await db.Tickets.Where(t => t.Id == mine.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.RequesterCpf, Cpf.Parse("529.982.247-25")), TestContext.Current.CancellationToken);
        }
        var page = await Browser.Open("/chamados", ana, screen, javaScript: javaScript);
        await Consult(page, "529.982.247-25", "todos");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Com CPF" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sem CPF" })).ToHaveCountAsync(0);
        await Consult(page, "529.982.247-25", "resolvidos");
        await Expect(page.GetByText("Nenhum chamado com esta busca.")).ToBeVisibleAsync();
        foreach (var number in (string[])[other.Code, other.Code[5..]])
        {
            await Consult(page, number, "todos");
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sem CPF" }).Or(page.GetByRole(AriaRole.Heading, new() { Name = "Sem CPF" }))).ToBeVisibleAsync();
            await page.GotoAsync("/chamados");
        }
        await Browser.DoesNotScrollSideways(page);
    }

    [Fact]
    public async Task Find_read_and_answer_with_the_keyboard_only()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana, then: t => t.ReplyFromCustomer("Certo.\n-----Mensagem original-----\nVeja agora.", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        var page = await Browser.Open("/chamados", ana);
        var keys = new Keys(page);
        await keys.To("#c-q");
        await keys.Type("rejeitada");
        await keys.Press("Enter");
        await page.WaitForURLAsync(new Regex("q=rejeitada", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await keys.To($"a[href^='/chamados/{ticket.Code}']");
        await keys.Press("Enter");
        await page.WaitForURLAsync(new Regex(ticket.Code, RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.GetByText("Veja agora.")).ToBeHiddenAsync();
        await keys.To(".pc-citado > summary");
        await keys.Press("Enter");
        await Expect(page.GetByText("Veja agora.")).ToBeVisibleAsync();
        await keys.To("#Reply_Message");
        await keys.Type("Obrigada.");
        await keys.To("#responder button.btn-primary");
        await keys.Press("Enter");
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Obrigada.");
    }

    [Fact]
    public async Task A_printed_conversation_shows_what_the_screen_folds()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana, then: t => t.Reply("Certo.\n-----Mensagem original-----\nVeja agora.", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        await Given.Attached(ticket, "tela.png", "image/png", Png);
        var page = await Browser.Open($"/chamados/{ticket.Code}", ana, javaScript: false);
        await Expect(page.GetByText("Veja agora.")).ToBeHiddenAsync();
        await Shot(page, "conversa");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByText("Veja agora.")).ToBeVisibleAsync();
    }

    private async Task Desk(Person analyst, Ticket ticket, string solution)
    {
        var answer = await Portal.SignedInAs(analyst).Submit($"/atendimento/chamados/{ticket.Code}", new() { ["Input.To"] = "publica", ["Input.Message"] = solution, ["Input.Then"] = "Resolved" });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        await Portal.SendHeldReplies();
    }

    private static async Task Consult(IPage page, string what, string situation)
    {
        await page.FillAsync("#c-q", what);
        await page.SelectOptionAsync("#c-sit", situation);
        await Press(page, "Consultar");
    }

    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SHOTS") is { } folder) { await page.ScreenshotAsync(new() { Path = $"{folder}/{name}.png", FullPage = true }); }
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    [GeneratedRegex("/avaliar\\?link=[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
