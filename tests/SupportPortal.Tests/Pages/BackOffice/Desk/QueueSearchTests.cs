using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Pages.BackOffice.Desk;
using SupportPortal.Tests.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk;

/// <summary>What the queue finds, in which order, and at what cost.</summary>
public class QueueSearchTests(Portal portal) : PageTest(portal)
{
    [Theory]
    [InlineData("1")]
    [InlineData("000001")]
    [InlineData("#2030/1")]
    [InlineData("12ABC34501DE35")]
    [InlineData("529.982.247-25")]
    [InlineData("52998224725")]
    [InlineData("fernand")]
    [InlineData("LIMA")]
    [InlineData("sao jose")]
    [InlineData("paralisacoes")] // said in the conversation
    [InlineData("restrito")] // in an internal note
    public async Task Everything_about_a_ticket_finds_it(string search)
    {
        var bruno = await Given.Staff();
        var customer = await Given.Company("Cooperativa São José", "12.ABC.345/01DE-35");
        var ticket = await Given.OpenedTicket(await Given.Contact(customer, name: "Fernanda Lima"), subject: "Rejeição das notas", then: t =>
        {
            t.Reply("Houve uma paralisação no emissor.", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
            t.AddNote("Acesso restrito.", Given.By(bruno), Clock.Now);
        });
        await Db.Database.ExecuteSqlAsync($"update tickets set requester_cpf = '52998224725' where id = {ticket.Id}", TestContext.Current.CancellationToken);
        await Given.OpenedTicket(subject: "Outro assunto");

        Assert.Equal(["Rejeição das notas"], await Subjects($"/atendimento?q={Uri.EscapeDataString(search)}"));
        Assert.Empty(await Subjects($"/atendimento?status=encerrado&q={Uri.EscapeDataString(search)}"));
    }

    [Theory, InlineData("fila"), InlineData("prazo"), InlineData("atualizacao"), InlineData("abertura")]
    public async Task In_every_order_pages_follow_one_another_also_among_equals(string order)
    {
        var ana = await Given.Contact();
        for (var i = 0; i < IndexModel.PageSize + 5; i++) { await Given.OpenedTicket(ana, i % 3 == 0 ? Given.Defect : Given.Question, $"Chamado {i}", Clock.Now.AddMinutes(-(i / 20))); }
        var client = Portal.SignedInAs(await Given.Staff());
        var first = await client.Page($"/atendimento?ordem={order}");
        var second = await client.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        var seen = SubjectsOf(first).Concat(SubjectsOf(second)).ToList();
        Assert.Equal((IndexModel.PageSize + 5, seen.Count), (seen.Count, seen.Distinct(StringComparer.Ordinal).Count()));
        Assert.Contains($"ordem={order}", second.QuerySelector(".pc-filtros a[href*=status]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_and_columns_stand_in_the_address()
    {
        var bruno = await Given.Staff();
        var team = await Given.Team("Integrações", bruno);
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana, Given.Stopped, "Crítico");
        var mine = await Given.OpenedTicket(ana, Given.Question, "Da equipe");
        await Db.Database.ExecuteSqlAsync($"update tickets set team_id = {team.Id} where id = {mine.Id}", TestContext.Current.CancellationToken);

        Assert.Equal(["Crítico"], await Subjects("/atendimento?prioridade=critica"));
        Assert.Equal(["Da equipe"], await Subjects($"/atendimento?equipe={team.Id}"));
        Assert.Equal(["Crítico"], await Subjects("/atendimento?equipe=nenhuma"));
        var page = await Portal.SignedInAs(bruno).Page($"/atendimento?equipe={team.Id}&colunas=equipe&colunas=solicitante&colunas=nada");
        Assert.Equal(["Assunto", "Solicitante", "Equipe"], page.QuerySelectorAll("thead th").Skip(2).Select(h => h.TextContent));
        Assert.Contains("Integrações", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector($".pc-lado a[href$='equipe={team.Id}'] .pc-conta")!.FirstChild!.TextContent);
    }

    [Fact]
    public async Task The_queue_costs_six_statements_at_most_and_the_ticket_ten()
    {
        var bruno = await Given.Staff();
        await Given.Team("Suporte N2", bruno);
        await Given.Reply(bruno, "Saudação", "{{saudacao}}.");
        await Portal.SignedInAs(bruno).Submit("/atendimento/visoes/nova?de=prioridade%3Dcritica", new() { ["Input.Name"] = "Críticos" });
        var ticket = await Given.OpenedTicket(category: Given.Stopped);
        var client = Portal.SignedInAs(bruno);
        await client.SignIn();

        Assert.InRange(await client.StatementsFor($"/atendimento?chamado={ticket.Code}"), 3, 6);
        Assert.InRange(await client.StatementsFor("/atendimento?q=nota"), 3, 6);
        Assert.InRange(await client.StatementsFor($"/atendimento/chamados/{ticket.Code}"), 5, 10);
    }

    [Theory]
    [InlineData("select id from tickets where code = any(array['2030-000001', '2029-000001'])")]
    [InlineData("select id from tickets where requester_cpf = '52998224725'")]
    [InlineData("select id from tickets where plain_requester like '%fernanda%'")]
    [InlineData("select id from tickets where search @@ portal_query('rejeicao')")]
    [InlineData("select ticket_id from ticket_messages where search @@ portal_query('rejeicao')")]
    [InlineData("select t.id from tickets t where t.customer_id in (select id from customers where cnpj = '12ABC34501DE35')")]
    public async Task What_is_looked_for_has_an_index_that_staff_may_use(string query)
    {
        await using var staff = await Portal.Services.GetRequiredService<DataSources>()[DbRole.Staff].OpenConnectionAsync(TestContext.Current.CancellationToken);
        var plan = string.Join('\n', await staff.RowsAsync($"set enable_seqscan = off; explain {query}"));
        Assert.DoesNotContain("Seq Scan on ticket", plan, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> Subjects(string url) => SubjectsOf(await Portal.SignedInAs(await Given.Staff()).Page(url));

    private static List<string> SubjectsOf(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody .pc-alvo").Select(a => a.LastChild!.TextContent.Trim())];
}
