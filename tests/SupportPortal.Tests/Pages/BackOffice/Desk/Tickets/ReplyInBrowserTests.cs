using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Tickets;

public class ReplyInBrowserTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reply_is_taken_back_mended_and_sent_again(bool javaScript)
    {
        var ticket = await Given.OpenedTicket();
        var desk = await Browser.Open(Url(ticket), await Given.Staff(), javaScript: javaScript);
        await desk.FillAsync("#Input_Message", "Resposta com erro.");
        await Press(desk, "Responder ao cliente");
        await Expect(desk.GetByText("Resposta pública, sai em instantes")).ToBeVisibleAsync();
        if (javaScript) { await Browser.HasNoAxeViolations(desk); } // axe waits for timers, which a page without scripts does not have
        await desk.GetByRole(AriaRole.Button, new() { Name = "Desfazer envio" }).ClickAsync();

        await Expect(desk.GetByText("Envio desfeito. O cliente não recebeu nada.")).ToBeVisibleAsync();
        await Expect(desk.Locator("#Input_Message")).ToHaveValueAsync("Resposta com erro.");
        await desk.FillAsync("#Input_Message", "Resposta certa.");
        await Press(desk, "Responder ao cliente");
        await Expect(desk.GetByText("Resposta pública, sai em instantes")).ToBeVisibleAsync();
        await Portal.SendHeldReplies();
        await desk.ReloadAsync();
        await Expect(desk.Locator("#Input_Message")).ToHaveValueAsync("");
        Assert.Equal(["A nota volta com a rejeição 539.", "Resposta certa."], await Db.TicketMessages.OrderBy(m => m.Id).Select(m => m.Body).ToListAsync());
        Assert.DoesNotContain(await Portal.DeliverMail(), m => m.Text.Contains("com erro", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_typed_is_kept_for_each_composer_and_there_again_in_a_new_tab()
    {
        var ticket = await Given.OpenedTicket();
        var bruno = await Given.Staff();
        var desk = await Browser.Open(Url(ticket), bruno);
        await desk.Locator("#Input_Message").PressSequentiallyAsync("Ao cliente");
        await Expect(desk.GetByText("Rascunho salvo às 10:00")).ToBeVisibleAsync();
        await desk.GetByText("Nota interna", new() { Exact = true }).ClickAsync();
        await Expect(desk.Locator("#Input_Message")).ToHaveValueAsync("");
        await desk.Locator("#Input_Message").PressSequentiallyAsync("À equipe");
        await Expect(desk.GetByText("Rascunho salvo às 10:00")).ToBeVisibleAsync();
        await desk.WaitForFunctionAsync("() => document.querySelector('#Input_Message').defaultValue === 'À equipe'");
        await desk.GetByText("Resposta pública", new() { Exact = true }).ClickAsync();
        await Expect(desk.Locator("#Input_Message")).ToHaveValueAsync("Ao cliente");

        var again = await Browser.Open(Url(ticket), bruno);
        await Expect(again.Locator("#Input_Message")).ToHaveValueAsync("Ao cliente");
        await again.GetByText("Nota interna", new() { Exact = true }).ClickAsync();
        await Expect(again.Locator("#Input_Message")).ToHaveValueAsync("À equipe");
        await again.GetByRole(AriaRole.Button, new() { Name = "Descartar rascunho" }).ClickAsync();
        await Expect(again.Locator("#Input_Message")).ToHaveValueAsync("");
        Assert.Equal("Ao cliente", (await Db.ReplyDrafts.SingleAsync()).Body);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Of_two_analysts_the_second_sees_the_first_ones_reply_before_his_own_can_leave(bool javaScript)
    {
        var ticket = await Given.OpenedTicket();
        var bruno = await Browser.Expect(409).Open(Url(ticket), await Given.Staff(), javaScript: javaScript);
        var carla = await Browser.Open(Url(ticket), await Given.Staff(name: "Carla Reis"), javaScript: javaScript);
        await bruno.FillAsync("#Input_Message", "Resposta do Bruno.");
        await carla.FillAsync("#Input_Message", "Resposta da Carla.");
        await Press(carla, "Responder ao cliente");
        await Expect(carla.GetByText("Resposta pública, sai em instantes")).ToBeVisibleAsync();
        await Press(bruno, "Responder ao cliente");

        await Expect(bruno.GetByText("Chegou enquanto você escrevia")).ToBeVisibleAsync();
        await Expect(bruno.Locator("#conversa")).ToContainTextAsync("Resposta da Carla.");
        await Expect(bruno.Locator("#Input_Message")).ToHaveValueAsync("Resposta do Bruno.");
        await Expect(bruno.GetByRole(AriaRole.Button, new() { Name = "Desfazer envio" })).ToHaveCountAsync(0);
        await Portal.SendHeldReplies();
        Assert.Equal(["A nota volta com a rejeição 539.", "Resposta da Carla."], await Db.TicketMessages.OrderBy(m => m.Id).Select(m => m.Body).ToListAsync());
        await bruno.FillAsync("#Input_Message", "");
    }

    [Fact]
    public async Task A_colleague_is_picked_by_the_beginning_of_the_name()
    {
        var ticket = await Given.OpenedTicket();
        var carla = await Given.Staff(name: "Cárla Reis");
        var desk = await Browser.Open(Url(ticket), await Given.Staff());
        await desk.GetByText("Nota interna", new() { Exact = true }).ClickAsync();
        await desk.Locator("#Input_Message").PressSequentiallyAsync("Veja, @car");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Cárla Reis" }).ClickAsync();
        await Expect(desk.Locator("#Input_Message")).ToHaveValueAsync("Veja, @Cárla Reis ");
        await Press(desk, "Salvar nota interna");
        await Expect(desk.GetByText("Nota interna, o cliente não vê")).ToBeVisibleAsync();
        Assert.Equal(carla.Id, (await Db.TicketFollowers.SingleAsync()).PersonId);
    }

    private static string Url(Ticket ticket) => $"/atendimento/chamados/{ticket.Code}";

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
