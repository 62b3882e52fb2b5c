using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

/// <summary>How messages are shown, to the customer and at the desk.</summary>
public class ConversationTests(Portal portal) : PageTest(portal)
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public async Task Pictures_stand_in_their_message_and_every_other_file_is_a_link()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var picture = await Given.Attached(ticket, "tela <1>.png", "image/png", Png);
        foreach (var (name, type) in new[] { ("anim.gif", "image/gif"), ("desenho.svg", "image/svg+xml"), ("pagina.png", "text/html"), ("nota.pdf", "application/pdf") }) { await Given.Attached(ticket, name, type); }
        foreach (var (who, url) in new[] { (ana, $"/chamados/{ticket.Code}"), (await Given.Staff(), $"/atendimento/chamados/{ticket.Code}") })
        {
            var page = await Portal.SignedInAs(who).Page(url);
            var image = Assert.Single(page.QuerySelectorAll(".pc-fio img"));
            Assert.Equal(($"/anexos/{picture.Id}", "Imagem anexada: tela <1>.png", "lazy"), (image.GetAttribute("src"), image.GetAttribute("alt"), image.GetAttribute("loading")));
            Assert.Equal($"/anexos/{picture.Id}", image.ParentElement!.GetAttribute("href"));
            Assert.Equal(4, page.QuerySelectorAll(".pc-fio a.pc-anexo").Length);
        }
    }

    [Fact]
    public async Task A_picture_of_an_internal_note_is_on_no_customers_page()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var ticket = await Given.OpenedTicket(ana, then: t => t.AddNote("Só nossa.", Given.By(bruno), Clock.Now));
        await Given.Attached(ticket, "interna.png", "image/png", Png);
        Assert.Empty((await Portal.SignedInAs(ana).Page($"/chamados/{ticket.Code}")).QuerySelectorAll(".pc-fio img"));
        Assert.Single((await Portal.SignedInAs(bruno).Page($"/atendimento/chamados/{ticket.Code}")).QuerySelectorAll(".pc-fio img"));
    }

    [Fact]
    public async Task What_a_mail_program_repeated_is_folded_and_escaped()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana, then: t => t.ReplyFromCustomer("Deu certo.\n\nEm 14/09/2026 15:08, Suporte escreveu:\n> Veja <b>agora</b>.", StandardCalendar.Instance, new Actor(ana.Id, ana.Name, Side.Customer), Clock.Now));
        foreach (var (who, url) in new[] { (ana, $"/chamados/{ticket.Code}"), (await Given.Staff(), $"/atendimento/chamados/{ticket.Code}") })
        {
            var message = (await Portal.SignedInAs(who).Page(url)).QuerySelectorAll(".pc-fio article")[^1];
            var quote = Assert.Single(message.QuerySelectorAll("details"));
            Assert.False(quote.HasAttribute("open"));
            Assert.Contains("Veja <b>agora</b>.", quote.TextContent, StringComparison.Ordinal);
            Assert.Equal("Deu certo.", message.QuerySelector(".pc-prosa > p")!.TextContent);
        }
        using var paper = await Portal.SignedInAs(ana).Get($"/chamados/{ticket.Code}/chamado.pdf");
        Assert.Contains("Veja <b>agora</b>.", await PaperTools.TextAsync(await paper.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }
}
