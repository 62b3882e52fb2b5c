using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>The queue while others work: rows say what is so now, and none moves until it is asked for.</summary>
public class LiveQueueFlowTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(Screen.Wide), InlineData(Screen.Phone)]
    public async Task A_ticket_that_a_colleague_takes_shows_it_in_its_row_and_focus_and_ticks_stay(Screen screen)
    {
        var (bruno, camila) = (await Given.Staff(name: "Bruno Lima"), await Given.Staff(name: "Camila Rocha"));
        var ticket = await Given.OpenedTicket(subject: "Sistema parado", category: Given.Stopped);
        var other = await Given.OpenedTicket(subject: "Dúvida simples");
        var page = await Browser.Open("/atendimento", bruno, screen);
        await page.EvaluateAsync("() => { window.sameDocument = true; }");
        var row = page.Locator($"#c-{ticket.Code}");
        await page.GetByLabel($"Selecionar chamado {other.Code}").CheckAsync();
        await row.Locator(".pc-alvo").FocusAsync();
        var before = await PlacesOf(page);

        using var taken = await Portal.SignedInAs(camila).Submit($"/atendimento/chamados/{ticket.Code}", button: "Assumir");
        await Expect(row.Locator(".c-resp")).ToContainTextAsync("Camila Rocha");
        await Expect(page.Locator("a[href$='visao=sem-responsavel'] .pc-conta")).ToContainTextAsync("1");
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument"));
        Assert.Equal(ticket.Code, await page.EvaluateAsync<string>("() => document.activeElement.closest('tr').dataset.code"));
        Assert.True(await page.GetByLabel($"Selecionar chamado {other.Code}").IsCheckedAsync());
        Assert.Equal(before, await PlacesOf(page));
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "mud" })).ToHaveCountAsync(0);
        await Browser.HasNoAxeViolations(page);
        await Browser.DoesNotScrollSideways(page);
    }

    [Fact]
    public async Task What_comes_and_goes_is_offered_and_put_in_order_when_asked_for()
    {
        var (bruno, camila) = (await Given.Staff(name: "Bruno Lima"), await Given.Staff(name: "Camila Rocha"));
        var (first, second) = (await Given.OpenedTicket(subject: "Primeiro"), await Given.OpenedTicket(subject: "Segundo"));
        var page = await Browser.Open("/atendimento?visao=sem-responsavel", bruno);
        await page.GetByLabel($"Selecionar chamado {second.Code}").CheckAsync();
        await page.Locator($"#c-{second.Code} .pc-alvo").FocusAsync();
        var before = await PlacesOf(page);

        using var taken = await Portal.SignedInAs(camila).Submit($"/atendimento/chamados/{first.Code}", button: "Assumir");
        var line = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 chamado mudou" });
        await Expect(line).ToBeVisibleAsync();
        await Expect(page.Locator($"#c-{first.Code}")).ToContainTextAsync("Saiu desta lista:");
        var third = await Given.OpenedTicket(subject: "Terceiro", category: Given.Stopped);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "2 chamados mudaram" })).ToBeVisibleAsync();
        Assert.Equal(before, await PlacesOf(page));
        await Browser.HasNoAxeViolations(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Atualizar", Exact = true }).ClickAsync();
        await Expect(page.Locator(".pc-fila tbody tr")).ToHaveCountAsync(2);
        Assert.Equal([third.Code, second.Code], (await PlacesOf(page)).Select(p => p.Split(' ')[0]));
        Assert.True(await page.GetByLabel($"Selecionar chamado {second.Code}").IsCheckedAsync());
        Assert.Equal(second.Code, await page.EvaluateAsync<string>("() => document.activeElement.closest('tr').dataset.code"));
        await Expect(page.Locator(".pc-fila-aviso")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Who_opens_a_ticket_is_seen_on_its_row_until_he_leaves()
    {
        var (bruno, camila) = (await Given.Staff(name: "Bruno Lima"), await Given.Staff(name: "Camila Rocha"));
        var ticket = await Given.OpenedTicket();
        var queue = await Browser.Open("/atendimento", camila);
        var work = await Browser.Open($"/atendimento/chamados/{ticket.Code}", bruno);
        await Expect(queue.Locator($"#c-{ticket.Code}")).ToContainTextAsync("Bruno Lima está neste chamado");
        await work.FillAsync("#Input_Message", "Olhando");
        await Expect(queue.Locator($"#c-{ticket.Code}")).ToContainTextAsync("Bruno Lima escreve neste chamado");
        await Browser.HasNoAxeViolations(queue);
        await work.CloseAsync();
        await Expect(queue.Locator($"#c-{ticket.Code}")).Not.ToContainTextAsync("neste chamado");
    }

    /// <summary>Code and height on the screen of each row.</summary>
    private static Task<string[]> PlacesOf(IPage page) => page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('.pc-fila tbody tr')].map(r => `${r.dataset.code} ${Math.round(r.getBoundingClientRect().top)}`)");
}
