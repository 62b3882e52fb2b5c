using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk;

public class NextTicketTests(Portal portal) : PageTest(portal)
{
    private const string Take = "/atendimento?handler=Next";

    [Fact]
    public async Task The_next_ticket_is_the_first_of_the_view_that_nobody_has()
    {
        var (bruno, carla, ana) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"), await Given.Contact());
        await Given.OpenedTicket(ana, Given.Stopped, "De outra pessoa", then: t => t.Assign(carla, Given.By(carla), Clock.Now));
        await Given.OpenedTicket(ana, Given.Stopped, "Espera o cliente", then: t => t.WaitForCustomer("Falta a tela.", StandardCalendar.Instance, Given.By(carla), Clock.Now));
        var expected = await Given.OpenedTicket(ana, Given.Defect, "Defeito");
        var question = await Given.OpenedTicket(ana, Given.Question, "Consulta");

        var client = Portal.SignedInAs(bruno);
        var first = await client.Submit("/atendimento", button: "Atender próximo");
        Assert.StartsWith($"/atendimento/chamados/{expected.Code}", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(bruno.Id, (await Db.Tickets.SingleAsync(t => t.Id == expected.Id)).AssigneeId);
        Assert.Equal(TicketEventKind.Assigned, (await Db.TicketEvents.OrderBy(e => e.Id).LastAsync()).Kind);

        var second = await client.Submit($"/atendimento?categoria={question.CategoryId}", button: "Atender próximo");
        Assert.StartsWith($"/atendimento/chamados/{question.Code}?categoria=", second.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nobody_waits_the_queue_says_so()
    {
        var client = Portal.SignedInAs(await Given.Staff());
        var page = await client.Follow(await client.Submit("/atendimento?visao=vencidos", button: "Atender próximo"));
        Assert.Contains("Ninguém espera por atendimento nesta visão", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_who_press_it_at_once_get_twenty_tickets()
    {
        var ana = await Given.Contact();
        for (var i = 0; i < 22; i++) { await Given.OpenedTicket(ana, subject: $"Chamado {i}"); }
        var clients = new List<Client>();
        for (var i = 0; i < 20; i++)
        {
            clients.Add(Portal.SignedInAs(await Given.Staff(name: $"Analista {i}")));
            await clients[i].SignIn();
        }

        var answers = await Task.WhenAll(clients.Select(c => c.Post(Take, "/atendimento", [])));

        Assert.Equal(20, answers.Select(a => a.Headers.Location!.OriginalString).Where(l => l.Contains("/chamados/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
        var owners = await Db.Tickets.Where(t => t.AssigneeId != null).Select(t => t.AssigneeId).ToListAsync();
        Assert.Equal((20, 20), (owners.Count, owners.Distinct().Count()));
    }
}
