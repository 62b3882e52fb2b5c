using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using SupportPortal.Domain;
using SupportPortal.Domain.Sla;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

public class DeadlinesTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_pause_is_told_with_its_reason_and_length_and_what_it_did_to_the_deadline()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var opened = Clock.Now.AddHours(-3);
        var ticket = await Given.OpenedTicket(ana, category: "Defeito com paralisação", at: opened, then: t =>
        {
            t.WaitForCustomer("Falta o XML da nota", StandardCalendar.Instance, Given.By(bruno), opened.AddHours(1));
            t.ReplyFromCustomer("Segue.", StandardCalendar.Instance, Given.By(ana), opened.AddHours(2));
            t.AddNote("Cliente demora.", Given.By(bruno), opened.AddHours(2));
        });
        var browser = Portal.SignedInAs(ana);
        var page = await browser.Page($"/chamados/{ticket.Code}/prazo");
        var resolution = page.QuerySelectorAll("section").Single(s => s.QuerySelector("h2")?.TextContent == "Solução");

        Assert.Equal(["Contou no prazo", "Pausa: Falta o XML da nota", "Contou no prazo"], resolution.QuerySelectorAll("tbody td.cheia").Select(c => c.TextContent.Trim()));
        Assert.Equal(["1 h", "1 h", "1 h"], resolution.QuerySelectorAll("tbody td.dir").Select(Text));
        Assert.Equal(["2 h", "1 h", "3 h"], resolution.QuerySelectorAll("tfoot td").Select(Text));
        var told = string.Join('\n', resolution.QuerySelectorAll("dd").Select(Text));
        Assert.Contains("4 horas corridas", told, StringComparison.Ordinal);
        Assert.Contains(PortalTime.ToLocal(opened.AddHours(5)).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture), told, StringComparison.Ordinal);
        Assert.Contains("dentro do prazo", told, StringComparison.Ordinal);
        Assert.DoesNotContain("demora", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await browser.Page($"/chamados/{ticket.Code}")).QuerySelector($"a[href='/chamados/{ticket.Code}/prazo']"));
    }

    [Fact]
    public async Task Each_clock_has_its_own_account()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var opened = Clock.Now.AddHours(-30);
        var ticket = await Given.OpenedTicket(ana, at: opened, then: t =>
        {
            t.Reply("Olá.", StandardCalendar.Instance, Given.By(bruno), opened.AddMinutes(10));
            t.ReplyFromCustomer("E agora?", StandardCalendar.Instance, Given.By(ana), opened.AddHours(1));
        });
        var page = await Portal.SignedInAs(ana).Page($"/chamados/{ticket.Code}/prazo");
        Assert.Equal(["Primeira resposta", "Solução", "Próxima resposta"], page.QuerySelectorAll("section h2").Select(h => h.TextContent));
        Assert.Contains("Em andamento, prazo ultrapassado", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tempo além da meta", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_companys_deadline_is_not_told()
    {
        var ticket = await Given.OpenedTicket();
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact()).Get($"/chamados/{ticket.Code}/prazo")).StatusCode);
    }

    private static string Text(IElement cell) => cell.TextContent.Replace('\u00a0', ' ').Trim();
}
