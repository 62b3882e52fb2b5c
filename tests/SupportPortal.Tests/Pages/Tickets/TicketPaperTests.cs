using System.Net;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

public class TicketPaperTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_paper_says_what_was_sent_what_was_said_and_where_it_stands()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff(name: "Bruno Teixeira");
        var ticket = await Given.OpenedTicket(ana, subject: "Nota rejeitada", then: t =>
        {
            t.Assign(bruno, Given.By(bruno), Clock.Now);
            t.Reply("Pode mandar o XML?", StandardCalendar.Instance, Given.By(bruno), Clock.Now.AddMinutes(1));
            t.AddNote("Nota para a equipe.", Given.By(bruno), Clock.Now.AddMinutes(2));
        }, answers: [new FieldAnswer(null, "Versão", FieldKind.Text, "12.4"), new FieldAnswer(null, "Valor", FieldKind.Number, "1234.5"), new FieldAnswer(null, "Quando", FieldKind.Date, "2030-01-31")]);

        using var response = await Portal.SignedInAs(ana).Get($"/chamados/{ticket.Code}/chamado.pdf");
        var text = await PaperTools.TextAsync(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"chamado-{ticket.Code}.pdf", response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        string[] shown = [$"Chamado {ticket.Code}", "Nota rejeitada", "Em atendimento", "Bruno Teixeira", "2 horas corridas", ana.Name, "Fiscal", "Versão", "12.4", "1.234,5", "31/01/2030", "A nota volta com a rejeição 539.", "Pode mandar o XML?", "Bruno Teixeira (Suporte)"];
        Assert.All(shown, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Nota para a equipe", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_paper_speaks_the_language_of_its_reader()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana, subject: "Nota rejeitada");
        await Given.Change(ana, p => p.Prefer(language: "en"));
        using var response = await Portal.SignedInAs(ana).Get($"/chamados/{ticket.Code}/chamado.pdf");
        var text = await PaperTools.TextAsync(await response.Content.ReadAsByteArrayAsync());
        Assert.All([$"Ticket {ticket.Code}", "Received", "2 clock hours", "Form as sent", "page 1 of 1", "A nota volta com a rejeição 539."], words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_and_service_orders_are_named()
    {
        var ana = await Given.Contact();
        var order = await Given.FinishedOrder(ana);
        var ticket = Db.Tickets.Single(t => t.Id == order.TicketId);
        await Given.Attached(ticket, "nota-fiscal.pdf");
        using var response = await Portal.SignedInAs(ana).Get($"/chamados/{ticket.Code}/chamado.pdf");
        var text = await PaperTools.TextAsync(await response.Content.ReadAsByteArrayAsync());
        Assert.All(new[] { "Anexos: nota-fiscal.pdf", order.Number.Replace('-', '/'), order.Title, "Concluída" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_conversation_runs_over_numbered_pages_to_its_last_word()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var ticket = await Given.OpenedTicket(ana, then: t =>
        {
            for (var i = 1; i <= 12; i++) { t.Reply($"Resposta {i}. {string.Concat(Enumerable.Repeat("Linha do registro da emissão. ", 90))}fim{i}", StandardCalendar.Instance, Given.By(bruno), Clock.Now.AddMinutes(i)); }
        });
        using var response = await Portal.SignedInAs(ana).Get($"/chamados/{ticket.Code}/chamado.pdf");
        var text = await PaperTools.TextAsync(await response.Content.ReadAsByteArrayAsync());
        Assert.Matches(@"página 1 de ([4-9]|1\d)", text);
        Assert.All(Enumerable.Range(1, 12), i => Assert.Contains($"fim{i}", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_companys_ticket_has_no_paper()
    {
        var ticket = await Given.OpenedTicket();
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact()).Get($"/chamados/{ticket.Code}/chamado.pdf")).StatusCode);
    }

    [Fact]
    public async Task The_page_of_a_ticket_links_to_its_paper()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var link = (await Portal.SignedInAs(ana).Page($"/chamados/{ticket.Code}")).QuerySelectorAll("a").Single(a => a.TextContent.Trim() == "Baixar PDF");
        Assert.Equal($"/chamados/{ticket.Code}/chamado.pdf", link.GetAttribute("href"));
    }
}
