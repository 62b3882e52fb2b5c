using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Tickets;

public class ShowTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task An_analyst_takes_a_ticket()
    {
        var (bruno, ticket) = (await Given.Staff(), await Given.OpenedTicket());
        var response = await Portal.SignedInAs(bruno).Submit(Url(ticket), button: "Assumir");

        Assert.Equal(Url(ticket), response.Headers.Location?.OriginalString);
        var stored = await Stored();
        Assert.Equal((bruno.Id, TicketEventKind.Assigned), (stored.AssigneeId, stored.History[^1].Kind));
    }

    [Fact]
    public async Task A_public_reply_meets_the_first_response_starts_work_and_is_mailed()
    {
        var ticket = await Given.OpenedTicket();
        Clock.Advance(TimeSpan.FromMinutes(18));
        var clicked = Clock.Now;
        await Send(ticket, "Boa tarde, já estou vendo.");

        var stored = await Stored();
        Assert.Equal((TicketStatus.InProgress, false), (stored.Status, stored.AwaitsReply));
        Assert.Equal(clicked, stored.Clocks.Single(c => c.Metric is SlaMetric.FirstResponse).MetAt);
        var mail = Assert.Single(await Db.Outbox.ToListAsync());
        Assert.Equal(("ticket-replied", "ana@cliente.example"), (mail.Kind, mail.RecipientAddress));
        Assert.Contains("já estou vendo", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_internal_note_is_not_mailed_and_never_reaches_the_customer()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        await Send(ticket, "Cliente em atraso, cuidado.", new() { ["Input.To"] = "interna" });

        var note = (await Stored()).Messages[^1];
        Assert.True(note.IsInternal);
        Assert.Empty(await Db.Outbox.ToListAsync());
        var seen = await Portal.SignedInAs(ana).Page($"/chamados/{ticket.Code}");
        Assert.DoesNotContain("cuidado", seen.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_the_customer_needs_a_reason_and_stops_the_clock()
    {
        var ticket = await Given.OpenedTicket();
        var refused = await Send(ticket, "Pode enviar a tela?", new() { ["Input.Then"] = "WaitingCustomer" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Client.Read(refused);
        Assert.Contains("Diga o que falta para continuar.", page.QuerySelector("#Input_Reason-erro")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Pode enviar a tela?", page.QuerySelector("textarea")!.TextContent.Trim());

        await Send(ticket, "Pode enviar a tela?", new() { ["Input.Then"] = "WaitingCustomer", ["Input.Reason"] = "Falta a tela do erro." });

        var stored = await Stored();
        Assert.Equal((TicketStatus.WaitingCustomer, "Falta a tela do erro."), (stored.Status, Assert.Single(stored.Pauses).Reason));
        Assert.Equal("ticket-state-changed", Assert.Single(await Db.Outbox.ToListAsync()).Kind);
    }

    [Fact]
    public async Task Resolving_tells_the_customer_what_was_done_and_a_note_cannot_resolve()
    {
        var ticket = await Given.OpenedTicket();
        var refused = await Send(ticket, "Feito.", new() { ["Input.To"] = "interna", ["Input.Then"] = "Resolved" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        await Send(ticket, "Corrigimos a numeração da série 2.", new() { ["Input.Then"] = "Resolved" });

        Assert.Equal(TicketStatus.Resolved, (await Stored()).Status);
        var mail = Assert.Single(await Db.Outbox.ToListAsync());
        Assert.Equal("ticket-resolved", mail.Kind);
        Assert.Contains("numeração da série 2", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/chamados/{ticket.Code}", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slower_of_two_analysts_sees_what_arrived_and_keeps_the_text()
    {
        var ticket = await Given.OpenedTicket();
        var (bruno, carla) = (Portal.SignedInAs(await Given.Staff()), Portal.SignedInAs(await Given.Staff(name: "Carla Reis")));
        var opened = await bruno.Page(Url(ticket));
        await carla.Submit(Url(ticket), new() { ["Input.Message"] = "Resposta da Carla." });

        var late = await bruno.Submit(opened, Url(ticket), new() { ["Input.Message"] = "Resposta do Bruno." });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await Client.Read(late);
        Assert.Contains("Chegou enquanto você escrevia", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Resposta da Carla.", page.QuerySelector("#conversa")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Resposta do Bruno.", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.DoesNotContain((await Stored()).Messages, m => m.Body == "Resposta do Bruno.");

        var again = await bruno.Submit(page, Url(ticket), new() { ["Input.Message"] = "Resposta do Bruno, revista." });
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        await Portal.SendHeldReplies();
        Assert.Equal("Resposta do Bruno, revista.", (await Stored()).Messages[^1].Body);
    }

    [Fact]
    public async Task A_note_is_taken_even_when_the_ticket_has_moved_on()
    {
        var ticket = await Given.OpenedTicket();
        var bruno = Portal.SignedInAs(await Given.Staff());
        var opened = await bruno.Page(Url(ticket));
        await Send(ticket, "Resposta.");
        await bruno.Submit(opened, Url(ticket), new() { ["Input.To"] = "interna", ["Input.Message"] = "Para a equipe." });

        Assert.Contains((await Stored()).Messages, m => m is { IsInternal: true, Body: "Para a equipe." });
    }

    [Fact]
    public async Task Only_the_first_of_two_who_take_a_ticket_gets_it()
    {
        var ticket = await Given.OpenedTicket();
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        var late = Portal.SignedInAs(bruno);
        var opened = await late.Page(Url(ticket));
        await Portal.SignedInAs(carla).Submit(Url(ticket), button: "Assumir");

        Assert.Equal(HttpStatusCode.Conflict, (await late.Submit(opened, Url(ticket), [], "Assumir")).StatusCode);
        Assert.Equal(carla.Id, (await Stored()).AssigneeId);
    }

    [Fact]
    public async Task A_file_goes_with_a_note_and_stays_internal()
    {
        var ticket = await Given.OpenedTicket();
        await Portal.SignedInAs(await Given.Staff()).Submit(
            Url(ticket), new() { ["Input.To"] = "interna", ["Input.Message"] = "Log do servidor." }, files: new Upload("Input.Uploads", "log.txt", "linha 1"u8.ToArray(), "text/plain"));

        var file = Assert.Single(await Db.Files.ToListAsync());
        Assert.Equal(("log.txt", true, ticket.CustomerId), (file.Name, file.IsInternal, file.CustomerId));
    }

    [Fact]
    public async Task A_closed_ticket_offers_no_reply()
    {
        var bruno = await Given.Staff();
        var ticket = await Given.OpenedTicket(then: t => t.Cancel("Aberto em engano.", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        var page = await Portal.SignedInAs(bruno).Page(Url(ticket));
        Assert.Null(page.QuerySelector("#responder"));
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(bruno).Get("/atendimento/chamados/2030-999999")).StatusCode);
    }

    private static string Url(Ticket ticket) => $"/atendimento/chamados/{ticket.Code}";

    private async Task<HttpResponseMessage> Send(Ticket ticket, string text, Dictionary<string, string>? more = null)
    {
        var answer = await Portal.SignedInAs(await Given.Staff()).Submit(Url(ticket), new(more ?? []) { ["Input.Message"] = text });
        await Portal.SendHeldReplies();
        return answer;
    }

    private async Task<Ticket> Stored()
    {
        await using var db = Portal.OpenDb();
        return await db.Tickets
            .Include(t => t.Messages.OrderBy(m => m.Id)).Include(t => t.History.OrderBy(e => e.Id)).Include(t => t.Clocks).Include(t => t.Pauses)
            .AsSplitQuery().SingleAsync();
    }
}
