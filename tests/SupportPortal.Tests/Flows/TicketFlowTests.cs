using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>A ticket between the two sides: each sees in the browser what the other did.</summary>
public class TicketFlowTests(Portal portal) : PageTest(portal)
{
    private const string Note = "Mesmo sintoma da filial de Recife.", Reply = "O certificado foi renovado. Pode testar?";

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_analyst_takes_it_notes_replies_opens_an_OS_and_resolves_and_the_customer_confirms(bool javaScript)
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana, Given.Stopped, "Sistema fora do ar");
        var desk = await Browser.Open("/atendimento", await Given.Staff(), javaScript: javaScript);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Sistema fora do ar" }).ClickAsync();
        await Press(desk, "Assumir");

        await desk.GetByText("Nota interna", new() { Exact = true }).ClickAsync();
        await desk.FillAsync("#Input_Message", Note);
        await Press(desk, "Salvar nota interna");
        await Expect(desk.GetByRole(AriaRole.Article).Filter(new() { HasText = Note })).ToContainTextAsync("Nota interna, o cliente não vê");
        Assert.DoesNotContain(await Portal.DeliverMail(), m => m.Raw.Contains("Recife", StringComparison.Ordinal));

        await desk.GetByRole(AriaRole.Link, new() { Name = "Abrir OS" }).ClickAsync();
        await desk.FillAsync("#Input_Tasks", "Renovar o certificado.");
        await Press(desk, "Abrir OS");
        await desk.GetByRole(AriaRole.Link, new() { Name = $"Chamado {ticket.Code}" }).ClickAsync();

        await desk.FillAsync("#Input_Message", Reply);
        await desk.SelectOptionAsync("#Input_Then", "Resolved");
        await Press(desk, "Responder ao cliente");
        await Expect(desk.GetByText("Resposta pública, sai em instantes")).ToBeVisibleAsync();
        await Portal.SendHeldReplies();
        await desk.ReloadAsync();
        await Expect(desk.Locator("header").GetByText("Resolvido")).ToBeVisibleAsync();

        var mails = await Portal.DeliverMail();
        Assert.Contains(mails, m => m.To.Contains("ana@cliente.example") && m.Text.Contains(Reply, StringComparison.Ordinal));
        Assert.DoesNotContain(mails, m => m.Text.Contains(Note, StringComparison.Ordinal) || m.Html.Contains(Note, StringComparison.Ordinal));

        var page = await Browser.Open("/", ana, javaScript: javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = $"Conferir chamado {ticket.Code}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync(Reply);
        await Expect(page.Locator("body")).Not.ToContainTextAsync(Note);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"{(await Db.ServiceOrders.SingleAsync()).Number.Replace('-', '/')}");
        await page.GetByLabel("Muito bom").CheckAsync();
        await Press(page, "Sim, encerrar chamado");

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Encerrado");
        var stored = await Db.Tickets.SingleAsync();
        Assert.Equal((TicketStatus.Closed, 5), (stored.Status, stored.Rating));
    }

    [Fact]
    public async Task What_is_not_resolved_is_reopened_and_the_desk_sees_why()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana, then: t => Resolve(t, bruno));
        var page = await Browser.Expect(422).Open($"/chamados/{ticket.Code}", ana);
        await page.GetByRole(AriaRole.Link, new() { Name = "Não, reabrir" }).ClickAsync();
        await Press(page, "Reabrir chamado");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.FillAsync("#Input_Message", "Continua sem sinal.");
        await Press(page, "Reabrir chamado");

        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Continua sem sinal.");
        Assert.Equal(TicketStatus.InProgress, (await Db.Tickets.SingleAsync()).Status);
        var desk = await Browser.Open($"/atendimento/chamados/{ticket.Code}", bruno);
        await Expect(desk.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Continua sem sinal.");
    }

    [Fact]
    public async Task The_customers_answer_starts_the_clock_again()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana, then: t => t.WaitForCustomer("Qual é o número da nota?", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        var page = await Browser.Open("/", ana);
        await page.GetByRole(AriaRole.Link, new() { Name = ticket.Subject }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Qual é o número da nota?");
        await page.FillAsync("#Reply_Message", "É a 4.211.");
        await Press(page, "Enviar resposta");

        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("É a 4.211.");
        Assert.Equal(TicketStatus.InProgress, (await Db.Tickets.SingleAsync()).Status);
    }

    private void Resolve(Ticket ticket, Person bruno)
    {
        ticket.Reply("Pronto.", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
        ticket.Resolve(StandardCalendar.Instance, Given.By(bruno), Clock.Now);
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
