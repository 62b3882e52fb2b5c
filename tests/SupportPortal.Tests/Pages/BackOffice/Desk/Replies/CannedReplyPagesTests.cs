using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Replies;

public class CannedReplyPagesTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_reply_is_written_found_changed_and_deleted()
    {
        var client = Portal.SignedInAs(await Given.Staff());
        await client.Submit("/atendimento/respostas/nova", new() { ["Input.Title"] = "Pedir a tela", ["Input.Body"] = "{{saudacao}}, envie a tela do erro." });
        await client.Submit("/atendimento/respostas/nova", new() { ["Input.Title"] = "Encerrar", ["Input.Body"] = "Até a próxima." });
        var found = await client.Page("/atendimento/respostas?busca=TELA");
        Assert.Equal("Pedir a tela", Assert.Single(found.QuerySelectorAll("tbody .pc-alvo")).TextContent);

        var reply = await Db.CannedReplies.SingleAsync(r => r.Title == "Pedir a tela");
        await client.Submit($"/atendimento/respostas/{reply.Id}", new() { ["Input.Body"] = "Envie a tela, {{solicitante}}." });
        Assert.Equal("Envie a tela, {{solicitante}}.", await Db.CannedReplies.Where(r => r.Id == reply.Id).Select(r => r.Body).SingleAsync());
        await client.Submit($"/atendimento/respostas/{reply.Id}", button: "Excluir resposta");
        Assert.Equal(["Encerrar"], await Db.CannedReplies.Select(r => r.Title).ToListAsync());
    }

    [Theory]
    [InlineData("Input.Body", "Olá, {{nome}}.", "{{nome}} não é uma variável")]
    [InlineData("Input.Body", "", "Texto")]
    [InlineData("Input.Title", "", "Título")]
    public async Task What_cannot_be_filled_in_is_refused_and_stays_written(string field, string value, string message)
    {
        var fields = new Dictionary<string, string> { ["Input.Title"] = "Saudação", ["Input.Body"] = "Olá.", [field] = value };
        using var refused = await Portal.SignedInAs(await Given.Staff()).Submit("/atendimento/respostas/nova", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(message, (await Client.Read(refused)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Db.CannedReplies.ToListAsync());
    }

    [Fact]
    public async Task Inserting_keeps_what_was_typed_fills_in_the_tickets_words_and_sends_nothing()
    {
        var bruno = await Given.Staff();
        await Given.Reply(bruno, "Pedir a tela", "{{primeiro_nome}}, envie a tela do chamado {{chamado}}.");
        var ticket = await Given.OpenedTicket(await Given.Contact(name: "Fernanda Lima"));
        using var answer = await Portal.SignedInAs(bruno).Submit($"/atendimento/chamados/{ticket.Code}", new()
        {
            ["Input.Message"] = "Bom dia.",
            ["Input.Canned"] = "pedir A tela",
            ["Input.To"] = "interna",
            ["Input.Then"] = "WaitingCustomer",
            ["Input.Reason"] = "Falta a tela.",
        }, "Inserir");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Client.Read(answer);
        Assert.Equal($"Bom dia.\n\nFernanda, envie a tela do chamado {ticket.Code}.", page.QuerySelector("#Input_Message")!.TextContent.Trim().ReplaceLineEndings("\n"));
        Assert.Equal(("", "Falta a tela."), (page.QuerySelector("#Input_Canned")!.GetAttribute("value") ?? "", page.QuerySelector("#Input_Reason")!.GetAttribute("value")));
        Assert.NotNull(page.QuerySelector("#t-interna[checked]"));
        Assert.NotNull(page.QuerySelector("option[value=WaitingCustomer][selected]"));
        Assert.Single(await Db.TicketMessages.ToListAsync());
    }

    [Fact]
    public async Task Somebody_elses_reply_is_neither_offered_nor_inserted()
    {
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        var team = await Given.Team("Suporte N2", carla);
        await Given.Reply(carla, "Só dela", "Segredo um.");
        await Given.Reply(carla, "Da equipe dela", "Segredo dois.", new Sharing(Scope.Team, team.Id));
        await Given.Reply(carla, "De todos", "Aberto.", new Sharing(Scope.Everyone, null));
        var ticket = await Given.OpenedTicket();
        var client = Portal.SignedInAs(bruno);

        var page = await client.Page($"/atendimento/chamados/{ticket.Code}");
        Assert.Equal(["De todos"], page.QuerySelectorAll("#respostas option").Select(o => o.GetAttribute("value")));
        using var refused = await client.Submit(page, $"/atendimento/chamados/{ticket.Code}", new() { ["Input.Message"] = "Bom dia.", ["Input.Canned"] = "Só dela" }, "Inserir");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Bom dia.", (await Client.Read(refused)).QuerySelector("#Input_Message")!.TextContent.Trim());
        foreach (var title in new[] { "Só dela", "Da equipe dela" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/atendimento/chamados/{ticket.Code}?handler=Reply&titulo={Uri.EscapeDataString(title)}")).StatusCode);
        }
        Assert.Equal("Aberto.", await (await client.Get($"/atendimento/chamados/{ticket.Code}?handler=Reply&titulo=todos")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Segredo", (await client.Page("/atendimento/respostas")).Body!.TextContent, StringComparison.Ordinal);
    }
}
