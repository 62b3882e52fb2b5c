using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Tests.Security;
using SupportPortal.Tests.Support;
using static SupportPortal.Tests.Support.LiveStream;

namespace SupportPortal.Tests.Pages.Tickets;

/// <summary>What an open page is told, byte for byte. The streams are of one instance, most of what happens is done on another.</summary>
public class LiveTests(Portal portal) : PageTest(portal)
{
    private const string Canary = "CANARIO-INTERNO";

    [Fact]
    public async Task A_reply_written_on_another_instance_reaches_the_customers_stream()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        await using var other = Portal.With(_ => { });
        await using var stream = await LiveStream.Open(new Client(other, ana), $"/chamados/{ticket.Code}/eventos?visto=1.1");
        Assert.Equal(("text/event-stream", HttpStatusCode.OK), (stream.Response.Content.Headers.ContentType!.MediaType, stream.Response.StatusCode));
        Assert.Equal("no-store", stream.Response.Headers.CacheControl!.ToString());

        await Reply(bruno, ticket, "Estamos vendo.");
        await stream.Is(Changed("2.2")); // the reply, and that work began
    }

    [Fact]
    public async Task What_is_internal_reaches_no_customers_stream_and_all_of_the_desk()
    {
        var (ana, bruno, camila) = (await Given.Contact(), await Given.Staff(), await Given.Staff(name: "Camila Rocha"));
        var ticket = await Given.OpenedTicket(ana);
        await using var stream = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/{ticket.Code}/eventos");
        await using var list = await LiveStream.Open(Portal.SignedInAs(ana), "/chamados/eventos");
        await using var desk = await LiveStream.Open(Portal.SignedInAs(camila), $"/atendimento/chamados/{ticket.Code}/eventos");
        await stream.Is(Changed("1.1"));
        await desk.Is(Changed("1.1"));
        var listed = Changed($"{ticket.UpdatedAt.UtcTicks}");
        await list.Is(listed);

        await Note(bruno, ticket, Canary);
        await desk.Is(Changed("1.1") + Changed("2.1"));
        await Change(ticket, t => t.NoteOpenedOutside(addressIsTheCompanys: true, Clock.Now));
        await desk.Is(Changed("1.1") + Changed("2.1") + Changed("2.2"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Reply(bruno, ticket, "Resposta pública.");

        // The reply is told; had the note been told too, its event would stand before this one.
        await stream.Is(Changed("1.1") + Changed("2.2"));
        await list.Is(listed + Changed($"{Clock.Now.UtcTicks}"));
        Assert.DoesNotContain(Canary, stream.Text + list.Text + desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Resposta", stream.Text + list.Text + desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_internal_change_does_not_even_wake_a_customers_stream()
    {
        var changes = new LiveChanges();
        using var ticket = changes.Open(personId: 1, customerId: 7, ticketId: 5, isStaff: false)!;
        using var list = changes.Open(personId: 1, customerId: 7, ticketId: null, isStaff: false)!;
        using var desk = changes.Open(personId: 2, customerId: 7, ticketId: 5, isStaff: true)!;
        bool[] Who(string notice) => [.. new[] { ticket, list, desk }.Select(w => w.Concerns(ChangeNotice.Parse(notice)!))];

        Assert.Equal([false, false, true], Who("internal 5 7"));
        Assert.Equal([true, true, true], Who("ticket 5 7"));
        Assert.Equal([false, true, false], Who("ticket 6 7"));
        Assert.Equal([false, false, false], Who("ticket 6 8"));
        Assert.Equal([true, true, false], Who("person 1"));
        Assert.Null(ChangeNotice.Parse("something else 1"));
    }

    [Fact]
    public async Task Another_companys_change_and_a_colleagues_unseen_ticket_reach_no_stream()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company, Permission.OwnTickets);
        var (mine, colleagues, foreign) = (await Given.OpenedTicket(ana), await Given.OpenedTicket(await Given.Contact(company)), await Given.OpenedTicket());
        var bruno = await Given.Staff();
        await using var list = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/eventos?visto={mine.UpdatedAt.UtcTicks}");
        foreach (var other in new[] { colleagues, foreign })
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Reply(bruno, other, Canary);
        }
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Reply(bruno, mine, "Para a Ana.");
        await list.Is(Changed($"{Clock.Now.UtcTicks}"));
    }

    [Fact]
    public async Task A_foreign_a_missing_and_an_unseen_ticket_have_no_stream()
    {
        var company = await Given.Company();
        var ticket = await Given.OpenedTicket(await Given.Contact(company));
        foreach (var person in new[] { await Given.Contact(), await Given.Contact(company, Permission.OwnTickets) })
        {
            foreach (var url in new[] { $"/chamados/{ticket.Code}/eventos", "/chamados/2030-999999/eventos", $"/atendimento/chamados/{ticket.Code}/eventos" })
            {
                await using var refused = await LiveStream.Open(Portal.SignedInAs(person), url);
                Assert.Equal((url, HttpStatusCode.NotFound), (url, refused.Response.StatusCode));
            }
        }
    }

    [Fact]
    public async Task The_stream_ends_with_the_session_and_with_the_right_to_see()
    {
        var company = await Given.Company();
        var (ana, carla) = (await Given.Contact(company), await Given.Contact(company, name: "Carla Reis"));
        var ticket = await Given.OpenedTicket(ana);
        await using var anas = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/{ticket.Code}/eventos?visto=1.1");
        await using var list = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/eventos?visto={ticket.UpdatedAt.UtcTicks}");
        await using var carlas = await LiveStream.Open(Portal.SignedInAs(carla), $"/chamados/{ticket.Code}/eventos?visto=1.1");

        await Portal.Services.GetRequiredService<Sessions>().EndAllAsync(ana.Id);
        await anas.Ends();
        await list.Ends();
        Assert.Equal("event: end\ndata: 1\n\n", anas.Text);
        await Given.Change(Db.Memberships.Single(m => m.PersonId == carla.Id), m => m.Grant(Permission.OwnTickets));
        await carlas.Ends();
        Assert.Equal("event: end\ndata: 1\n\n", carlas.Text);
    }

    [Fact]
    public async Task An_open_stream_keeps_no_session_from_running_out()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var client = Portal.SignedInAs(ana);
        await client.SignIn();
        Clock.Advance(Session.CustomerIdle - TimeSpan.FromMinutes(1));
        await using var stream = await LiveStream.Open(client, $"/chamados/{ticket.Code}/eventos?visto=1.1");
        client.Http.DefaultRequestHeaders.Add("X-Unattended", "1");
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/chamados/{ticket.Code}")).StatusCode);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Reply(await Given.Staff(), ticket, "Tarde demais.");
        await stream.Ends();
        Assert.Equal("event: end\ndata: 1\n\n", stream.Text);
    }

    [Fact]
    public async Task A_listening_connection_that_breaks_is_opened_anew_and_nothing_is_missed()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        await using var stream = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/{ticket.Code}/eventos");
        await stream.Is(Changed("1.1"));
        await using var login = new NpgsqlConnection(Portal.Services.GetRequiredService<DataSources>().ConnectionString);
        await login.OpenAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(await login.RowsAsync($"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{DataSources.ListenerName}' and datname = current_database()"));
        await Reply(bruno, ticket, "Enquanto ninguém ouvia.");
        await stream.Is(Changed("1.1") + Changed("2.2"));
    }

    [Fact]
    public async Task A_database_that_was_away_leaves_the_stream_open()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        await using var stream = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/{ticket.Code}/eventos");
        await stream.Is(Changed("1.1"));
        await (await Portal.CutDatabase()).DisposeAsync();
        await Reply(bruno, ticket, "Voltamos.");
        await stream.Is(Changed("1.1") + Changed("2.2"));
    }

    [Fact]
    public async Task A_browser_that_comes_back_is_told_only_what_it_has_missed()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        await Reply(bruno, ticket, "Primeira.");
        await using var late = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/{ticket.Code}/eventos?visto=1.1", lastEventId: "1.1");
        await using var current = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/{ticket.Code}/eventos?visto=1.1", lastEventId: "2.2");
        await using var forged = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/{ticket.Code}/eventos", lastEventId: "' or 1=1 --");
        await late.Is(Changed("2.2"));
        await forged.Is(Changed("2.2"));
        await Reply(bruno, ticket, "Segunda.");
        await current.Is(Changed("3.2"));
    }

    [Fact]
    public async Task One_person_has_ten_streams_and_one_that_was_left_counts_no_more()
    {
        var ana = await Given.Contact();
        var client = Portal.SignedInAs(ana);
        var streams = new List<LiveStream>();
        for (var i = 0; i < LiveChanges.MostOfOnePerson; i++) { streams.Add(await LiveStream.Open(client, "/chamados/eventos")); }
        await using (var refused = await LiveStream.Open(client, "/chamados/eventos")) { Assert.Equal(HttpStatusCode.TooManyRequests, refused.Response.StatusCode); }
        foreach (var stream in streams)
        {
            Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
            await stream.DisposeAsync();
        }
        Assert.True(SpinWait.SpinUntil(() => Portal.Services.GetRequiredService<LiveChanges>().Count == 0, TimeSpan.FromSeconds(15)));
    }

    [Fact]
    public async Task A_portal_that_stops_ends_its_streams_at_once()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        await using var other = Portal.With(_ => { });
        await using var stream = await LiveStream.Open(new Client(other, ana), $"/chamados/{ticket.Code}/eventos");
        await stream.Is(Changed("1.1"));
        other.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await stream.Ends();
        Assert.Equal(Changed("1.1"), stream.Text); // no "end": the browser comes back, to another instance
    }

    [Fact]
    public async Task A_waiting_stream_holds_no_connection_of_the_pools()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var streams = new List<LiveStream>();
        for (var i = 0; i < LiveChanges.MostOfOnePerson; i++) { streams.Add(await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/{ticket.Code}/eventos")); }
        foreach (var stream in streams) { await stream.Is(Changed("1.1")); }

        // A pool has eight connections here: with ten held, these would wait in vain.
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Portal.SignedInAs(ana).Get($"/chamados/{ticket.Code}")));
        Assert.All(pages, p => Assert.Equal(HttpStatusCode.OK, p.StatusCode));
        foreach (var stream in streams) { await stream.DisposeAsync(); }
    }

    [Fact]
    public async Task Analysts_see_who_else_is_at_the_ticket_and_writes_on_any_instance_and_customers_do_not()
    {
        const string Presence = "event: presence\ndata: 1\n\n";
        var (ana, bruno, camila) = (await Given.Contact(), await Given.Staff(name: "Bruno Lima"), await Given.Staff(name: "Camila Rocha"));
        var ticket = await Given.OpenedTicket(ana);
        var (url, page) = ($"/atendimento/chamados/{ticket.Code}/eventos?visto=1.1", $"/atendimento/chamados/{ticket.Code}/presenca");
        await using var other = Portal.With(_ => { });
        var (brunos, camilas) = (Portal.SignedInAs(bruno), new Client(other, camila));
        await using var anas = await LiveStream.Open(Portal.SignedInAs(ana), $"/chamados/{ticket.Code}/eventos?visto=1.1");
        await using var stream = await LiveStream.Open(camilas, url);
        Assert.DoesNotContain("também está", await Text(camilas, page), StringComparison.Ordinal);
        // Two, as the first may be seen before the new instance listens: presence is said, not stored.
        var notes = Changed("2.1");
        await Note(bruno, ticket, "Primeira nota.");
        await stream.Is(notes);
        await Note(bruno, ticket, "Segunda nota.");
        await stream.Is(notes += Changed("3.1"));

        var opened = await LiveStream.Open(brunos, url);
        await stream.Is(notes + Presence);
        Assert.Contains("Bruno Lima também está neste chamado.", await Text(camilas, page), StringComparison.Ordinal);
        using var writes = await brunos.Post(page, $"/atendimento/chamados/{ticket.Code}", []);
        Assert.Equal(HttpStatusCode.NoContent, writes.StatusCode);
        await stream.Is(notes + Presence + Presence);
        Assert.Contains("Bruno Lima também está neste chamado e escreve.", await Text(camilas, $"/atendimento/chamados/{ticket.Code}"), StringComparison.Ordinal);
        await opened.DisposeAsync();
        await stream.Is(notes + Presence + Presence + Presence);
        Assert.DoesNotContain("também está", await Text(camilas, page), StringComparison.Ordinal);

        await Reply(bruno, ticket, "Pronto.");
        await anas.Is(Changed("2.2"));
    }

    private static async Task<string> Text(Client client, string url) =>
        string.Join(' ', (await client.Page(url)).Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task Reply(Person by, Ticket ticket, string text) => Change(ticket, t => t.Reply(text, StandardCalendar.Instance, Given.By(by), Clock.Now));

    private Task Note(Person by, Ticket ticket, string text) => Change(ticket, t => t.AddNote(text, Given.By(by), Clock.Now));

    private async Task Change(Ticket ticket, Action<Ticket> change) => await Given.Change(await Given.Stored(ticket), change);
}
