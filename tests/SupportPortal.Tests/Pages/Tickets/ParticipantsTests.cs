using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

/// <summary>A colleague copied in to a ticket: sees it like its requester, whatever the membership allows, until taken out again.</summary>
public class ParticipantsTests(Portal portal) : PageTest(portal)
{
    private static readonly string[] Parts = ["", "/historico", "/formulario", "/listagem", "/prazo", "/chamado.pdf", "/participantes"];

    [Fact]
    public async Task Who_is_copied_in_sees_the_ticket_everywhere_replies_and_loses_it_all_when_taken_out()
    {
        var (ana, carla, ticket) = await Setting();
        var file = await Given.Attached(ticket);
        var (anas, carlas) = (Portal.SignedInAs(ana), Portal.SignedInAs(carla));
        string[] addresses = [.. Parts.Select(p => $"/chamados/{ticket.Code}{p}"), $"/anexos/{file.Id}"];
        foreach (var url in addresses) { Assert.Equal((url, HttpStatusCode.NotFound), (url, (await carlas.Get(url)).StatusCode)); }

        await Add(anas, ticket, carla);
        foreach (var url in addresses) { Assert.Equal((url, HttpStatusCode.OK), (url, (await carlas.Get(url)).StatusCode)); }
        Assert.Contains(ticket.Code, (await carlas.Page("/chamados")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(ticket.Code, await (await carlas.Get("/chamados/exportar.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Carla Reis", (await anas.Page($"/chamados/{ticket.Code}")).QuerySelector("#v-lado")!.TextContent, StringComparison.Ordinal);
        var replied = await carlas.Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Aqui também." });
        Assert.Equal(302, (int)replied.StatusCode);
        await using var stream = await LiveStream.Open(carlas, $"/chamados/{ticket.Code}/eventos?visto=2.2");
        Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);

        var removed = await anas.Post($"/chamados/{ticket.Code}/participantes?handler=Remove", "/ajuda", [new("person", $"{carla.Id}")]);
        Assert.Equal(302, (int)removed.StatusCode);
        await stream.Ends();
        Assert.Equal("event: end\ndata: 1\n\n", stream.Text);
        foreach (var url in addresses) { Assert.Equal((url, HttpStatusCode.NotFound), (url, (await carlas.Get(url)).StatusCode)); }
        Assert.DoesNotContain(ticket.Code, (await carlas.Page("/chamados")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [("Opened", false), ("ParticipantAdded", false), ("ParticipantRemoved", false)],
            (await Db.TicketEvents.OrderBy(e => e.Id).ToListAsync()).Select(e => (e.Kind.ToString(), e.IsInternal)));
        var history = (await anas.Page($"/chamados/{ticket.Code}/historico")).Body!.TextContent;
        Assert.Contains("Ana Prado incluiu Carla Reis no chamado", history, StringComparison.Ordinal);
        Assert.Contains("Ana Prado retirou Carla Reis do chamado", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_participant_is_mailed_what_the_requester_is_in_his_own_language_but_not_what_he_did_himself()
    {
        var (ana, carla, ticket) = await Setting();
        await Given.Change(carla, p => p.Prefer(language: "es"));
        await Add(Portal.SignedInAs(ana), ticket, carla);
        var joined = Assert.Single(await Portal.DeliverMail(), m => m.To.Contains(carla.Email!));
        Assert.Contains(ticket.Code, joined.Subject, StringComparison.Ordinal);

        var desk = Portal.SignedInAs(await Given.Staff());
        await desk.Submit($"/atendimento/chamados/{ticket.Code}", new() { ["Input.To"] = "interna", ["Input.Message"] = "Nota canário." });
        await desk.Submit($"/atendimento/chamados/{ticket.Code}", new() { ["Input.To"] = "publica", ["Input.Message"] = "Resposta pública." });
        await Portal.SendHeldReplies();
        var mails = (await Portal.DeliverMail()).Where(m => m.Text.Contains("Resposta pública.", StringComparison.Ordinal)).ToList();
        Assert.Equal([carla.Email, "ana@cliente.example"], mails.SelectMany(m => m.To).OrderByDescending(a => a, StringComparer.Ordinal));
        Assert.Contains(mails, m => m.To.Contains(carla.Email!) && m.Raw.Contains("Content-Language: es", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await Portal.DeliverMail(), m => m.Text.Contains("canário", StringComparison.Ordinal));

        await Portal.SignedInAs(carla).Submit($"/chamados/{ticket.Code}/cancelar", new() { ["Input.Reason"] = "Resolvido aqui." });
        Assert.Equal(["ana@cliente.example"], (await Portal.DeliverMail()).Where(m => m.Text.Contains("Resolvido aqui.", StringComparison.Ordinal)).SelectMany(m => m.To));
    }

    [Fact]
    public async Task Somebody_taken_out_or_disabled_is_mailed_nothing_more()
    {
        var (ana, carla, ticket) = await Setting();
        await Add(Portal.SignedInAs(ana), ticket, carla);
        await Portal.DeliverMail();
        await Given.Change(carla, p => p.Disable());
        await Portal.SignedInAs(await Given.Staff()).Submit($"/atendimento/chamados/{ticket.Code}", new() { ["Input.To"] = "publica", ["Input.Message"] = "Sem você." });
        await Portal.SendHeldReplies();
        Assert.DoesNotContain(await Portal.DeliverMail(), m => m.To.Contains(carla.Email!) && m.Text.Contains("Sem você.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_active_people_of_the_company_who_see_tickets_may_be_copied_in()
    {
        var (ana, carla, ticket) = await Setting();
        var company = await Db.Customers.SingleAsync(c => c.Id == ticket.CustomerId);
        var foreign = await Given.Contact(name: "Fora Alheia");
        var disabled = await Given.Change(await Given.Contact(company, name: "Davi Sá"), p => p.Disable());
        var left = await Given.Contact(company, name: "Lia Foi");
        await Given.Change(Db.Memberships.Single(m => m.PersonId == left.Id), m => m.Deactivate());
        var money = await Given.Contact(company, Permission.Finance, "Fábia Luz");
        var staff = await Given.Staff();
        foreach (var client in new[] { Portal.SignedInAs(ana), Portal.SignedInAs(staff) })
        {
            var url = await Address(client, ticket);
            var offered = (await client.Page(url)).QuerySelectorAll("#Input_PersonId option").Select(o => o.TextContent.Trim());
            Assert.Equal(["Escolha", "Carla Reis"], offered);
            foreach (var person in new[] { foreign, disabled, left, money, staff, ana })
            {
                using var refused = await client.Post(url, "/ajuda", [new("Input.PersonId", $"{person.Id}")]);
                Assert.Equal((person.Name, HttpStatusCode.UnprocessableEntity), (person.Name, refused.StatusCode));
            }
            using var nobody = await client.Post(url, "/ajuda", [new("Input.PersonId", "")]);
            Assert.Contains("Escolha uma pessoa.", (await Client.Read(nobody)).Body!.TextContent, StringComparison.Ordinal);
            using var unknown = await client.Post($"{url}?handler=Remove", "/ajuda", [new("person", $"{carla.Id}")]);
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }
        Assert.Empty(await Db.TicketParticipants.ToListAsync());
    }

    [Fact]
    public async Task The_desk_copies_in_too_and_twice_is_once()
    {
        var (ana, carla, ticket) = await Setting();
        var desk = Portal.SignedInAs(await Given.Staff(name: "Bruno Lima"));
        for (var i = 0; i < 2; i++)
        {
            using var sent = await desk.Post($"/atendimento/chamados/{ticket.Code}/participantes", "/ajuda", [new("Input.PersonId", $"{carla.Id}")]);
            Assert.Equal(302, (int)sent.StatusCode);
        }
        Assert.Single(await Db.TicketParticipants.ToListAsync());
        Assert.Single(await Portal.DeliverMail());
        Assert.Contains("Carla Reis", (await desk.Page($"/atendimento/chamados/{ticket.Code}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bruno Lima incluiu Carla Reis no chamado", (await Portal.SignedInAs(ana).Page($"/chamados/{ticket.Code}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_by_himself_is_led_to_the_list()
    {
        var (ana, carla, ticket) = await Setting();
        await Add(Portal.SignedInAs(ana), ticket, carla);
        using var left = await Portal.SignedInAs(carla).Submit($"/chamados/{ticket.Code}/participantes", button: "Deixar de acompanhar Carla Reis");
        Assert.Equal("/chamados", left.Headers.Location!.OriginalString);
    }

    private async Task<(Person Ana, Person Carla, Ticket Ticket)> Setting()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        return (ana, await Given.Contact(company, Permission.OwnTickets, "Carla Reis"), await Given.OpenedTicket(ana));
    }

    private static async Task Add(Client client, Ticket ticket, Person person)
    {
        using var sent = await client.Submit($"/chamados/{ticket.Code}/participantes", new() { ["Input.PersonId"] = $"{person.Id}" });
        Assert.Equal(302, (int)sent.StatusCode);
    }

    private static async Task<string> Address(Client client, Ticket ticket)
    {
        var url = $"/chamados/{ticket.Code}/participantes";
        using var answer = await client.Get(url);
        return answer.StatusCode is HttpStatusCode.OK ? url : $"/atendimento{url}";
    }
}
