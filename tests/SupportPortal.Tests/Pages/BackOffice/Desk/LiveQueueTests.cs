using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk;

/// <summary>What the open queue is told, and the marks of its rows. The stream is of one instance, what happens is done on another.</summary>
public class LiveQueueTests(Portal portal) : PageTest(portal)
{
    private const string Stream = "/atendimento/eventos", Presence = "event: presence\ndata: 1\n\n";

    [Fact]
    public async Task The_desk_hears_of_all_changes_of_every_company_internal_ones_too()
    {
        var (bruno, camila) = (await Given.Staff(), await Given.Staff(name: "Camila Rocha"));
        var (one, other) = (await Given.OpenedTicket(), await Given.OpenedTicket());
        await using var instance = Portal.With(_ => { });
        await using var stream = await LiveStream.Open(new Client(instance, camila), $"{Stream}?visto={await Drawn(camila)}");

        var told = "";
        await Change(one, t => t.AddNote("Só nossa.", Given.By(bruno), Clock.Now));
        await stream.Is(told += LiveStream.Changed(await Drawn(camila)));
        await Change(other, t => t.NoteOpenedOutside(addressIsTheCompanys: true, Clock.Now));
        await stream.Is(told += LiveStream.Changed(await Drawn(camila)));
        await Given.OpenedTicket();
        await stream.Is(told + LiveStream.Changed(await Drawn(camila)));
    }

    [Fact]
    public void A_customers_stream_of_lists_stays_asleep_when_the_desks_wakes()
    {
        var changes = new LiveChanges();
        using var desk = changes.Open(personId: 1, customerId: null, ticketId: null, isStaff: true)!;
        using var list = changes.Open(personId: 2, customerId: 7, ticketId: null, isStaff: false)!;
        bool[] Who(string notice) => [.. new[] { desk, list }.Select(w => w.Concerns(ChangeNotice.Parse(notice)!))];

        Assert.Equal([true, false], Who("internal 5 7"));
        Assert.Equal([true, true], Who("ticket 5 7"));
        Assert.Equal([true, false], Who("ticket 5 8"));
        Assert.Equal([true, false], Who("presence 5 9 Viewing"));
        Assert.Equal([false, false], Who("presence 5 1 Viewing")); // one's own
    }

    [Fact]
    public async Task The_stream_ends_with_the_session_and_with_the_place_at_the_desk()
    {
        var (bruno, camila) = (await Given.Staff(), await Given.Staff(name: "Camila Rocha"));
        var drawn = await Drawn(bruno);
        await using var brunos = await LiveStream.Open(Portal.SignedInAs(bruno), $"{Stream}?visto={drawn}");
        await using var camilas = await LiveStream.Open(Portal.SignedInAs(camila), $"{Stream}?visto={drawn}");

        await Portal.Services.GetRequiredService<Sessions>().EndAllAsync(bruno.Id);
        await brunos.Ends();
        Assert.Equal("event: end\ndata: 1\n\n", brunos.Text);
        await Db.Database.ExecuteSqlAsync($"update people set role = 'Finance', security_stamp = 'moved' where id = {camila.Id}", TestContext.Current.CancellationToken);
        await camilas.Ends();
        Assert.Equal("event: end\ndata: 1\n\n", camilas.Text);
    }

    [Fact]
    public async Task A_row_shows_who_is_at_its_ticket_and_the_stream_tells_when_that_changes()
    {
        var (bruno, camila) = (await Given.Staff(name: "Bruno Lima"), await Given.Staff(name: "Camila Rocha"));
        var (busy, quiet) = (await Given.OpenedTicket(subject: "Com gente"), await Given.OpenedTicket(subject: "Sem ninguém"));
        var camilas = Portal.SignedInAs(camila);
        await using var stream = await LiveStream.Open(camilas, $"{Stream}?visto={await Drawn(camila)}");
        var opened = await LiveStream.Open(Portal.SignedInAs(bruno), $"/atendimento/chamados/{busy.Code}/eventos?visto=1.1");
        await stream.Is(Presence);

        var queue = await camilas.Page("/atendimento");
        Assert.Contains("Bruno Lima está neste chamado", queue.QuerySelector($"#c-{busy.Code}")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("está neste chamado", queue.QuerySelector($"#c-{quiet.Code}")!.TextContent, StringComparison.Ordinal);
        var marks = await camilas.Page("/atendimento/presenca");
        Assert.Equal([busy.Code], marks.QuerySelectorAll("[data-visitas]").Select(m => m.GetAttribute("data-visitas")));
        Assert.Empty((await Portal.SignedInAs(bruno).Page("/atendimento/presenca")).QuerySelectorAll("[data-visitas]")); // oneself

        await opened.DisposeAsync();
        await stream.Is(Presence + Presence);
        Assert.Empty((await camilas.Page("/atendimento/presenca")).QuerySelectorAll("[data-visitas]"));
    }

    [Fact]
    public async Task A_row_says_that_I_have_begun_a_reply_and_costs_no_statement_more()
    {
        var (bruno, camila) = (await Given.Staff(), await Given.Staff(name: "Camila Rocha"));
        var (begun, other) = (await Given.OpenedTicket(), await Given.OpenedTicket());
        var brunos = Portal.SignedInAs(bruno);
        var page = $"/atendimento/chamados/{begun.Code}";
        using var kept = await brunos.Post($"{page}/rascunho", page, new Dictionary<string, string> { ["Input.To"] = "publica", ["Input.Message"] = "Estou vendo" });
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);

        var queue = await brunos.Page("/atendimento");
        Assert.Contains("Rascunho", queue.QuerySelector($"#c-{begun.Code}")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Rascunho", queue.QuerySelector($"#c-{other.Code}")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Rascunho", (await Portal.SignedInAs(camila).Page("/atendimento")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.InRange(await brunos.StatementsFor($"/atendimento?chamado={begun.Code}"), 3, 6);
    }

    /// <summary>The mark that this person's queue would be drawn with now.</summary>
    private async Task<string> Drawn(Person person) =>
        (await Portal.SignedInAs(person).Page("/atendimento")).QuerySelector("[data-eventos]")!.GetAttribute("data-eventos")!.Split("visto=")[1];

    private async Task Change(Ticket ticket, Action<Ticket> change) => await Given.Change(await Given.Stored(ticket), change);
}
