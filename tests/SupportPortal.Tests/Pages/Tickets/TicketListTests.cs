using AngleSharp.Dom;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

public class TicketListTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Tabs_count_and_show_the_tickets_of_ones_company_only()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        await Given.OpenedTicket(ana, subject: "Aberto");
        await Given.OpenedTicket(ana, subject: "Esperando", then: t => t.WaitForCustomer("Qual?", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        await Given.ResolvedTicket(ana);
        await Given.OpenedTicket(subject: "De outra empresa");

        Assert.Equal(["Em aberto 2", "Aguardando você 1", "Resolvidos 1", "Todos 3"], (await Portal.SignedInAs(ana).Page("/chamados")).QuerySelectorAll(".pc-abas a").Select(a => a.Text().Trim()));
        Assert.Equal(["Esperando"], await Subjects(ana, "?aba=aguardando"));
        Assert.Equal(2, (await Subjects(ana, "")).Count);
        Assert.DoesNotContain("De outra empresa", await Subjects(ana, "?aba=todos"));
    }

    [Theory]
    [InlineData("2030-000001")]
    [InlineData("2030-1")]
    [InlineData("000001")]
    [InlineData("1")]
    [InlineData("2030/000001")]
    [InlineData("rejeicao")]
    [InlineData("REJEITADA")]
    public async Task A_ticket_is_found_by_its_number_and_by_words_whatever_their_accents(string search)
    {
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana, subject: "Nota rejeitada em São Paulo");
        await Given.OpenedTicket(await Given.Contact(), subject: "Nota rejeitada de outra empresa");
        Assert.Equal(["Nota rejeitada em São Paulo"], await Subjects(ana, $"?q={Uri.EscapeDataString(search)}"));
    }

    [Theory]
    [InlineData("emissão", "emissões"), InlineData("guia fiscal", "guias fiscais"), InlineData("certificado", "certificados"), InlineData("papel", "papéis"), InlineData("imagem", "imagens")]
    public async Task One_and_many_find_each_other_in_subjects_and_messages(string one, string many)
    {
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana, subject: $"Sobre {one} aqui");
        await Given.OpenedTicket(ana, subject: $"Sobre {many} aqui");
        await Given.OpenedTicket(ana, subject: "Outro assunto");
        foreach (var asked in new[] { one, many, one.Replace('ç', 'c').Replace('ã', 'a'), many.Replace('ç', 'c').Replace('õ', 'o').Replace('é', 'e') })
        {
            Assert.Equal((asked, 2), (asked, (await Subjects(ana, $"?q={Uri.EscapeDataString(asked)}")).Count));
        }
    }

    [Theory]
    [InlineData("%")]
    [InlineData("' or 1=1 --")]
    [InlineData("nada disso")]
    [InlineData("((((")]
    [InlineData("99999999999999999999")]
    public async Task A_search_that_finds_nothing_says_so(string search)
    {
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana);
        var page = await Portal.SignedInAs(ana).Page($"/chamados?q={Uri.EscapeDataString(search)}");
        Assert.NotNull(page.QuerySelector(".pc-vazio"));
    }

    [Fact]
    public async Task Words_of_internal_notes_find_nothing()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        await Given.OpenedTicket(ana, then: t => t.AddNote("inadimplente", Given.By(bruno), Clock.Now));
        Assert.Empty(await Subjects(ana, "?q=inadimplente"));
    }

    [Fact]
    public async Task A_long_list_is_paged_without_losing_or_repeating_a_row()
    {
        var ana = await Given.Contact();
        for (var i = 0; i < 30; i++) { await Given.OpenedTicket(ana, subject: $"Chamado {i:D2}"); }
        var browser = Portal.SignedInAs(ana);
        var first = await browser.Page("/chamados");
        var second = await browser.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var back = await browser.Page(second.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);

        Assert.Equal(30, Of(first).Concat(Of(second)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Of(first), Of(back));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task The_home_page_begins_with_what_waits_for_an_answer()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var waiting = await Given.OpenedTicket(ana, subject: "Exportação", then: t => t.WaitForCustomer("Qual?", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        var page = await Portal.SignedInAs(ana).Page("/");
        Assert.Contains(waiting.Code, page.QuerySelector(".pc-avisos")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#t-fin"));
        Assert.Contains("Processo de compra", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_finance_permission_there_is_no_word_of_money()
    {
        var page = await Portal.SignedInAs(await Given.Contact(permissions: Permission.CompanyTickets)).Page("/");
        Assert.Null(page.QuerySelector("#t-fin"));
        Assert.DoesNotContain("R$", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_are_led_to_their_own_pages()
    {
        Assert.Equal("/atendimento", (await Portal.SignedInAs(await Given.Staff()).Get("/")).Headers.Location?.OriginalString);
        Assert.Equal("/cobranca", (await Portal.SignedInAs(await Given.Staff(StaffRole.Finance)).Get("/")).Headers.Location?.OriginalString);
    }

    private async Task<IReadOnlyList<string>> Subjects(Person person, string query) => Of(await Portal.SignedInAs(person).Page("/chamados" + query));

    private static List<string> Of(IDocument page) => [.. page.QuerySelectorAll("a.pc-alvo").Select(a => a.TextContent)];
}
