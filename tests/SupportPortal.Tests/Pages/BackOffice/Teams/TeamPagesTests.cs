using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Teams;

public class TeamPagesTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_supervisor_makes_a_team_changes_its_people_and_puts_it_out_of_use()
    {
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        var client = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor, "Ana Nunes"));
        await client.Post("/administracao/equipes/nova", "/administracao/equipes/nova", [new("Input.Name", "Suporte N2"), new("Input.Members", $"{bruno.Id}"), new("Input.Members", $"{carla.Id}"), new("Input.IsActive", "true")]);
        var team = await Db.Teams.Include(t => t.Members).SingleAsync();
        Assert.Equal([bruno.Id, carla.Id], team.Members.Select(m => m.PersonId).Order());

        var url = $"/administracao/equipes/{team.Id}";
        await client.Post(url, url, [new("Input.Name", "Integrações"), new("Input.Members", $"{carla.Id}"), new("Input.IsActive", "false")]);
        team = await Db.Teams.Include(t => t.Members).SingleAsync();
        Assert.Equal(("Integrações", false, carla.Id), (team.Name, team.IsActive, Assert.Single(team.Members).PersonId));
        Assert.Contains("Fora de uso", (await client.Page("/administracao/equipes")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_teams_have_two_names_and_customers_belong_to_none()
    {
        await Given.Team("Suporte N2");
        var ana = await Given.Contact();
        var client = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        using var refused = await client.Submit("/administracao/equipes/nova", new() { ["Input.Name"] = "Suporte N2" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await client.Post("/administracao/equipes/nova", "/administracao/equipes/nova", [new("Input.Name", "N3"), new("Input.Members", $"{ana.Id}")]);
        Assert.Empty((await Db.Teams.Include(t => t.Members).SingleAsync(t => t.Name == "N3")).Members);
    }

    [Fact]
    public async Task A_ticket_is_handed_to_a_team_and_its_customer_hears_nothing_of_it()
    {
        var (bruno, ana) = (await Given.Staff(), await Given.Contact());
        var team = await Given.Team("Suporte N2", bruno);
        var ticket = await Given.OpenedTicket(ana);
        await Portal.SignedInAs(bruno).Submit($"/atendimento/chamados/{ticket.Code}", new() { ["Input.TeamId"] = $"{team.Id}" });

        var stored = await Db.Tickets.Include(t => t.History).SingleAsync();
        Assert.Equal((team.Id, ticket.UpdatedAt), (stored.TeamId, stored.UpdatedAt));
        Assert.Equal((TicketEventKind.TeamChanged, "Suporte N2", true), (stored.History[^1].Kind, stored.History[^1].To, stored.History[^1].IsInternal));
        Assert.Contains("passou o chamado para a equipe Suporte N2", (await Portal.SignedInAs(bruno).Page($"/atendimento/chamados/{ticket.Code}")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var page in new[] { "", "/historico", "/listagem" })
        {
            Assert.DoesNotContain("Suporte N2", (await Portal.SignedInAs(ana).Page($"/chamados/{ticket.Code}{page}")).Body!.TextContent, StringComparison.Ordinal);
        }
    }
}
