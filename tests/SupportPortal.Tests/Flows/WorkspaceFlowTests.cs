using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>A day of an analyst, from the queue to the next ticket.</summary>
public class WorkspaceFlowTests(Portal portal) : PageTest(portal)
{
    private const string Question = "Qual é a versão instalada?", Note = "Parece a versão 4.2.", Solution = "Atualizamos para a 4.3. Tudo voltou.";

    [Fact]
    public async Task A_ticket_is_taken_answered_after_a_second_thought_noted_waited_for_served_and_resolved_and_the_next_one_is_opened()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff(name: "Bruno Lima"));
        var ticket = await Given.OpenedTicket(ana, Given.Stopped, "Sistema fora do ar");
        await Given.OpenedTicket(ana, Given.Question, "Como emito a segunda via?", Clock.Now.AddMinutes(1));
        var page = await Browser.Expect(422).Open("/atendimento", bruno);
        await page.GetByRole(AriaRole.Link, new() { Name = "Todos em aberto" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sistema fora do ar" }).ClickAsync();
        await Press(page, "Assumir");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Assumir" })).ToHaveCountAsync(0);

        await page.FillAsync("#Input_Message", Question);
        await Press(page, "Responder ao cliente");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desfazer envio" }).ClickAsync();
        await Expect(page.GetByText("O cliente não recebeu nada.")).ToBeVisibleAsync();
        await Expect(page.Locator("#Input_Message")).ToHaveValueAsync(Question);
        await Portal.SendHeldReplies();
        Assert.DoesNotContain(await Portal.DeliverMail(), m => m.Text.Contains(Question, StringComparison.Ordinal));

        await page.SelectOptionAsync("#Input_Then", nameof(Then.WaitingCustomer));
        await Press(page, "Responder ao cliente"); // without saying what is missing
        await Expect(page.Locator("#Input_Reason-erro")).ToContainTextAsync("Diga o que falta para continuar.");
        await Expect(page.Locator("#Input_Message")).ToHaveValueAsync(Question);
        await page.FillAsync("#Input_Reason", "Falta a versão");
        await Press(page, "Responder ao cliente");
        await Expect(page.GetByText("Resposta pública, sai em instantes")).ToBeVisibleAsync();
        await Portal.SendHeldReplies();
        await Expect(page.Locator("#v-situacao")).ToContainTextAsync("Aguardando cliente"); // the page hears of it
        Assert.Contains(await Portal.DeliverMail(), m => m.To.Contains("ana@cliente.example") && m.Text.Contains(Question, StringComparison.Ordinal));

        await page.GetByText("Nota interna", new() { Exact = true }).ClickAsync();
        await page.FillAsync("#Input_Message", Note);
        await Press(page, "Salvar nota interna");
        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = Note })).ToContainTextAsync("o cliente não vê");

        Clock.Advance(TimeSpan.FromMinutes(5));
        using var answered = await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "É a 4.2." });
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("É a 4.2.");
        await Expect(page.Locator("#v-situacao")).ToContainTextAsync("Em atendimento");

        await page.GetByRole(AriaRole.Link, new() { Name = "Abrir OS" }).ClickAsync();
        await page.FillAsync("#Input_Tasks", "Atualizar para a 4.3.");
        await Press(page, "Abrir OS");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Chamado {ticket.Code}" }).ClickAsync();

        await page.FillAsync("#Input_Message", Solution);
        await page.SelectOptionAsync("#Input_Then", nameof(Then.Resolved));
        await Press(page, "Responder ao cliente");
        await Expect(page.GetByText("Resposta pública, sai em instantes")).ToBeVisibleAsync();
        await Portal.SendHeldReplies();
        await Expect(page.Locator("#v-situacao")).ToContainTextAsync("Resolvido");
        await page.GetByRole(AriaRole.Link, new() { Name = "Próximo" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Como emito a segunda via?");
        await Browser.HasNoAxeViolations(page);

        var stored = await Db.Tickets.Include(t => t.Messages).SingleAsync(t => t.Id == ticket.Id);
        Assert.Equal((TicketStatus.Resolved, bruno.Id), (stored.Status, stored.AssigneeId));
        Assert.Equal([stored.Messages[0].Body, Question, Note, "É a 4.2.", Solution], stored.Messages.OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => m.Body));
        Assert.Single(await Db.ServiceOrders.ToListAsync());
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
