using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>Two people on one ticket at the same time. What each does shows on the other's open page, which is served by another instance than the one it is done on.</summary>
public class LiveFlowTests(Portal portal) : PageTest(portal)
{
    private const string Answer = "O certificado foi renovado. Pode testar?", Half = "Estou escrevendo uma resposta lon";

    [Theory, InlineData(Screen.Wide), InlineData(Screen.Phone)]
    public async Task An_answer_appears_on_the_customers_open_page_and_nothing_typed_is_lost(Screen screen)
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        var page = await Browser.Open($"/chamados/{ticket.Code}", ana, screen);
        await page.EvaluateAsync("() => { window.sameDocument = true; }");
        var box = page.Locator("#Reply_Message");
        await box.FillAsync(Half);
        await box.EvaluateAsync("e => { e.focus(); e.setSelectionRange(5, 9); e.scrollIntoView({ block: 'end' }); }");
        var at = await TopOf(box);

        await Desk(bruno, ticket, "publica", Answer);
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync(Answer);
        await Expect(page.Locator("#novas")).ToHaveTextAsync("1 mensagem nova");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Chegou uma mensagem nova." })).ToBeVisibleAsync();
        await Expect(page.Locator("#v-situacao")).ToContainTextAsync("Em atendimento");
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument"));
        Assert.Equal(Half, await box.InputValueAsync());
        Assert.Equal("Reply_Message:5-9", await page.EvaluateAsync<string>("() => `${document.activeElement.id}:${document.activeElement.selectionStart}-${document.activeElement.selectionEnd}`"));
        Assert.InRange(await TopOf(box), at - 2, at + 2); // the box stays where the eyes are
        await Browser.HasNoAxeViolations(page);
        await Browser.DoesNotScrollSideways(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ver" }).ClickAsync();
        Assert.Equal("novas", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await box.FillAsync("Funcionou.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar resposta" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Funcionou.");
    }

    [Fact]
    public async Task A_note_of_ours_changes_nothing_on_the_customers_page()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        var page = await Browser.Open($"/chamados/{ticket.Code}", ana);
        await Desk(bruno, ticket, "interna", "Nota que ninguém lê.");
        await Desk(bruno, ticket, "publica", Answer);
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync(Answer);
        await Expect(page.Locator("#novas")).ToHaveTextAsync("1 mensagem nova");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("ninguém lê");
    }

    [Fact]
    public async Task The_customers_message_appears_on_the_desk_and_a_half_written_answer_is_still_guarded()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana, then: t => t.Assign(bruno, Given.By(bruno), Clock.Now));
        var desk = await Browser.Expect(409).Open($"/atendimento/chamados/{ticket.Code}", bruno);
        await desk.FillAsync("#Input_Message", Half);
        Clock.Advance(TimeSpan.FromMinutes(1));
        using var sent = await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "É a nota 4.211." });

        await Expect(desk.GetByRole(AriaRole.Article).Last).ToContainTextAsync("É a nota 4.211.");
        await Expect(desk.Locator("#novas")).ToHaveTextAsync("1 mensagem nova");
        Assert.Equal(Half, await desk.InputValueAsync("#Input_Message"));
        await Browser.HasNoAxeViolations(desk);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Responder ao cliente" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Alert)).ToContainTextAsync("mudou enquanto você escrevia");
        Assert.Equal(Half, await desk.InputValueAsync("#Input_Message"));
    }

    [Fact]
    public async Task The_list_offers_what_is_new_and_moves_nothing_by_itself()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        var page = await Browser.Open("/chamados", ana);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Desk(bruno, ticket, "publica", Answer);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Há novidades nos seus chamados." })).ToBeVisibleAsync();
        await Expect(page.Locator("tr.nova")).ToHaveCountAsync(0);
        await Browser.HasNoAxeViolations(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Atualizar lista" }).ClickAsync();
        await Expect(page.Locator("tr.nova")).ToContainTextAsync("Mensagens novas:");
        await Browser.HasNoAxeViolations(page);
    }

    [Fact]
    public async Task A_resolved_ticket_asks_without_a_reload_and_keeps_what_was_being_written()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        var page = await Browser.Open($"/chamados/{ticket.Code}", ana);
        await page.FillAsync("#Reply_Message", Half);
        await Desk(bruno, ticket, "publica", Answer, ("Input.Then", "Resolved"));
        await Expect(page.GetByText("O problema foi resolvido?")).ToBeVisibleAsync();
        Assert.Equal(Half, await page.InputValueAsync("#Reply_Message"));
    }

    [Fact]
    public async Task Without_scripts_the_next_look_shows_it()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        var page = await Browser.Open($"/chamados/{ticket.Code}", ana, javaScript: false);
        await Desk(bruno, ticket, "publica", Answer);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync(Answer);
        await Expect(page.Locator("#novas")).ToHaveTextAsync("1 mensagem nova");
    }

    private async Task Desk(Person bruno, Ticket ticket, string to, string text, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string> { ["Input.To"] = to, ["Input.Message"] = text };
        foreach (var (name, value) in more) { fields[name] = value; }
        using var sent = await Portal.SignedInAs(bruno).Submit($"/atendimento/chamados/{ticket.Code}", fields);
        Assert.Equal(302, (int)sent.StatusCode);
        if (to == "publica") { await Portal.SendHeldReplies(); }
    }

    private static Task<double> TopOf(ILocator element) => element.EvaluateAsync<double>("e => e.getBoundingClientRect().top");
}
