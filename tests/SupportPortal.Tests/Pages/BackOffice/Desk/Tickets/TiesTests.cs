using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Tickets;

public class TiesTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_merged_ticket_leads_its_customer_to_the_other_one_where_all_of_it_can_be_read()
    {
        var (ana, source, target, bruno) = await Two();
        await Given.Attached(source, "tela.pdf");
        var merged = await bruno.Submit($"{Url(source)}/vinculos", new() { ["Merge.Code"] = target.Code });
        Assert.Equal(Url(target), merged.Headers.Location?.OriginalString);

        var stored = await Stored(source);
        Assert.Equal((TicketStatus.Merged, target.Id), (stored.Status, stored.MergedIntoId));
        Assert.All(stored.Clocks, c => Assert.False(c.IsRunning));
        var customer = Portal.SignedInAs(ana);
        Assert.Equal($"/chamados/{target.Code}", (await customer.Get($"/chamados/{source.Code}")).Headers.Location?.OriginalString);
        var page = await customer.Page($"/chamados/{target.Code}");
        Assert.Contains($"do chamado {source.Code}", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("tela.pdf", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await customer.Get($"/anexos/{(await Db.Files.SingleAsync()).Id}")).StatusCode);
        var desk = await bruno.Page(Url(target));
        Assert.Contains($"do chamado {source.Code}", desk.QuerySelector("#conversa")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ticket-state-changed", Assert.Single(await Db.Outbox.ToListAsync()).Kind);
    }

    [Fact]
    public async Task Undone_it_is_as_it_was_and_the_deadline_has_never_stopped()
    {
        var (ana, source, target, bruno) = await Two();
        var before = await Stored(source);
        await bruno.Submit($"{Url(source)}/vinculos", new() { ["Merge.Code"] = target.Code });
        Clock.Advance(TimeSpan.FromMinutes(20));
        await bruno.Submit($"{Url(target)}/vinculos", [], $"Desfazer união {source.Code}");

        var stored = await Stored(source);
        Assert.Equal((before.Status, null, before.DueAt, before.AwaitsReply, null), (stored.Status, stored.MergedIntoId, stored.DueAt, stored.AwaitsReply, stored.ClosedAt));
        Assert.All(stored.Clocks, c => Assert.True(c.IsRunning));
        Assert.Equal(HttpStatusCode.OK, (await Portal.SignedInAs(ana).Get($"/chamados/{source.Code}")).StatusCode);
        Assert.DoesNotContain($"do chamado {source.Code}", (await bruno.Page(Url(target))).QuerySelector("#conversa")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([TicketEventKind.Merged, TicketEventKind.StatusChanged, TicketEventKind.Unmerged, TicketEventKind.StatusChanged], stored.History.OrderBy(e => e.Id).Skip(1).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_waiting_ticket_waits_again_when_its_merge_is_undone()
    {
        var (_, source, target, bruno) = await Two();
        await bruno.Submit(Url(source), new() { ["Input.To"] = "interna", ["Input.Message"] = "Peço o log.", ["Input.Then"] = "WaitingCustomer", ["Input.Reason"] = "Falta o log." });
        await bruno.Submit($"{Url(source)}/vinculos", new() { ["Merge.Code"] = target.Code });
        await bruno.Submit($"{Url(source)}/vinculos", [], $"Desfazer união {target.Code}");
        var stored = await Stored(source);
        Assert.Equal((TicketStatus.WaitingCustomer, "Falta o log."), (stored.Status, stored.Pauses.Single(p => p.To is null).Reason));
    }

    [Fact]
    public async Task Only_an_open_ticket_of_the_same_customer_can_be_merged_and_only_into_an_open_one()
    {
        var (ana, source, target, bruno) = await Two();
        var foreign = await Given.OpenedTicket(await Given.Contact(name: "Eva Luz"));
        foreach (var code in new[] { foreign.Code, "2030-999999", "nada", "" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, Status(await bruno.Submit($"{Url(source)}/vinculos", new() { ["Merge.Code"] = code })));
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, Status(await bruno.Submit($"{Url(source)}/vinculos", new() { ["Merge.Code"] = source.Code })));
        await Portal.SignedInAs(ana).Submit($"/chamados/{target.Code}/cancelar", new() { ["Input.Reason"] = "Engano." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, Status(await bruno.Submit($"{Url(source)}/vinculos", new() { ["Merge.Code"] = target.Code })));
        Assert.Empty(await Db.TicketMerges.ToListAsync());
    }

    [Fact]
    public async Task Two_merges_that_cross_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            var (_, a, b, bruno) = await Two();
            var carla = Portal.SignedInAs(await Given.Staff(name: "Carla Reis"));
            var (left, right) = (await bruno.Page($"{Url(a)}/vinculos"), await carla.Page($"{Url(b)}/vinculos"));
            await Task.WhenAll(
                bruno.Submit(left, $"{Url(a)}/vinculos?handler=Merge", new() { ["Merge.Code"] = b.Code }),
                carla.Submit(right, $"{Url(b)}/vinculos?handler=Merge", new() { ["Merge.Code"] = a.Code }));
            Assert.Equal(1, await Db.Tickets.CountAsync(t => t.Status == TicketStatus.Merged && (t.Id == a.Id || t.Id == b.Id)));
        }
    }

    [Fact]
    public async Task A_customer_learns_of_a_tie_only_where_both_tickets_are_his_to_see()
    {
        var customer = await Given.Company();
        var ana = await Given.Contact(customer, Permission.OwnTickets);
        var chief = await Given.Contact(customer, Permission.CompanyTickets, "Clara Dias");
        var (hers, other) = (await Given.OpenedTicket(ana, subject: "Meu"), await Given.OpenedTicket(chief, subject: "Da chefia"));
        var bruno = Portal.SignedInAs(await Given.Staff());
        await bruno.Submit($"{Url(hers)}/vinculos", new() { ["Link.Code"] = other.Code, ["Link.Kind"] = "BlocksOf" });

        var link = await Db.TicketLinks.SingleAsync();
        Assert.Equal((other.Id, hers.Id, LinkKind.Blocks), (link.FromId, link.ToId, link.Kind));
        foreach (var part in new[] { "", "/historico", "/listagem" })
        {
            Assert.DoesNotContain(other.Code, (await Portal.SignedInAs(ana).Page($"/chamados/{hers.Code}{part}")).Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Contains($"bloqueado por {other.Code}", Text(await Portal.SignedInAs(chief).Page($"/chamados/{hers.Code}")), StringComparison.Ordinal);
        Assert.Contains($"bloqueado por {other.Code}", Text(await bruno.Page(Url(hers))), StringComparison.Ordinal);
        Assert.Contains($"bloqueia {hers.Code}", Text(await bruno.Page(Url(other))), StringComparison.Ordinal);

        await bruno.Submit($"{Url(other)}/vinculos", new() { ["Merge.Code"] = hers.Code });
        Assert.DoesNotContain("Da chefia", (await Portal.SignedInAs(ana).Page($"/chamados/{hers.Code}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Code, (await Portal.SignedInAs(ana).Page($"/chamados/{hers.Code}")).Body!.TextContent, StringComparison.Ordinal);

        await bruno.Submit($"{Url(hers)}/vinculos", [], $"Desfazer vínculo {other.Code}");
        Assert.Empty(await Db.TicketLinks.ToListAsync());
    }

    [Fact]
    public async Task A_ticket_split_from_a_message_begins_with_it_and_its_files_and_names_its_origin()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "E o relatório também não abre." }, null, new Upload("Reply.Uploads", "relatorio.pdf", Given.Pdf));
        await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Desde ontem." });
        var message = await Db.TicketMessages.SingleAsync(m => m.Body.StartsWith("E o relatório"));
        var bruno = Portal.SignedInAs(await Given.Staff());
        var sent = await bruno.Submit($"{Url(ticket)}/separar/{message.Id}", new() { ["Input.Subject"] = "Relatório não abre", ["Input.WithFollowing"] = "true" });

        var split = await Db.Tickets.Include(t => t.Messages.OrderBy(m => m.Id)).ThenInclude(m => m.Files).Include(t => t.Clocks).SingleAsync(t => t.Subject == "Relatório não abre");
        Assert.Equal(Url(split), sent.Headers.Location?.OriginalString);
        Assert.Equal((ticket.RequesterId, ticket.CustomerId, Clock.Now), (split.RequesterId, split.CustomerId, split.OpenedAt));
        Assert.Equal(["E o relatório também não abre.", "Desde ontem."], split.Messages.Select(m => m.Body));
        Assert.Equal(3, await Db.TicketMessages.CountAsync(m => m.TicketId == ticket.Id));
        var copy = Assert.Single(split.Messages[0].Files);
        var bytes = await (await Portal.SignedInAs(ana).Get($"/anexos/{copy.Id}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Given.Pdf, bytes);
        Assert.Contains($"deu origem a {split.Code}", Text(await Portal.SignedInAs(ana).Page($"/chamados/{ticket.Code}")), StringComparison.Ordinal);
        Assert.Contains($"separado de {ticket.Code}", Text(await Portal.SignedInAs(ana).Page($"/chamados/{split.Code}")), StringComparison.Ordinal);
        Assert.Equal("ticket-opened", Assert.Single(await Db.Outbox.ToListAsync()).Kind);
    }

    [Fact]
    public async Task A_note_becomes_no_ticket_and_a_message_of_another_ticket_is_not_found()
    {
        var bruno = await Given.Staff();
        var ticket = await Given.OpenedTicket(then: t => t.AddNote("Interna.", Given.By(bruno), Clock.Now));
        var other = await Given.OpenedTicket();
        var note = await Db.TicketMessages.SingleAsync(m => m.IsInternal);
        var foreign = await Db.TicketMessages.FirstAsync(m => m.TicketId == other.Id);
        foreach (var id in new[] { note.Id, foreign.Id })
        {
            Assert.Equal(HttpStatusCode.NotFound, Status(await Portal.SignedInAs(bruno).Get($"{Url(ticket)}/separar/{id}")));
            Assert.Equal(HttpStatusCode.NotFound, Status(await Portal.SignedInAs(bruno).Post($"{Url(ticket)}/separar/{id}", "/atendimento/clientes", [new("Input.Subject", "Novo"), new("Input.CategoryId", $"{ticket.CategoryId}")])));
        }
    }

    private static string Url(Ticket ticket) => $"/atendimento/chamados/{ticket.Code}";

    private static HttpStatusCode Status(HttpResponseMessage answer) => answer.StatusCode;

    private static string Text(AngleSharp.Html.Dom.IHtmlDocument page) => System.Text.RegularExpressions.Regex.Replace(page.Body!.TextContent, @"\s+", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<(Person Ana, Ticket Source, Ticket Target, Client Bruno)> Two()
    {
        var ana = await Given.Contact();
        return (ana, await Given.OpenedTicket(ana, Given.Stopped, "Nota rejeitada"), await Given.OpenedTicket(ana, subject: "Nota rejeitada de novo"), Portal.SignedInAs(await Given.Staff()));
    }

    private async Task<Ticket> Stored(Ticket ticket)
    {
        await using var db = Portal.OpenDb();
        return await db.Tickets.Include(t => t.Clocks).Include(t => t.Pauses).Include(t => t.History).AsSplitQuery().SingleAsync(t => t.Id == ticket.Id);
    }
}
