using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

public class UnreadTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_reply_is_new_in_the_list_until_its_ticket_is_opened_by_each_person_for_himself()
    {
        var company = await Given.Company();
        var (ana, carla, bruno) = (await Given.Contact(company), await Given.Contact(company, name: "Carla Reis"), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        var (anas, carlas) = (Portal.SignedInAs(ana), Portal.SignedInAs(carla));
        Assert.Empty(await News(anas, "/chamados"));
        Assert.Single(await News(carlas, "/chamados")); // she has never seen it

        await carlas.Page($"/chamados/{ticket.Code}");
        Assert.Empty(await News(carlas, "/chamados"));
        await Reply(bruno, ticket);
        foreach (var list in new[] { "/chamados", "/" })
        {
            Assert.Equal(["Mensagens novas: Nota rejeitada"], await News(anas, list));
            Assert.Single(await News(carlas, list));
        }
        await anas.Page($"/chamados/{ticket.Code}");
        Assert.Empty(await News(anas, "/chamados"));
        Assert.Single(await News(carlas, "/chamados"));
        Assert.Equal(2, await Db.TicketReads.CountAsync());
    }

    [Fact]
    public async Task The_conversation_is_divided_where_what_is_new_begins_and_only_once()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        await Reply(bruno, ticket, "Primeira.");
        await Reply(bruno, ticket, "Segunda.");
        var client = Portal.SignedInAs(ana);
        var page = await client.Page($"/chamados/{ticket.Code}");
        var divider = page.QuerySelector("#novas")!;
        Assert.Equal("2 mensagens novas", divider.TextContent.Trim());
        Assert.Contains("Primeira.", divider.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Null((await client.Page($"/chamados/{ticket.Code}")).QuerySelector("#novas"));
    }

    [Fact]
    public async Task Ones_own_messages_and_notes_of_ours_are_never_new_to_a_customer()
    {
        var (ana, bruno, camila) = (await Given.Contact(), await Given.Staff(), await Given.Staff(name: "Camila Rocha"));
        var ticket = await Given.OpenedTicket(ana);
        var client = Portal.SignedInAs(ana);
        await client.Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Mais um dado." });
        await Given.Change(await Given.Stored(ticket), t => t.AddNote("Só nossa.", Given.By(bruno), Clock.Now));
        Assert.Empty(await News(client, "/chamados"));
        Assert.Null((await client.Page($"/chamados/{ticket.Code}")).QuerySelector("#novas"));

        Assert.Single(await News(Portal.SignedInAs(camila), "/atendimento"));
        Assert.Contains("Só nossa.", (await Portal.SignedInAs(bruno).Page($"/atendimento/chamados/{ticket.Code}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desks_marks_are_each_analysts_own()
    {
        var (ana, bruno, camila) = (await Given.Contact(), await Given.Staff(), await Given.Staff(name: "Camila Rocha"));
        var ticket = await Given.OpenedTicket(ana);
        var (brunos, camilas) = (Portal.SignedInAs(bruno), Portal.SignedInAs(camila));
        Assert.Single(await News(brunos, "/atendimento"));
        await brunos.Page($"/atendimento/chamados/{ticket.Code}");
        Assert.Empty(await News(brunos, "/atendimento"));
        Assert.Single(await News(camilas, "/atendimento"));

        await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "É a 4.211." });
        Assert.Single(await News(brunos, "/atendimento"));
        var divider = (await brunos.Page($"/atendimento/chamados/{ticket.Code}")).QuerySelector("#novas")!;
        Assert.Contains("É a 4.211.", divider.NextElementSibling!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_windows_that_open_the_ticket_at_once_leave_one_mark_and_no_error()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        await Reply(bruno, ticket);
        var client = Portal.SignedInAs(ana);
        await client.SignIn();
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Get($"/chamados/{ticket.Code}")));
        Assert.All(pages, p => Assert.Equal(200, (int)p.StatusCode));
        Assert.Equal(Db.TicketMessages.Max(m => m.Id), (await Db.TicketReads.SingleAsync()).LastMessageId);
    }

    [Fact]
    public async Task The_marks_of_a_list_cost_the_same_whatever_it_holds_and_a_page_costs_the_same_read_or_not()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        await Reply(bruno, ticket);
        var (anas, brunos) = (Portal.SignedInAs(ana), Portal.SignedInAs(bruno));
        var (list, queue) = (await anas.StatementsFor("/chamados?aba=todos"), await brunos.StatementsFor("/atendimento"));
        for (var i = 0; i < 8; i++) { await Given.OpenedTicket(ana, subject: $"Outro {i}"); }
        Assert.Equal((list, queue), (await anas.StatementsFor("/chamados?aba=todos"), await brunos.StatementsFor("/atendimento")));

        var first = await anas.StatementsFor($"/chamados/{ticket.Code}");
        Assert.Equal(first, await anas.StatementsFor($"/chamados/{ticket.Code}"));
    }

    [Fact]
    public async Task A_reply_that_was_held_is_new_when_it_leaves_and_read_with_what_was_written_meanwhile()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        var client = Portal.SignedInAs(ana);
        await Portal.SignedInAs(bruno).Submit($"/atendimento/chamados/{ticket.Code}", new() { ["Input.Message"] = "Estamos vendo." });
        Clock.Advance(TimeSpan.FromSeconds(5));
        await client.Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Mais um dado." });
        Assert.Empty(await News(client, "/chamados"));

        await Portal.SendHeldReplies();
        Assert.Single(await News(client, "/chamados"));
        var divider = (await client.Page($"/chamados/{ticket.Code}")).QuerySelector("#novas")!;
        Assert.Contains("Estamos vendo.", divider.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await News(client, "/chamados"));
        Assert.Null((await client.Page($"/chamados/{ticket.Code}")).QuerySelector("#novas"));
    }

    [Fact]
    public async Task A_merged_ticket_is_read_where_it_goes_on()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var (source, target) = (await Given.OpenedTicket(ana), await Given.OpenedTicket(ana));
        var client = Portal.SignedInAs(ana);
        await Reply(bruno, source);
        Assert.Single(await News(client, "/chamados"));
        await Portal.SignedInAs(bruno).Submit($"/atendimento/chamados/{source.Code}/vinculos", new() { ["Merge.Code"] = target.Code });
        Assert.Empty(await News(client, "/chamados?aba=todos"));
        Assert.Contains("Estamos vendo.", (await client.Page($"/chamados/{target.Code}")).QuerySelector("#conversa")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> News(Client client, string list) =>
        [.. (await client.Page(list)).QuerySelectorAll("tr.nova .pc-alvo").Select(a => a.TextContent.Trim())];

    private async Task Reply(Person bruno, Ticket ticket, string text = "Estamos vendo.")
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Given.Change(await Given.Stored(ticket), t => t.Reply(text, StandardCalendar.Instance, Given.By(bruno), Clock.Now));
    }
}
