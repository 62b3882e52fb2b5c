using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>Two analysts on one ticket: each sees the other, and the second to answer reads the first before his own text goes out.</summary>
public class CollisionFlowTests(Portal portal) : PageTest(portal)
{
    private const string Brunos = "Reinicie o serviço, por favor.", Camilas = "Já reiniciamos daqui.";

    [Fact]
    public async Task Both_see_each_other_and_a_reply_that_missed_the_others_is_stopped_with_its_text()
    {
        var (bruno, camila) = (await Given.Staff(name: "Bruno Lima"), await Given.Staff(name: "Camila Rocha"));
        var ticket = await Given.OpenedTicket(await Given.Contact(), Given.Stopped, "Sistema fora do ar");
        var url = $"/atendimento/chamados/{ticket.Code}";
        var his = await Browser.Expect(409).Open(url, bruno);
        var hers = await Browser.Open(url, camila);
        await Expect(his.Locator("[data-presenca]")).ToContainTextAsync("Camila Rocha também está neste chamado.");
        await Expect(hers.Locator("[data-presenca]")).ToContainTextAsync("Bruno Lima também está neste chamado.");

        await his.FillAsync("#Input_Message", Brunos);
        await Expect(hers.Locator("[data-presenca]")).ToContainTextAsync("Bruno Lima também está neste chamado e escreve.");
        await hers.FillAsync("#Input_Message", Camilas);
        await Press(hers, "Responder ao cliente");
        await Expect(hers.GetByText("Resposta pública, sai em instantes")).ToBeVisibleAsync();
        await Portal.SendHeldReplies();
        await Expect(his.GetByRole(AriaRole.Article).Last).ToContainTextAsync(Camilas); // on his open page
        await Expect(his.Locator("#Input_Message")).ToHaveValueAsync(Brunos);

        await Press(his, "Responder ao cliente");
        await Expect(his.GetByRole(AriaRole.Alert)).ToContainTextAsync("mudou enquanto você escrevia");
        await Expect(his.GetByText("Chegou enquanto você escrevia")).ToBeVisibleAsync();
        await Expect(his.Locator("#Input_Message")).ToHaveValueAsync(Brunos);
        await Browser.HasNoAxeViolations(his);
        Assert.Equal(1, await Db.TicketMessages.CountAsync(m => m.Side == Side.Staff));

        await Press(his, "Responder ao cliente"); // now that he has read it
        await Expect(his.GetByText("Resposta pública, sai em instantes")).ToBeVisibleAsync();
        await Portal.SendHeldReplies();
        Assert.Equal([Camilas, Brunos], await Db.TicketMessages.Where(m => m.Side == Side.Staff).OrderBy(m => m.Id).Select(m => m.Body).ToListAsync());

        await Expect(hers.GetByRole(AriaRole.Article).Last).ToContainTextAsync(Brunos);
        await hers.CloseAsync();
        await Expect(his.Locator("[data-presenca]")).Not.ToContainTextAsync("Camila Rocha");
    }

    [Fact]
    public async Task Of_two_who_take_it_at_once_the_second_sees_who_was_faster()
    {
        var (bruno, camila) = (await Given.Staff(name: "Bruno Lima"), await Given.Staff(name: "Camila Rocha"));
        var ticket = await Given.OpenedTicket(await Given.Contact());
        var url = $"/atendimento/chamados/{ticket.Code}";
        var his = await Browser.Expect(409).Open(url, bruno, javaScript: false); // his page hears of nothing
        var hers = await Browser.Open(url, camila);
        await Press(hers, "Assumir");
        await Expect(hers.GetByRole(AriaRole.Button, new() { Name = "Assumir" })).ToHaveCountAsync(0);
        await Press(his, "Assumir");
        await Expect(his.GetByRole(AriaRole.Alert)).ToContainTextAsync("mudou");
        Assert.Equal(camila.Id, (await Db.Tickets.SingleAsync()).AssigneeId);
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
