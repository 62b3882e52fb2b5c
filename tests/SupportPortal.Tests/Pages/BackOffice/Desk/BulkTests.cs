using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk;

public class BulkTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Each_ticket_is_changed_by_itself_and_the_page_says_what_became_of_it()
    {
        var (bruno, carla, ana) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"), await Given.Contact());
        var team = await Given.Team("Suporte N2", bruno);
        var open = await Given.OpenedTicket(ana, subject: "Aberto");
        var resolved = await Given.ResolvedTicket(ana);
        var same = await Given.OpenedTicket(ana, subject: "Já dela", then: t => t.Assign(carla, Given.By(carla), Clock.Now));

        var client = Portal.SignedInAs(bruno);
        var sent = await client.Submit(Chosen(open, resolved, same), new()
        {
            ["Input.AssigneeId"] = $"{carla.Id}",
            ["Input.TeamId"] = $"{team.Id}",
            ["Input.Status"] = "WaitingThirdParty",
            ["Input.Reason"] = "Depende da Sefaz.",
        });
        var page = await client.Follow(sent);

        Assert.Equal(["Recusado", "Alterado", "Alterado"], page.QuerySelectorAll("tbody .pc-status").Select(s => s.TextContent.Trim()));
        Assert.Contains("Este chamado não está aberto.", page.QuerySelector($"tr[data-code='{resolved.Code}']")!.TextContent, StringComparison.Ordinal);
        var stored = await Db.Tickets.Include(t => t.History).ToDictionaryAsync(t => t.Id);
        Assert.All([open, same], t => Assert.Equal((carla.Id, team.Id, TicketStatus.WaitingThirdParty), (stored[t.Id].AssigneeId, stored[t.Id].TeamId, stored[t.Id].Status)));
        Assert.Equal((TicketStatus.Resolved, (int?)null), (stored[resolved.Id].Status, stored[resolved.Id].TeamId)); // nothing half-done
        Assert.True(stored[open.Id].History.Single(e => e.Kind is TicketEventKind.TeamChanged).IsInternal);
        Assert.Equal(2, await Db.Outbox.CountAsync(m => m.Kind == "ticket-state-changed"));
    }

    [Fact]
    public async Task A_ticket_that_changed_meanwhile_is_left_alone_and_told()
    {
        var bruno = await Given.Staff();
        var (one, two) = (await Given.OpenedTicket(), await Given.OpenedTicket());
        var client = Portal.SignedInAs(bruno);
        var page = await client.Page(Chosen(one, two));
        await Portal.SignedInAs(await Given.Staff(name: "Carla Reis")).Submit($"/atendimento/chamados/{one.Code}", button: "Assumir");

        var result = await client.Follow(await client.Submit(page, Chosen(one, two), new() { ["Input.Priority"] = "High", ["Input.PriorityReason"] = "Fechamento." }));

        Assert.Contains("Outra pessoa mudou este chamado", result.QuerySelector($"tr[data-code='{one.Code}']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([Priority.Normal, Priority.High], await Db.Tickets.OrderBy(t => t.Id).Select(t => t.Priority).ToListAsync());
    }

    [Fact]
    public async Task A_canned_reply_goes_to_each_customer_in_his_own_words_once_however_often_it_is_sent()
    {
        var bruno = await Given.Staff();
        var reply = await Given.Reply(bruno, "Corrigido", "Olá, {{primeiro_nome}}. O chamado {{chamado}} foi corrigido.\n\n{{analista}}");
        var (one, two) = (await Given.OpenedTicket(await Given.Contact(name: "Ana Prado")), await Given.OpenedTicket(await Given.Contact(name: "Rui Melo")));
        var client = Portal.SignedInAs(bruno);
        var form = await client.Page(Chosen(one, two));
        var fields = new Dictionary<string, string> { ["Input.ReplyId"] = $"{reply.Id}", ["Input.Status"] = "Resolved" };

        var answers = new[] { await client.Submit(form, Chosen(one, two), fields), await client.Submit(form, Chosen(one, two), fields) };

        Assert.Single(answers.Select(a => a.Headers.Location!.OriginalString).Distinct(StringComparer.Ordinal));
        var replies = await Db.TicketMessages.Where(m => m.Side == Side.Staff).OrderBy(m => m.TicketId).Select(m => m.Body).ToListAsync();
        Assert.Equal([$"Olá, Ana. O chamado {one.Code} foi corrigido.\n\nBruno Lima", $"Olá, Rui. O chamado {two.Code} foi corrigido.\n\nBruno Lima"], replies);
        Assert.Equal(2, await Db.Outbox.CountAsync(m => m.Kind == "ticket-resolved"));
        Assert.All(await Db.Tickets.ToListAsync(), t => Assert.Equal(TicketStatus.Resolved, t.Status));
    }

    [Fact]
    public async Task A_run_that_was_cut_short_goes_on_where_it_stopped()
    {
        var bruno = await Given.Staff();
        var (one, two) = (await Given.OpenedTicket(), await Given.OpenedTicket());
        var run = new BulkRun(Guid.CreateVersion7(Clock.Now), new BulkAct { AssigneeId = bruno.Id }, [(one, one.Version), (two, two.Version)], Given.By(bruno), Clock.Now);
        run.Lines[0].Finish(BulkOutcome.Done);
        await Given.Save(run);

        var client = Portal.SignedInAs(bruno);
        await client.Submit($"/atendimento/lote/{run.Id}", button: "Tratar os que faltam");

        Assert.Equal([null, bruno.Id], await Db.Tickets.OrderBy(t => t.Id).Select(t => t.AssigneeId).ToListAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Staff()).Get($"/atendimento/lote/{run.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_supervisor_lets_deadlines_count_anew_with_a_reason_and_a_line_of_audit_for_each()
    {
        var (one, two, gone) = (await Given.OpenedTicket(), await Given.OpenedTicket(), await Given.ResolvedTicket(await Given.Contact()));
        var analyst = Portal.SignedInAs(await Given.Staff());
        Assert.Null((await analyst.Page(Chosen(one))).QuerySelector("[name='Input.RecalculateReason']"));
        var form = (await analyst.Page(Chosen(one))).QuerySelectorAll("form input[type=hidden][name^='Input.']").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.Post(Chosen(one), Chosen(one), [.. form, new("Input.RecalculateReason", "Feriado.")])).StatusCode);
        Assert.Empty(await Db.BulkRuns.ToListAsync());

        var heads = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await heads.Follow(await heads.Submit(Chosen(one, two, gone), new() { ["Input.RecalculateReason"] = "Feriado municipal cadastrado." }));
        Assert.Equal(["Recusado", "Alterado", "Alterado"], page.QuerySelectorAll("tbody .pc-status").Select(s => s.TextContent.Trim()));
        Assert.Contains("Nenhum prazo deste chamado está correndo.", page.QuerySelector($"tr[data-code='{gone.Code}']")!.TextContent, StringComparison.Ordinal);
        var lines = await Db.TicketEvents.Where(e => e.Kind == TicketEventKind.DeadlineRecalculated).OrderBy(e => e.TicketId).ToListAsync();
        Assert.Equal([(one.Id, "Feriado municipal cadastrado."), (two.Id, "Feriado municipal cadastrado.")], lines.Select(e => (e.TicketId, e.Note!)));
        Assert.Equal([one.Code, two.Code], await Db.AuditEntries.Where(a => a.Kind == AuditKind.DeadlineRecalculated).Select(a => a.About).OrderBy(a => a).ToListAsync());
    }

    [Theory]
    [InlineData("Input.Status", "WaitingCustomer", "Diga o que falta para continuar.")]
    [InlineData("Input.Status", "Resolved", "Diga ao cliente o que foi feito.")]
    [InlineData("Input.Priority", "Low", "Diga por que a prioridade muda.")]
    [InlineData("Input.Reason", "Só o motivo.", "Escolha o que muda nos chamados.")]
    public async Task What_is_missing_is_said_and_the_tickets_stay_chosen(string field, string value, string message)
    {
        var ticket = await Given.OpenedTicket();
        using var refused = await Portal.SignedInAs(await Given.Staff()).Submit(Chosen(ticket), new() { [field] = value });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Client.Read(refused);
        Assert.Contains(message, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(ticket.Code, page.QuerySelector("input[name='Input.Lines']")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Empty(await Db.BulkRuns.ToListAsync());
    }

    [Fact]
    public async Task All_of_a_view_can_be_chosen_and_nothing_chosen_leads_back()
    {
        var ana = await Given.Contact();
        for (var i = 0; i < 3; i++) { await Given.OpenedTicket(ana, i == 0 ? Given.Stopped : Given.Question); }
        var client = Portal.SignedInAs(await Given.Staff());
        var page = await client.Page("/atendimento/lote?todos=true&prioridade=normal");
        Assert.Equal(2, page.QuerySelectorAll("input[name='Input.Lines']").Length);
        Assert.Equal("/atendimento?prioridade=normal", (await client.Get("/atendimento/lote?prioridade=normal")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_address_of_nobodys_gets_no_canned_reply()
    {
        var bruno = await Given.Staff();
        var reply = await Given.Reply(bruno, "Cliente", "Sobre {{cliente}}.");
        var ticket = await Given.OpenedTicket(then: t => t.NoteOpenedOutside(addressIsTheCompanys: false, Clock.Now));
        var client = Portal.SignedInAs(bruno);
        var page = await client.Follow(await client.Submit(Chosen(ticket), new() { ["Input.ReplyId"] = $"{reply.Id}" }));
        Assert.Contains("e-mail de fora da empresa", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Db.Outbox.ToListAsync());
    }

    private static string Chosen(params Ticket[] tickets) => "/atendimento/lote?" + string.Join('&', tickets.Select(t => $"c={t.Code}"));
}
