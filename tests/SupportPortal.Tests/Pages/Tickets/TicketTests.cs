using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

public class TicketTests(Portal portal) : PageTest(portal)
{
    private const string Secret = "O cliente está inadimplente";

    public static TheoryData<string> Pages => [.. (string[])["", "/historico", "/formulario", "/listagem", "/enviado", "/reabrir", "/cancelar", "/avaliar"]];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Another_companys_ticket_does_not_exist(string page)
    {
        var ticket = await Given.OpenedTicket();
        var stranger = Portal.SignedInAs(await Given.Contact());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/chamados/{ticket.Code}{page}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/chamados/2030-999999{page}")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Who_sees_own_tickets_only_does_not_see_a_colleagues(string page)
    {
        var company = await Given.Company();
        var ticket = await Given.OpenedTicket(await Given.Contact(company));
        var colleague = Portal.SignedInAs(await Given.Contact(company, Permission.OwnTickets, "Carlos Dias"));
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Get($"/chamados/{ticket.Code}{page}")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task An_internal_note_and_its_file_are_on_no_page(string page)
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var ticket = await Given.OpenedTicket(ana, then: t => t.AddNote(Secret, Given.By(bruno), Clock.Now));
        var file = await Given.Attached(ticket, "planilha-interna.pdf");
        Assert.True(file.IsInternal);

        var html = await (await Portal.SignedInAs(ana).Get($"/chamados/{ticket.Code}{page}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Secret, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("planilha-interna", html, StringComparison.Ordinal);
        Assert.DoesNotContain(bruno.Name, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_tells_who_has_it_since_when_until_when_and_what_was_said()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff(name: "Bruno Teixeira");
        var ticket = await Given.OpenedTicket(ana, Given.Stopped, then: t =>
        {
            t.Assign(bruno, Given.By(bruno), Clock.Now);
            t.Reply("Estamos vendo.", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
        });
        var page = await Portal.SignedInAs(ana).Page($"/chamados/{ticket.Code}");

        Assert.Contains("Em atendimento", page.QuerySelector(".pc-fluxo [aria-current=step]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bruno Teixeira está trabalhando", page.QuerySelector("section .border-top")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Estamos vendo.", page.QuerySelector(".pc-fio")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("4 horas corridas", page.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_with_a_file_goes_into_the_conversation()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var response = await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Segue a nota." }, null, new Upload("Reply.Uploads", "C:\\notas\\nfe.xml", Given.Xml));

        Assert.StartsWith($"/chamados/{ticket.Code}", response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var message = await Db.TicketMessages.Include(m => m.Files).OrderBy(m => m.Id).LastAsync();
        Assert.Equal(("Segue a nota.", Side.Customer, ana.Id), (message.Body, message.Side, message.AuthorId));
        Assert.Equal(("nfe.xml", "application/xml"), (message.Files[0].Name, message.Files[0].ContentType));
        Assert.Empty(await Db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Answering_a_question_takes_the_ticket_back_to_work_ends_the_pause()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var ticket = await Given.OpenedTicket(ana, then: t => t.WaitForCustomer("Qual é a série?", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        Clock.Now += TimeSpan.FromHours(3);
        var browser = Portal.SignedInAs(ana);
        Assert.Contains("Qual é a série?", (await browser.Page($"/chamados/{ticket.Code}")).QuerySelector(".pc-nota-linha")!.TextContent, StringComparison.Ordinal);
        await browser.Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "É a série 2." });

        var stored = await Db.Tickets.Include(t => t.Pauses).SingleAsync();
        Assert.Equal((TicketStatus.InProgress, ticket.DueAt.AddHours(3)), (stored.Status, stored.DueAt));
        Assert.Equal(Clock.Now, Assert.Single(stored.Pauses).To);
        Assert.Empty(await Db.Outbox.ToListAsync()); // she knows
    }

    [Fact]
    public async Task A_blank_answer_is_refused_and_a_repeated_one_is_taken_once()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var browser = Portal.SignedInAs(ana);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = " " })).StatusCode);
        for (var i = 0; i < 2; i++) { await browser.Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Sem sinal." }); }
        Assert.Equal(2, await Db.TicketMessages.CountAsync());
    }

    [Fact]
    public async Task The_customer_confirms_and_rates_in_one_go()
    {
        var ana = await Given.Contact();
        var ticket = await Given.ResolvedTicket(ana);
        await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Confirm.Rating"] = "5", ["Confirm.Comment"] = "Rápido." });

        var stored = await Db.Tickets.SingleAsync();
        Assert.Equal((TicketStatus.Closed, 5, "Rápido."), (stored.Status, stored.Rating, stored.RatingComment));
        Assert.Empty(await Db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task A_customer_says_what_still_happens_and_the_ticket_goes_back_to_work()
    {
        var ana = await Given.Contact();
        var ticket = await Given.ResolvedTicket(ana);
        var browser = Portal.SignedInAs(ana);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit($"/chamados/{ticket.Code}/reabrir", new() { ["Input.Message"] = "" })).StatusCode);
        var response = await browser.Submit($"/chamados/{ticket.Code}/reabrir", new() { ["Input.Message"] = "Sem sinal." });

        Assert.Equal($"/chamados/{ticket.Code}", response.Headers.Location?.OriginalString);
        Assert.Equal(TicketStatus.InProgress, (await Db.Tickets.SingleAsync()).Status);
        Assert.Equal("Sem sinal.", (await Db.TicketMessages.OrderBy(m => m.Id).LastAsync()).Body);
        Assert.Empty(await Db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task After_the_window_reopening_is_refused_with_its_reason_and_the_text_kept()
    {
        var ana = await Given.Contact();
        var ticket = await Given.ResolvedTicket(ana);
        Clock.Now += TimeSpan.FromDays(30);
        var response = await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}/reabrir", new() { ["Input.Message"] = "Voltou." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await Client.Read(response);
        Assert.Contains("O prazo para reabrir", page.QuerySelector(".pc-resumo-erros")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Voltou.", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(TicketStatus.Resolved, (await Db.Tickets.SingleAsync()).Status);
    }

    [Fact]
    public async Task Cancelling_asks_for_a_reason_and_closes_the_conversation()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var browser = Portal.SignedInAs(ana);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit($"/chamados/{ticket.Code}/cancelar", new() { ["Input.Reason"] = "" })).StatusCode);
        await browser.Submit($"/chamados/{ticket.Code}/cancelar", new() { ["Input.Reason"] = "Resolvemos por aqui." });

        Assert.Equal(TicketStatus.Cancelled, (await Db.Tickets.SingleAsync()).Status);
        var page = await browser.Page($"/chamados/{ticket.Code}");
        Assert.Null(page.QuerySelector("#responder"));
        Assert.Contains("Abrir continuação", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_ticket_is_rated_later_but_once()
    {
        var ana = await Given.Contact();
        var ticket = await Given.ResolvedTicket(ana);
        var browser = Portal.SignedInAs(ana);
        await browser.Submit($"/chamados/{ticket.Code}", button: "Sim, encerrar chamado");
        await browser.Submit($"/chamados/{ticket.Code}/avaliar", new() { ["Input.Rating"] = "4" });
        var again = await browser.Submit($"/chamados/{ticket.Code}/avaliar", new() { ["Input.Rating"] = "1" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(4, (await Db.Tickets.SingleAsync()).Rating);
    }

    [Fact]
    public async Task The_history_has_each_change_and_the_listing_each_stage_with_its_time()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff(name: "Bruno Teixeira");
        var ticket = await Given.OpenedTicket(ana, then: t =>
        {
            t.Assign(bruno, Given.By(bruno), Clock.Now.AddMinutes(6));
            t.Reply("Estamos vendo.", StandardCalendar.Instance, Given.By(bruno), Clock.Now.AddMinutes(18));
        });
        Clock.Now += TimeSpan.FromHours(1);
        var browser = Portal.SignedInAs(ana);
        var history = (await browser.Page($"/chamados/{ticket.Code}/historico")).QuerySelectorAll("tbody tr");
        Assert.Equal(4, history.Length);
        var list = await browser.Page($"/chamados/{ticket.Code}/listagem");
        var stages = list.QuerySelectorAll("tbody tr");
        var totals = list.QuerySelectorAll("tfoot td").Select(t => t.TextContent.Replace('\u00a0', ' ').Trim()).ToList();
        Assert.Equal(["1 h 00 min 00 s", "0 h 00 min 00 s", "0 h 00 min 00 s", "1 h 00 min 00 s"], totals[..4]);
        Assert.Contains("18 min", stages[0].TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Bruno Teixeira", stages[1].TextContent, StringComparison.Ordinal);
    }
}
