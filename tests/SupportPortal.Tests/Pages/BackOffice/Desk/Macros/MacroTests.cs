using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Macros;

public class MacroTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_reply_waits_in_the_composer_and_the_rest_is_done_when_it_leaves_not_before()
    {
        var (bruno, team) = (await Given.Staff(), await Given.Team());
        var macro = await Macro(bruno, "Pedir XML", new()
        {
            Reply = "Olá, {{primeiro_nome}}. Envie o XML do chamado {{chamado}}.",
            Status = TicketStatus.WaitingCustomer,
            Reason = "Falta o XML",
            Note = "Pedi o XML.",
            ToMe = true,
            TeamId = team.Id,
            Priority = Priority.High,
            PriorityReason = "Fechamento",
            Follow = true,
        });
        var ticket = await Given.OpenedTicket();
        var desk = Portal.SignedInAs(bruno);
        var menu = await desk.Page(Url(ticket, "/macros"));
        Assert.Contains("mudar a prioridade para Alta", menu.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        var page = await desk.Follow(await desk.Submit(Url(ticket, "/macros"), [], "Pôr no rascunho"));
        Assert.Equal($"Olá, Ana. Envie o XML do chamado {ticket.Code}.", page.QuerySelector("textarea[name='Input.Message']")!.TextContent.TrimStart('\n'));
        Assert.Contains("passar para a equipe Suporte N2", page.QuerySelector("[data-planejado]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("WaitingCustomer", page.QuerySelector("#Input_Then option[selected]")!.GetAttribute("value"));
        var before = await Db.Tickets.Include(t => t.Messages).SingleAsync();
        Assert.Equal((null, Priority.Normal, 1), (before.AssigneeId, before.Priority, before.Messages.Count));

        Assert.Equal(HttpStatusCode.Redirect, (await desk.Submit(page, Url(ticket), new() { ["Input.Message"] = "Olá, Ana. Envie o XML, por favor." })).StatusCode);
        Assert.Null((await Db.Tickets.SingleAsync()).AssigneeId); // it can still be taken back
        await Portal.SendHeldReplies();
        var stored = await Db.Tickets.Include(t => t.Messages).Include(t => t.History).AsSplitQuery().SingleAsync();
        Assert.Equal((bruno.Id, team.Id, Priority.High, TicketStatus.WaitingCustomer), (stored.AssigneeId, stored.TeamId, stored.Priority, stored.Status));
        Assert.Equal(["Pedi o XML.", "Olá, Ana. Envie o XML, por favor."], stored.Messages.Where(m => m.Side is Side.Staff).OrderByDescending(m => m.IsInternal).Select(m => m.Body));
        Assert.Equal(bruno.Id, (await Db.TicketFollowers.SingleAsync()).PersonId);
        Assert.Equal(macro.Id, (await Db.Macros.SingleAsync()).Id);
    }

    [Fact]
    public async Task What_was_typed_stays_before_the_macros_text_and_the_rest_can_be_left_undone()
    {
        var bruno = await Given.Staff();
        await Macro(bruno, "Assinar", new() { Reply = "Atenciosamente,\n{{analista}}", ToMe = true });
        var ticket = await Given.OpenedTicket();
        var desk = Portal.SignedInAs(bruno);
        await desk.Submit(Url(ticket), new() { ["Input.Message"] = "Olá, Ana." }, "Macros");
        await desk.Submit(Url(ticket, "/macros"), [], "Pôr no rascunho");
        var page = await desk.Page(Url(ticket));
        Assert.Equal("Olá, Ana.\n\nAtenciosamente,\nBruno Lima", page.QuerySelector("textarea[name='Input.Message']")!.TextContent.TrimStart('\n'));
        await desk.Submit(Url(ticket), [], "Não fazer");
        page = await desk.Page(Url(ticket));
        Assert.Null(page.QuerySelector("[data-planejado]"));
        await desk.Submit(page, Url(ticket), new() { ["Input.Message"] = "Olá, Ana." });
        await Portal.SendHeldReplies();
        Assert.Null((await Db.Tickets.SingleAsync()).AssigneeId);
        Assert.Single(await Db.TicketMessages.Where(m => m.Side == Side.Staff).ToListAsync());
    }

    [Fact]
    public async Task A_macro_without_a_reply_acts_at_once_and_what_is_gone_by_then_holds_no_reply_up()
    {
        var (bruno, team) = (await Given.Staff(), await Given.Team());
        await Macro(bruno, "Passar ao N2", new() { TeamId = team.Id, Note = "Para {{cliente}}." });
        var ticket = await Given.OpenedTicket();
        var desk = Portal.SignedInAs(bruno);
        await desk.Submit(Url(ticket, "/macros"), [], "Aplicar agora");
        var stored = await Db.Tickets.Include(t => t.Messages).Include(t => t.Customer).SingleAsync();
        Assert.Equal((team.Id, $"Para {stored.Customer!.ShortName}.", true), (stored.TeamId, stored.Messages[^1].Body, stored.Messages[^1].IsInternal));
        Assert.Empty(await Db.Outbox.ToListAsync());

        var gone = await Given.Team("Integrações");
        await Macro(bruno, "Responder e passar", new() { Reply = "Encaminhei.", TeamId = gone.Id, Priority = Priority.High, PriorityReason = "Fechamento" });
        await desk.Submit(Url(ticket, "/macros"), [], "Pôr no rascunho");
        await desk.Submit(Url(ticket), new() { ["Input.Message"] = "Encaminhei." });
        await Given.Change(gone, t => t.Use(false));
        await Portal.SendHeldReplies();
        stored = await Db.Tickets.Include(t => t.Messages).SingleAsync();
        Assert.Equal((team.Id, Priority.High, "Encaminhei."), (stored.TeamId, stored.Priority, stored.Messages.Last(m => !m.IsInternal).Body));
    }

    [Fact]
    public async Task In_bulk_it_does_all_of_it_to_each_and_what_the_form_says_wins()
    {
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        var macro = await Macro(bruno, "Corrigido", new() { Reply = "{{primeiro_nome}}, corrigimos.", Status = TicketStatus.Resolved, ToMe = true, Note = "Versão 4.2." });
        var (one, two, gone) = (await Given.OpenedTicket(), await Given.OpenedTicket(), await Given.ResolvedTicket(await Given.Contact()));
        var desk = Portal.SignedInAs(bruno);
        var url = $"/atendimento/lote?c={one.Code}&c={two.Code}&c={gone.Code}";
        var page = await desk.Follow(await desk.Submit(url, new() { ["Input.MacroId"] = $"{macro.Id}", ["Input.AssigneeId"] = $"{carla.Id}" }));
        Assert.Equal(["Recusado", "Alterado", "Alterado"], page.QuerySelectorAll("tbody .pc-status").Select(s => s.TextContent.Trim()));
        Assert.All(await Db.Tickets.Where(t => t.Id != gone.Id).ToListAsync(), t => Assert.Equal((TicketStatus.Resolved, carla.Id), (t.Status, t.AssigneeId)));
        Assert.Equal(2, await Db.TicketMessages.CountAsync(m => m.IsInternal && m.Body == "Versão 4.2."));
        var foreign = await Macro(carla, "Dela", new() { ToMe = true });
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Post(url, url, [.. await Fields(desk, url), new("Input.MacroId", $"{foreign.Id}")])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Post(Url(one, "/macros"), "/atendimento/macros/nova", [new("macro", $"{foreign.Id}")])).StatusCode);
    }

    [Fact]
    public async Task Personal_a_teams_and_everybodys_are_made_changed_and_deleted_by_whom_they_belong_to()
    {
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        var reply = await Given.Reply(bruno, "Corrigido", "Foi corrigido, {{primeiro_nome}}.");
        var (his, hers, heads) = (Portal.SignedInAs(bruno), Portal.SignedInAs(carla), Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor, "Ana Nunes")));
        await his.Submit("/atendimento/macros/nova", new() { ["Input.Name"] = "Minha", ["Input.ReplyFrom"] = $"{reply.Id}", ["Input.Status"] = "Resolved", ["Input.Assignee"] = "eu" });
        var mine = await Db.Macros.SingleAsync();
        Assert.Equal(("Foi corrigido, {{primeiro_nome}}.", TicketStatus.Resolved, true, Scope.Personal), (mine.Acts.Reply, mine.Acts.Status, mine.Acts.ToMe, mine.Scope));
        Assert.Equal(HttpStatusCode.NotFound, (await hers.Get($"/atendimento/macros/{mine.Id}")).StatusCode);
        Assert.DoesNotContain("Minha", (await hers.Page("/atendimento/macros")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await heads.Submit("/atendimento/macros/nova", new() { ["Input.Name"] = "De todos", ["Input.Assignee"] = "eu", ["Input.For"] = "todos" });
        var everyones = await Db.Macros.SingleAsync(m => m.Scope == Scope.Everyone);
        Assert.Contains("De todos", (await hers.Page("/atendimento/macros")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hers.Get($"/atendimento/macros/{everyones.Id}")).StatusCode);
        await heads.Submit($"/atendimento/macros/{everyones.Id}", [], "Excluir macro");
        await his.Submit($"/atendimento/macros/{mine.Id}", new() { ["Input.Name"] = "Nova", ["Input.Follow"] = "true" });
        mine = await Db.Macros.SingleAsync();
        Assert.Equal(("Nova", true), (mine.Name, mine.Acts.Follow));
    }

    [Theory]
    [InlineData("Input.Name", "", "Nome da macro")]
    [InlineData("Input.Status", "WaitingCustomer", "Diga o que falta para continuar.")]
    [InlineData("Input.Status", "Resolved", "Para resolver, responda ao cliente dizendo o que foi feito.")]
    [InlineData("Input.Priority", "High", "Diga por que a prioridade muda.")]
    [InlineData("Input.Reply", "Olá, {{nada}}", "não é uma variável")]
    [InlineData("Input.Name", "Sem nada", "Escolha o que a macro faz.")]
    public async Task What_is_missing_is_said_beside_its_field(string field, string value, string message)
    {
        var fields = new Dictionary<string, string> { ["Input.Name"] = "Macro" };
        if (value != "Sem nada") { fields["Input.Follow"] = "true"; }
        fields[field] = value;
        using var refused = await Portal.SignedInAs(await Given.Staff()).Submit("/atendimento/macros/nova", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(message, (await Client.Read(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Db.Macros.ToListAsync());
    }

    private static string Url(Ticket ticket, string page = "") => $"/atendimento/chamados/{ticket.Code}{page}";

    private Task<Macro> Macro(Person owner, string name, BulkAct acts) => Given.Save(new Macro(name, acts, owner.Id, Sharing.Personal, Clock.Now));

    private static async Task<IEnumerable<KeyValuePair<string, string>>> Fields(Client desk, string url) =>
        (await desk.Page(url)).QuerySelectorAll("form input[type=hidden][name^='Input.']").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
}
