using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Teams;

/// <summary>Tickets that come to a team without an assignee, and who gets them.</summary>
public class DistributionTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_team_gives_nothing_out_until_a_supervisor_says_so_and_then_what_waits_is_given_too()
    {
        var (bruno, team) = await Distributing(on: false);
        var ticket = await Waiting(team);
        Assert.Equal(0, await Run());

        var url = $"/administracao/equipes/{team.Id}";
        await Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor)).Submit(url, new() { ["Input.Distributes"] = "true", ["Input.MaxOpen"] = "3" });
        var told = await Db.Teams.SingleAsync();
        Assert.Equal((true, 3), (told.Distributes, told.MaxOpen));
        Assert.Equal(1, await Run());
        Assert.Equal(0, await Run());
        var stored = await Db.Tickets.Include(t => t.History).SingleAsync();
        Assert.Equal(bruno.Id, stored.AssigneeId);
        Assert.Equal([(TicketEventKind.Distributed, true, "Suporte N2"), (TicketEventKind.Assigned, false, "Bruno Lima")],
            stored.History.OrderBy(e => e.Id).TakeLast(2).Select(e => (e.Kind, e.IsInternal, e.To!)));
        Assert.Contains("Distribuído automaticamente na equipe Suporte N2", (await Portal.SignedInAs(bruno).Page($"/atendimento/chamados/{ticket.Code}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Db.Outbox.CountAsync(m => m.Kind == "ticket-assigned"));
    }

    [Fact]
    public async Task By_hand_in_bulk_and_by_a_rule_it_is_given_to_somebody_at_once_unless_somebody_is_named()
    {
        var (bruno, team) = await Distributing();
        var carla = await Given.Staff(name: "Carla Reis");
        var (one, two, three, four) = (await Given.OpenedTicket(), await Given.OpenedTicket(), await Given.OpenedTicket(), await Given.OpenedTicket(subject: "Por regra"));
        var desk = Portal.SignedInAs(carla);
        await desk.Submit($"/atendimento/chamados/{one.Code}/propriedades", new() { ["Input.TeamId"] = $"{team.Id}" });
        await desk.Submit($"/atendimento/lote?c={two.Code}", new() { ["Input.TeamId"] = $"{team.Id}" });
        await desk.Submit($"/atendimento/chamados/{three.Code}/propriedades", new() { ["Input.TeamId"] = $"{team.Id}", ["Input.AssigneeId"] = $"{carla.Id}" });
        var rule = new Rule(1);
        rule.Write("Para o N2", new(RuleEvent.Opened) { Subject = "por regra" }, new(TeamId: team.Id), Clock.Now);
        rule.SwitchOn(Clock.Now);
        await Given.Save(rule);
        Assert.Equal(1, await Portal.Run((TicketRules job, CancellationToken stop) => job.RunAsync(stop)));
        Assert.Equal([bruno.Id, bruno.Id, carla.Id, bruno.Id], await Db.Tickets.OrderBy(t => t.Id).Select(t => t.AssigneeId!.Value).ToListAsync());
        Assert.Equal(team.Id, (await Db.Tickets.SingleAsync(t => t.Id == four.Id)).TeamId);
    }

    [Fact]
    public async Task Many_that_come_at_once_are_shared_out_evenly_and_each_is_given_once()
    {
        var people = new[] { await Given.Staff(), await Given.Staff(name: "Carla Reis"), await Given.Staff(name: "Davi Melo") };
        var team = await Given.Team("Suporte N2", people);
        await Given.Change(team, t => t.Distribute(true, null));
        for (var i = 0; i < 12; i++) { await Waiting(team); }
        await Task.WhenAll(Run(), Run(), Run(), Run());
        await Run(); // what a conflict has left
        Assert.Equal([4, 4, 4], await Db.Tickets.GroupBy(t => t.AssigneeId).Select(g => g.Count()).ToListAsync());
        Assert.Equal(12, await Db.TicketEvents.CountAsync(e => e.Kind == TicketEventKind.Distributed));
        Assert.Equal(12, await Db.Outbox.CountAsync(m => m.Kind == "ticket-assigned"));
    }

    [Fact]
    public async Task Who_is_away_gets_none_and_when_nobody_is_there_it_waits_until_somebody_is_back()
    {
        var (bruno, team) = await Distributing();
        var desk = Portal.SignedInAs(bruno);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Submit("/atendimento/ausencias", new() { ["Input.First"] = "2030-06-03", ["Input.Last"] = "2030-06-04" })).StatusCode);
        await desk.Submit($"/atendimento/chamados/{(await Given.OpenedTicket()).Code}/propriedades", new() { ["Input.TeamId"] = $"{team.Id}" });
        Assert.Equal(0, await Run());
        Assert.Null((await Db.Tickets.SingleAsync()).AssigneeId);
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await Run());
        Assert.Equal(bruno.Id, (await Db.Tickets.SingleAsync()).AssigneeId);
    }

    [Fact]
    public async Task The_limit_holds_and_who_has_left_the_desk_and_what_waits_for_the_customer_are_passed_over()
    {
        var (bruno, team) = await Distributing(max: 2);
        for (var i = 0; i < 3; i++) { await Waiting(team); }
        Assert.Equal(2, await Run());
        await Given.Change(bruno, p => p.Disable());
        await Given.Change(team, t => t.Distribute(true, null));
        Assert.Equal(0, await Run());

        var carla = await Given.Staff(name: "Carla Reis");
        var other = await Given.Team("Integrações", carla);
        await Given.Change(other, t => t.Distribute(true, null));
        await Waiting(other, t => t.WaitForCustomer("Número da nota", StandardCalendar.Instance, Actor.System, Clock.Now));
        Assert.Equal(0, await Run());
        Assert.Equal([bruno.Id, bruno.Id, null, null], await Db.Tickets.OrderBy(t => t.AssigneeId == null).Select(t => t.AssigneeId).ToListAsync());
    }

    [Fact]
    public async Task Everybody_notes_his_own_days_a_supervisor_anybodys_and_nobody_the_same_day_twice()
    {
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        var (his, hers) = (Portal.SignedInAs(bruno), Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor, "Ana Nunes")));
        const string Url = "/atendimento/ausencias";
        var days = new Dictionary<string, string> { ["Input.First"] = "2030-06-10", ["Input.Last"] = "2030-06-14" };
        Assert.Equal(HttpStatusCode.NotFound, (await his.Post(Url, Url, [.. days, new("Input.PersonId", $"{carla.Id}")])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await hers.Submit(Url, new(days) { ["Input.PersonId"] = $"{carla.Id}" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await hers.Submit(Url, new(days) { ["Input.PersonId"] = $"{carla.Id}" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await his.Submit(Url, new(days) { ["Input.Last"] = "2030-06-09" })).StatusCode);
        var absence = await Db.Absences.SingleAsync();
        Assert.Equal((carla.Id, new DateOnly(2030, 6, 10)), (absence.PersonId, absence.FirstDay));
        var page = await his.Page(Url);
        Assert.Contains("Carla Reis", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("tbody form"));
        Assert.Equal(HttpStatusCode.NotFound, (await his.Post($"{Url}?handler=Remove&id={absence.Id}", Url, [])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Portal.SignedInAs(carla).Submit(Url, [], "Excluir")).StatusCode);
        Assert.Empty(await Db.Absences.ToListAsync());
        Assert.Equal(2, await Db.AuditEntries.CountAsync(a => a.Kind == AuditKind.AbsenceChanged && a.About == $"person {carla.Id}"));
    }

    private async Task<(Person Bruno, Team Team)> Distributing(bool on = true, int? max = null)
    {
        var bruno = await Given.Staff();
        var team = await Given.Team("Suporte N2", bruno);
        if (on) { await Given.Change(team, t => t.Distribute(true, max)); }
        return (bruno, team);
    }

    private Task<Ticket> Waiting(Team team, Action<Ticket>? then = null) => Given.OpenedTicket(then: t =>
    {
        t.HandTo(team, Actor.System, Clock.Now);
        then?.Invoke(t);
    });

    private Task<int> Run() => Portal.Run((TeamDistribution job, CancellationToken stop) => job.RunAsync(stop));
}
