using System.Net;
using AngleSharp.Html.Dom;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;
using DeskQueue = SupportPortal.Pages.BackOffice.Desk.IndexModel;

namespace SupportPortal.Tests.Pages.BackOffice.Desk;

public class QueueTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_most_urgent_comes_first_then_the_nearest_deadline()
    {
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana, Given.Question, "Dúvida nova");
        await Given.OpenedTicket(ana, Given.Defect, "Defeito");
        await Given.OpenedTicket(ana, Given.Question, "Dúvida antiga", Clock.Now.AddMinutes(-30));
        await Given.OpenedTicket(ana, Given.Stopped, "Parou");

        Assert.Equal(["Parou", "Defeito", "Dúvida antiga", "Dúvida nova"], await Subjects("/atendimento"));
    }

    [Fact]
    public async Task Each_views_counter_is_the_number_of_tickets_it_lists()
    {
        var bruno = await Given.Staff();
        await OneOfEach(bruno);
        var client = Portal.SignedInAs(bruno);

        foreach (var view in QueueView.All)
        {
            var page = await client.Page($"/atendimento?visao={view.Slug}");
            var listed = page.QuerySelectorAll("tbody .pc-alvo").Length;
            Assert.True(listed > 0, view.Slug);
            Assert.Equal(listed.ToString(), page.QuerySelector($".pc-lado a[href$='visao={view.Slug}'] .pc-conta")!.FirstChild!.TextContent);
        }
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var ana = await Given.Contact();
        for (var i = 0; i < DeskQueue.PageSize + 2; i++) { await Given.OpenedTicket(ana, i % 2 == 0 ? Given.Question : Given.Defect, $"Chamado {i}"); }
        var client = Portal.SignedInAs(await Given.Staff());

        var first = await client.Page("/atendimento");
        var next = await client.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        var seen = new[] { first, next }.SelectMany(SubjectsOf).ToList();
        Assert.Equal((DeskQueue.PageSize, 2), (SubjectsOf(first).Count, SubjectsOf(next).Count));
        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Null(next.QuerySelector("a[rel=next]"));
    }

    [Theory]
    [InlineData("CARIMBO da fatura")] // case, accents and number do not matter
    [InlineData("COOPERATIVA sao jose")]
    [InlineData("12.abc.345/01de-35")]
    [InlineData("Fernanda")]
    [InlineData("2030/1")]
    public async Task A_search_finds_code_subject_company_cnpj_and_person(string search)
    {
        var customer = await Given.Company("Cooperativa São José", "12.ABC.345/01DE-35");
        await Given.OpenedTicket(await Given.Contact(customer, name: "Fernanda Lima"), subject: "Carimbos das fatúras");
        await Given.OpenedTicket(subject: "Outro assunto");

        Assert.Equal(["Carimbos das fatúras"], await Subjects($"/atendimento?q={Uri.EscapeDataString(search)}"));
    }

    [Fact]
    public async Task What_is_typed_into_a_search_is_no_pattern_and_an_odd_address_no_error()
    {
        await Given.OpenedTicket();
        Assert.Empty(await Subjects("/atendimento?q=%25"));
        Assert.Empty(await Subjects("/atendimento?cliente=_"));
        Assert.Single(await Subjects("/atendimento?visao=nada&depois=x-y-z&produto=abc&chamado=nada"));
    }

    [Fact]
    public async Task A_ticket_is_previewed_beside_the_queue_with_its_notes_apart()
    {
        var bruno = await Given.Staff();
        var ticket = await Given.OpenedTicket(then: t => t.AddNote("Mesmo sintoma da outra filial.", Given.By(bruno), Clock.Now));
        var page = await Portal.SignedInAs(bruno).Page($"/atendimento?chamado={ticket.Code}");

        Assert.Contains("Mesmo sintoma", page.QuerySelector(".pc-previa .pc-msg.nota")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("tbody tr")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Customers_and_strangers_find_no_desk()
    {
        var ticket = await Given.OpenedTicket();
        var customer = Portal.SignedInAs(await Given.Contact());
        foreach (var url in new[]
        {
            "/atendimento", $"/atendimento/chamados/{ticket.Code}", $"/atendimento/chamados/{ticket.Code}/propriedades", $"/atendimento/chamados/{ticket.Code}/nova-os",
            "/atendimento/ordens-de-servico", "/atendimento/ordens-de-servico/2030-000001", "/atendimento/clientes", "/atendimento/clientes/12ABC34501DE35",
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await customer.Get(url)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await Portal.Anonymous().Get(url)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Staff(StaffRole.Finance)).Get("/atendimento")).StatusCode);
    }

    private async Task OneOfEach(Person bruno)
    {
        var ana = await Given.Contact();
        var (calendar, by, now) = (StandardCalendar.Instance, Given.By(bruno), Clock.Now);
        await Given.OpenedTicket(ana, subject: "Meu", then: t => t.Assign(bruno, by, now));
        await Given.OpenedTicket(ana, subject: "Vencendo", at: now.AddMinutes(-90));
        await Given.OpenedTicket(ana, subject: "Vencido", at: now.AddHours(-3));
        await Given.OpenedTicket(ana, subject: "Respondido", then: t =>
        {
            t.Reply("Envie a tela.", calendar, by, now);
            t.ReplyFromCustomer("Segue.", calendar, Given.By(ana), now);
        });
        await Given.OpenedTicket(ana, subject: "Espera o cliente", at: now.AddHours(-1), then: t => t.WaitForCustomer("Falta a tela.", calendar, by, now));
        await Given.OpenedTicket(ana, subject: "Espera o banco", then: t => t.WaitForThirdParty("Falta o banco.", calendar, by, now));
        await Given.OpenedTicket(ana, subject: "Resolvido", then: t => t.Resolve(calendar, by, now));
    }

    private async Task<IReadOnlyList<string>> Subjects(string url) => SubjectsOf(await Portal.SignedInAs(await Given.Staff()).Page(url));

    private static List<string> SubjectsOf(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody .pc-alvo").Select(a => a.LastChild!.TextContent.Trim())];
}
