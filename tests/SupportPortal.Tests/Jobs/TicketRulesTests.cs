using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Jobs;

public class TicketRulesTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_rule_does_what_its_rehearsal_showed_once_and_says_so_to_the_team_only()
    {
        var camila = await Given.Staff(name: "Camila Rocha");
        var rule = await Rule("Paradas para a Camila", new(RuleEvent.Opened) { Subject = "sistema parado", Assignment = Assignment.Nobody }, new(camila.Id, Priority.Critical, "Ligue para o cliente."));
        var ana = await Given.Contact();
        var wanted = new[] { await Given.OpenedTicket(ana, subject: "SISTEMA PARADO na filial"), await Given.OpenedTicket(subject: "Sistemá parado") };
        await Given.OpenedTicket(ana, subject: "Nota rejeitada");
        await Given.OpenedTicket(ana, subject: "Sistema parado de novo", then: t => t.Assign(camila, Given.By(camila), Clock.Now));

        var supervisor = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var rehearsal = await supervisor.Page($"/administracao/regras/{rule.Id}/ensaio");
        var codes = rehearsal.QuerySelectorAll("tbody .pc-num").Select(c => c.TextContent).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, await Run());
        Assert.Equal(0, await Run());

        var touched = await Db.Tickets.Include(t => t.History).Include(t => t.Messages).Where(t => t.History.Any(e => e.Kind == TicketEventKind.RuleApplied)).ToListAsync();
        Assert.Equal(codes, touched.Select(t => t.Code).Order(StringComparer.Ordinal));
        Assert.Equal(wanted.Select(t => t.Id).Order(), touched.Select(t => t.Id).Order());
        Assert.All(touched, t => Assert.Equal((camila.Id, Priority.Critical, "Ligue para o cliente.", true), (t.AssigneeId, t.Priority, t.Messages[^1].Body, t.Messages[^1].IsInternal)));
        Assert.All(touched, t => Assert.True(t.History.Single(e => e.Kind == TicketEventKind.RuleApplied) is { IsInternal: true, To: "Paradas para a Camila" }));
        Assert.Contains("A regra “Paradas para a Camila” agiu", (await supervisor.Page($"/atendimento/chamados/{wanted[0].Code}")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var page in (string[])["", "/historico", "/listagem"])
        {
            var seen = (await Portal.SignedInAs(ana).Page($"/chamados/{wanted[0].Code}{page}")).Body!.TextContent;
            Assert.DoesNotContain("Paradas para", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("Ligue para", seen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_instances_at_once_act_once()
    {
        var camila = await Given.Staff(name: "Camila Rocha");
        await Rule("Um", new(RuleEvent.Opened), new(Note: "Nota."));
        await Rule("Dois", new(RuleEvent.Opened) { Assignment = Assignment.Nobody }, new(camila.Id), position: 2);
        for (var i = 0; i < 8; i++) { await Given.OpenedTicket(); }
        await Task.WhenAll(Run(), Run(), Run());
        await Run(); // what a conflict has left
        Assert.Equal(16, await Db.RuleRuns.CountAsync());
        Assert.Equal(16, await Db.TicketEvents.CountAsync(e => e.Kind == TicketEventKind.RuleApplied));
        Assert.Equal(8, await Db.TicketEvents.CountAsync(e => e.Kind == TicketEventKind.Assigned));
        Assert.Equal(8, await Db.TicketMessages.CountAsync(m => m.IsInternal));
    }

    [Fact]
    public async Task Rules_act_in_their_order_and_not_on_what_the_system_did()
    {
        var (camila, bruno) = (await Given.Staff(name: "Camila Rocha"), await Given.Staff());
        await Rule("Segunda", new(RuleEvent.Opened) { Assignment = Assignment.Nobody }, new(bruno.Id), position: 2);
        await Rule("Primeira", new(RuleEvent.Opened) { Assignment = Assignment.Nobody }, new(camila.Id), position: 1);
        await Rule("Status", new(RuleEvent.StatusChanged), new(Priority: Priority.Low), position: 3);
        var ticket = await Given.OpenedTicket(then: t => t.StartWork(StandardCalendar.Instance, Actor.System, Clock.Now));
        Assert.Equal(1, await Run());
        Assert.Equal(camila.Id, (await Db.Tickets.SingleAsync()).AssigneeId);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Change(ticket.Id, t => t.WaitForThirdParty("Banco", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        Assert.Equal(1, await Run());
        Assert.Equal(Priority.Low, (await Db.Tickets.SingleAsync()).Priority);
    }

    [Fact]
    public async Task What_happened_before_a_rule_was_switched_on_or_changed_does_not_count()
    {
        await Given.OpenedTicket(at: Clock.Now.AddHours(-1));
        var rule = await Rule("Novos", new(RuleEvent.Opened), new(Note: "Nota."));
        Assert.Equal(0, await Run());
        await Given.OpenedTicket();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Given.Change(rule, r => r.Write("Novos", new(RuleEvent.Opened), new(Note: "Outra."), Clock.Now));
        Assert.Equal(0, await Run());
        await Given.Change(rule, r => r.SwitchOff());
        await Given.OpenedTicket();
        Assert.Equal(0, await Run());
    }

    [Theory]
    [InlineData(RuleEvent.CustomerReplied, null)]
    [InlineData(RuleEvent.StatusChanged, null)]
    [InlineData(RuleEvent.DeadlineNear, 1)]
    [InlineData(RuleEvent.DeadlineMissed, null)]
    [InlineData(RuleEvent.Unchanged, 3)]
    public async Task Each_occasion_comes_once(RuleEvent happened, int? hours)
    {
        var bruno = await Given.Staff();
        var ana = await Given.Contact();
        await Rule("Regra", new(happened, hours), new(Note: "Nota."));
        var ticket = await Given.OpenedTicket(ana); // to be resolved within two hours
        Assert.Equal(0, await Run());
        Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(happened is RuleEvent.DeadlineNear ? 1 : 0, await Run());
        await Change(ticket.Id, t => t.StartWork(StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        Assert.Equal(happened is RuleEvent.StatusChanged ? 1 : 0, await Run());
        await Change(ticket.Id, t => t.ReplyFromCustomer("E aí?", StandardCalendar.Instance, Given.By(ana), Clock.Now));
        Assert.Equal(happened is RuleEvent.CustomerReplied ? 1 : 0, await Run());
        Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(happened is RuleEvent.DeadlineMissed ? 1 : 0, await Run());
        Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(happened is RuleEvent.Unchanged ? 1 : 0, await Run());
        Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, await Run());
        Assert.Equal(1, await Db.RuleRuns.CountAsync());
    }

    private Task<int> Run() => Portal.Run((TicketRules job, CancellationToken stop) => job.RunAsync(stop));

    private async Task<Rule> Rule(string name, RuleTrigger trigger, RuleActs acts, int position = 1)
    {
        var rule = new Rule(position);
        rule.Write(name, trigger, acts, Clock.Now);
        rule.SwitchOn(Clock.Now);
        return await Given.Save(rule);
    }

    private async Task Change(long id, Action<Ticket> change)
    {
        await using var db = Portal.OpenDb();
        var ticket = await db.Tickets.AsTracking().Include(t => t.Clocks).Include(t => t.Pauses).SingleAsync(t => t.Id == id);
        change(ticket);
        await db.SaveChangesAsync();
    }
}
