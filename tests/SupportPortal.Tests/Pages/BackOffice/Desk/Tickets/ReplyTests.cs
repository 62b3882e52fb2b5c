using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Tickets;

/// <summary>A reply is written, sent, and for ten seconds nobody but the desk knows of it.</summary>
public class ReplyTests(Portal portal) : PageTest(portal)
{
    private const string Secret = "Resposta com canário.";

    [Fact]
    public async Task For_ten_seconds_nothing_leaves_and_the_deadline_is_met_at_the_click()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var bruno = Portal.SignedInAs(await Given.Staff());
        Clock.Advance(TimeSpan.FromMinutes(7));
        var clicked = Clock.Now;
        await bruno.Submit(Url(ticket), new() { ["Input.Message"] = Secret, ["Input.Then"] = "Resolved" }, null, new Upload("Input.Uploads", "canario.pdf", Given.Pdf));

        Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, await Release());
        var customer = Portal.SignedInAs(ana);
        foreach (var part in new[] { "", "/historico", "/listagem", "/formulario", "/prazo", "/chamado.pdf" })
        {
            using var answer = await customer.Get($"/chamados/{ticket.Code}{part}");
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var text = part.EndsWith("pdf", StringComparison.Ordinal) ? await PaperTools.TextAsync(bytes) : WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(bytes));
            Assert.DoesNotContain("canário", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("canario", text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain("Resolvido", (await customer.Page("/chamados/exportar.csv?aba=todos")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.Get($"/anexos/{(await Db.Files.SingleAsync()).Id}")).StatusCode);
        Assert.Empty(await Portal.DeliverMail());
        Assert.All((await Stored()).Clocks, c => Assert.Null(c.MetAt));

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Release());
        Assert.Equal(0, await Release());

        var stored = await Stored();
        Assert.Equal((TicketStatus.Resolved, clicked), (stored.Status, stored.Clocks.Single(c => c.Metric is SlaMetric.FirstResponse).MetAt));
        Assert.Equal(clicked, stored.Messages[^1].At);
        Assert.Contains(Secret, Assert.Single(await Portal.DeliverMail()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await customer.Get($"/anexos/{(await Db.Files.SingleAsync()).Id}")).StatusCode);
        Assert.Empty(await Db.ReplyDrafts.ToListAsync());
    }

    [Fact]
    public async Task A_page_of_the_desk_sends_what_is_due_when_the_job_has_not()
    {
        var ticket = await Given.OpenedTicket();
        var bruno = Portal.SignedInAs(await Given.Staff());
        await bruno.Submit(Url(ticket), new() { ["Input.Message"] = Secret });
        Clock.Advance(ReplyDraft.UndoTime);
        var page = await bruno.Page(Url(ticket));
        Assert.Null(page.QuerySelector("[data-saindo]"));
        Assert.Equal(Secret, (await Stored()).Messages[^1].Body);
    }

    [Fact]
    public async Task Taken_back_it_stands_in_the_composer_again_with_its_state_and_files()
    {
        var ticket = await Given.OpenedTicket();
        var bruno = Portal.SignedInAs(await Given.Staff());
        var sent = await bruno.Submit(Url(ticket), new() { ["Input.Message"] = Secret, ["Input.Then"] = "WaitingCustomer", ["Input.Reason"] = "Falta o log." }, null, new Upload("Input.Uploads", "log.txt", "linha"u8.ToArray(), "text/plain"));
        var undone = await bruno.Submit(await bruno.Follow(sent), $"{Url(ticket)}/rascunho?handler=Undo", [], "Desfazer envio");
        var page = await bruno.Follow(undone);

        Assert.Contains("Envio desfeito. O cliente não recebeu nada.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Secret, page.QuerySelector("#Input_Message")!.TextContent.Trim());
        Assert.Equal(("WaitingCustomer", "Falta o log."), (page.QuerySelector("#Input_Then option[selected]")!.GetAttribute("value"), page.QuerySelector("#Input_Reason")!.GetAttribute("value")));
        Assert.Contains("log.txt", page.QuerySelector("#responder")!.TextContent, StringComparison.Ordinal);
        await Portal.SendHeldReplies();
        Assert.Single((await Stored()).Messages);
        Assert.Empty(await Portal.DeliverMail());

        await bruno.Submit(page, Url(ticket), new() { ["Input.Message"] = Secret });
        await Portal.SendHeldReplies();
        Assert.Equal("log.txt", Assert.Single((await Stored()).Messages[^1].Files).Name);
    }

    [Fact]
    public async Task It_is_taken_back_only_in_time_and_only_by_its_author()
    {
        var ticket = await Given.OpenedTicket();
        var (bruno, carla) = (Portal.SignedInAs(await Given.Staff()), Portal.SignedInAs(await Given.Staff(name: "Carla Reis")));
        await bruno.Submit(Url(ticket), new() { ["Input.Message"] = Secret });
        var id = (await Db.ReplyDrafts.SingleAsync()).Id;
        await carla.Post($"{Url(ticket)}/rascunho?handler=Undo", Url(ticket), [new("reply", $"{id}")]);
        Assert.NotNull((await Db.ReplyDrafts.SingleAsync()).SendAt);
        Clock.Advance(ReplyDraft.UndoTime);
        var late = await bruno.Follow(await bruno.Post($"{Url(ticket)}/rascunho?handler=Undo", "/atendimento/clientes", [new("reply", $"{id}")]));
        Assert.Contains("A resposta já tinha sido enviada ao cliente.", late.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await Stored()).Messages.Count);
    }

    [Fact]
    public async Task Undoing_and_sending_at_the_same_moment_leave_one_of_the_two()
    {
        for (var round = 0; round < 5; round++)
        {
            var ticket = await Given.OpenedTicket();
            var bruno = Portal.SignedInAs(await Given.Staff());
            await bruno.Submit(Url(ticket), new() { ["Input.Message"] = Secret });
            var draft = await Db.ReplyDrafts.SingleAsync(d => d.TicketId == ticket.Id);
            await bruno.Page(Url(ticket));
            // The row's own version decides; the clock is put to each side of the limit for the two who race.
            Clock.Advance(ReplyDraft.UndoTime - TimeSpan.FromMilliseconds(1));
            var undo = bruno.Post($"{Url(ticket)}/rascunho?handler=Undo", "/atendimento/clientes", [new("reply", $"{draft.Id}")]);
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.WhenAll(undo, Release(), Release());

            await using var db = Portal.OpenDb();
            var (said, kept) = (await db.TicketMessages.CountAsync(m => m.TicketId == ticket.Id && m.Body == Secret), await db.ReplyDrafts.CountAsync(d => d.TicketId == ticket.Id && d.SendAt == null));
            await Release();
            Assert.Equal(1, said + kept);
        }
    }

    [Fact]
    public async Task What_the_customer_wrote_meanwhile_is_not_answered_by_it_and_keeps_the_ticket_open()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        await Portal.SignedInAs(await Given.Staff()).Submit(Url(ticket), new() { ["Input.Message"] = Secret, ["Input.Then"] = "Resolved" });
        Clock.Advance(TimeSpan.FromSeconds(5));
        var wrote = Clock.Now;
        await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Mais uma coisa." });
        Clock.Advance(TimeSpan.FromSeconds(5));
        await Release();

        var stored = await Stored();
        Assert.Equal((TicketStatus.InProgress, true), (stored.Status, stored.AwaitsReply));
        Assert.Equal(wrote, stored.Clocks.Single(c => c.Metric is SlaMetric.NextResponse && c.MetAt == null).StartedAt);
        Assert.Equal([Secret, "Mais uma coisa."], stored.Messages.OrderBy(m => m.At).Skip(1).Select(m => m.Body));
    }

    [Fact]
    public async Task A_reply_on_a_ticket_that_was_cancelled_meanwhile_comes_back_to_its_author()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var bruno = await Given.Staff();
        await Portal.SignedInAs(bruno).Submit(Url(ticket), new() { ["Input.Message"] = Secret });
        await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}/cancelar", new() { ["Input.Reason"] = "Já resolvi." });
        await Portal.SendHeldReplies();
        Assert.Equal((Secret, null), ((await Db.ReplyDrafts.SingleAsync()).Body, (await Db.ReplyDrafts.SingleAsync()).SendAt));
        Assert.DoesNotContain((await Stored()).Messages, m => m.Body == Secret);
    }

    [Fact]
    public async Task Of_two_analysts_who_answer_at_once_the_second_is_shown_the_reply_that_is_leaving()
    {
        var ticket = await Given.OpenedTicket();
        var (bruno, carla) = (Portal.SignedInAs(await Given.Staff()), Portal.SignedInAs(await Given.Staff(name: "Carla Reis")));
        var opened = await bruno.Page(Url(ticket));
        await carla.Submit(Url(ticket), new() { ["Input.Message"] = "Resposta da Carla." });
        var late = await bruno.Submit(opened, Url(ticket), new() { ["Input.Message"] = "Resposta do Bruno." });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Resposta da Carla.", (await Client.Read(late)).QuerySelector("#conversa")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_are_kept_for_each_person_and_composer_and_are_gone_when_sent()
    {
        var ticket = await Given.OpenedTicket();
        var (bruno, carla) = (Portal.SignedInAs(await Given.Staff()), Portal.SignedInAs(await Given.Staff(name: "Carla Reis")));
        await Keep(bruno, ticket, "publica", "Para o cliente");
        await Keep(bruno, ticket, "interna", "Para a equipe");
        var saved = await Keep(bruno, ticket, "publica", "Para o cliente, mais");
        Assert.StartsWith("Rascunho salvo às", await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var page = await bruno.Page(Url(ticket));
        Assert.Equal("Para o cliente, mais", page.QuerySelector("#Input_Message")!.TextContent.Trim());
        Assert.Contains("Rascunho", page.QuerySelector("header h1")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Para a equipe", (await bruno.Page($"{Url(ticket)}?compor=interna")).QuerySelector("#Input_Message")!.TextContent.Trim());
        Assert.Equal("", (await carla.Page(Url(ticket))).QuerySelector("#Input_Message")!.TextContent.Trim());

        await bruno.Submit($"{Url(ticket)}?compor=interna", new() { ["Input.To"] = "interna", ["Input.Message"] = "Para a equipe" });
        Assert.Equal("Para o cliente, mais", (await Db.ReplyDrafts.SingleAsync()).Body);
        await Keep(bruno, ticket, "publica", "");
        Assert.Empty(await Db.ReplyDrafts.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task A_late_save_does_not_bring_back_what_has_just_been_sent_and_a_draft_has_the_limits_of_a_message()
    {
        var ticket = await Given.OpenedTicket();
        var bruno = Portal.SignedInAs(await Given.Staff());
        await bruno.Submit(Url(ticket), new() { ["Input.Message"] = Secret });
        await Keep(bruno, ticket, "publica", Secret);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Keep(bruno, ticket, "publica", new string('a', Ticket.MessageMaxLength + 1))).StatusCode);
        Assert.NotNull((await Db.ReplyDrafts.SingleAsync()).SendAt);
    }

    private static string Url(Ticket ticket) => $"/atendimento/chamados/{ticket.Code}";

    private static Task<HttpResponseMessage> Keep(Client desk, Ticket ticket, string to, string text) =>
        desk.Post($"{Url(ticket)}/rascunho", "/atendimento/clientes", [new("Input.To", to), new("Input.Message", text)]);

    private Task<int> Release() => Portal.Run((HeldReplies job, CancellationToken stop) => job.RunAsync(stop));

    private async Task<Ticket> Stored()
    {
        await using var db = Portal.OpenDb();
        return await db.Tickets.Include(t => t.Messages.OrderBy(m => m.Id)).ThenInclude(m => m.Files).Include(t => t.Clocks).AsSplitQuery().SingleAsync();
    }
}
