using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Jobs;

/// <summary>The clock of a test begins on Monday, 3 June 2030, at 09:00 in São Paulo; the desk works from 08:00 to 18:00.</summary>
public class UnansweredTicketsTests(Portal portal) : PageTest(portal)
{
    private const string Question = "Qual é o número da nota?";

    [Fact]
    public async Task A_question_is_asked_again_then_resolved_then_closed_each_once_and_in_business_days()
    {
        var ticket = await Waiting();
        var lines = new List<string>();
        for (var hour = 0; hour < 24 * 25; hour++)
        {
            if (await Run() > 0) { lines.Add($"{Local():ddd dd HH:mm} {(await Db.Tickets.SingleAsync()).Status}"); }
            Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(["Wed 05 18:00 WaitingCustomer", "Mon 10 18:00 Resolved", "Mon 17 19:00 Closed"], lines);

        var written = await Db.Outbox.OrderBy(m => m.CreatedAt).Select(m => m.Subject).ToListAsync();
        Assert.Equal(new[] { "Lembrete: esperamos a sua resposta", "Resolvido: confirme se funcionou", "Encerrado" }.Select(s => $"[Chamado {ticket.Code}] {s}"), written);
        var reminder = (await Portal.DeliverMail()).Single(m => m.Subject == written[0]);
        Assert.Contains(Question, reminder.Text, StringComparison.Ordinal);
        Assert.Contains("10/06/2030", reminder.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_announced_stands_on_the_ticket_and_in_its_history()
    {
        var ana = await Given.Contact();
        var ticket = await Waiting(ana);
        Assert.Contains("Sem resposta até 10/06/2030 18:00, o chamado é dado como resolvido.", await Text(ana, ticket), StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await Run());
        Assert.Contains("Lembrete enviado: a pergunta ainda espera resposta", await Text(ana, ticket), StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(1, await Run());
        Assert.Contains("Sem resposta, o chamado foi resolvido automaticamente", await Text(ana, ticket), StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(1, await Run());
        Assert.Contains("Sem resposta, o chamado foi encerrado automaticamente", await Text(ana, ticket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_starts_the_wait_anew()
    {
        var ana = await Given.Contact();
        var ticket = await Waiting(ana);
        Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await Run());

        using var answer = await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "É a 10482." });
        Assert.Equal(0, await Run());
        var resumed = await Db.Tickets.SingleAsync();
        Assert.Equal((TicketStatus.InProgress, null), (resumed.Status, resumed.RemindedAt));

        Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await Run());
    }

    [Fact]
    public async Task After_a_long_stop_the_customer_still_has_a_business_day_between_reminder_and_end()
    {
        await Waiting();
        Clock.Advance(TimeSpan.FromDays(40)); // Saturday, 13 July
        Assert.Equal(1, await Run());
        Assert.Equal(0, await Run());
        Clock.Advance(TimeSpan.FromDays(2)); // Monday, 09:00
        Assert.Equal(0, await Run());
        Clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(1, await Run());
        Assert.Equal(TicketStatus.Resolved, (await Db.Tickets.SingleAsync()).Status);
    }

    [Fact]
    public async Task Waiting_for_somebody_else_open_or_confirmed_tickets_are_left_alone()
    {
        var bruno = await Given.Staff();
        await Given.OpenedTicket();
        await Given.OpenedTicket(then: t => t.WaitForThirdParty("Depende do banco", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        var ana = await Given.Contact();
        var done = await Given.ResolvedTicket(ana);
        using var answer = await Portal.SignedInAs(ana).Submit($"/chamados/{done.Code}", new() { ["Confirm.Rating"] = "5" });
        await Portal.DeliverMail();
        Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, await Run());
    }

    [Fact]
    public async Task Several_instances_at_once_move_each_ticket_once()
    {
        for (var i = 0; i < 5; i++) { await Waiting(); }
        Clock.Advance(TimeSpan.FromDays(3));
        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Run()));
        Assert.Equal(5, done.Sum());
        Assert.Equal((5, 5), (await Db.Outbox.CountAsync(), await Db.TicketEvents.CountAsync(e => e.Kind == TicketEventKind.Reminded)));
    }

    private async Task<Ticket> Waiting(Person? requester = null)
    {
        var bruno = await Given.Staff();
        return await Given.OpenedTicket(requester, then: t => t.WaitForCustomer(Question, StandardCalendar.Instance, Given.By(bruno), Clock.Now));
    }

    private async Task<string> Text(Person person, Ticket ticket) => (await Portal.SignedInAs(person).Page($"/chamados/{ticket.Code}")).Body!.TextContent;

    private DateTimeOffset Local() => PortalTime.ToLocal(Clock.Now);

    private Task<int> Run() => Portal.Run((UnansweredTickets job, CancellationToken stop) => job.RunAsync(stop));
}
