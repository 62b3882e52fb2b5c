using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Tickets;

public class PropertiesTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_ticket_is_handed_over_with_a_new_priority_and_the_reason_for_it()
    {
        var ticket = await Given.OpenedTicket();
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        var response = await Portal.SignedInAs(bruno).Submit($"/atendimento/chamados/{ticket.Code}", new()
        {
            ["Input.AssigneeId"] = $"{carla.Id}",
            ["Input.Priority"] = "Critical",
            ["Input.PriorityReason"] = "Fechamento da folha é hoje.",
        });

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var stored = await Db.Tickets.Include(t => t.History).SingleAsync();
        Assert.Equal((carla.Id, Priority.Critical), (stored.AssigneeId, stored.Priority));
        Assert.Equal("Fechamento da folha é hoje.", stored.History.Single(e => e.Kind is TicketEventKind.PriorityChanged).Note);
    }

    [Fact]
    public async Task A_new_priority_without_a_reason_is_refused()
    {
        var ticket = await Given.OpenedTicket();
        var response = await Portal.SignedInAs(await Given.Staff()).Submit($"/atendimento/chamados/{ticket.Code}", new() { ["Input.Priority"] = "Critical" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Diga por que a prioridade muda.", (await Client.Read(response)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Priority.Normal, (await Db.Tickets.SingleAsync()).Priority);
    }

    [Fact]
    public async Task A_new_kind_brings_its_own_priority_and_deadline()
    {
        var ticket = await Given.OpenedTicket(category: Given.Question);
        var stopped = await Db.Categories.SingleAsync(c => c.Name == Given.Stopped);
        await Portal.SignedInAs(await Given.Staff()).Submit($"/atendimento/chamados/{ticket.Code}", new() { ["Input.CategoryId"] = $"{stopped.Id}" });

        var stored = await Db.Tickets.SingleAsync();
        Assert.Equal((stopped.Id, Priority.Critical, ticket.OpenedAt.AddHours(4)), (stored.CategoryId, stored.Priority, stored.DueAt));
    }

    [Fact]
    public async Task A_form_drawn_before_a_colleagues_change_is_refused()
    {
        var ticket = await Given.OpenedTicket();
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        var url = $"/atendimento/chamados/{ticket.Code}/propriedades";
        var late = Portal.SignedInAs(bruno);
        var opened = await late.Page(url);
        await Portal.SignedInAs(carla).Submit(url, new() { ["Input.AssigneeId"] = $"{carla.Id}" });

        Assert.Equal(HttpStatusCode.Conflict, (await late.Submit(opened, url, new() { ["Input.AssigneeId"] = $"{bruno.Id}" })).StatusCode);
        Assert.Equal(carla.Id, (await Db.Tickets.SingleAsync()).AssigneeId);
    }

    [Fact]
    public async Task Waiting_needs_a_reason_and_tells_the_customer_and_nothing_is_resolved_without_a_word()
    {
        var ticket = await Given.OpenedTicket();
        var bruno = Portal.SignedInAs(await Given.Staff());
        var url = $"/atendimento/chamados/{ticket.Code}";
        var refused = await bruno.Submit(url, new() { ["Input.Status"] = "WaitingCustomer" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Diga o que falta para continuar.", (await Client.Read(refused)).QuerySelector("#Input_WaitReason-erro")!.TextContent, StringComparison.Ordinal);
        var resolved = await bruno.Post($"{url}/propriedades", url, [new("Input.Status", "Resolved"), new("Input.CategoryId", $"{ticket.CategoryId}"), new("Input.Priority", "Normal")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, resolved.StatusCode);

        await bruno.Submit(url, new() { ["Input.Status"] = "WaitingCustomer", ["Input.WaitReason"] = "Falta o log." });
        var stored = await Db.Tickets.Include(t => t.Pauses).SingleAsync();
        Assert.Equal((TicketStatus.WaitingCustomer, "Falta o log."), (stored.Status, Assert.Single(stored.Pauses).Reason));
        Assert.Contains("Falta o log.", Assert.Single(await Db.Outbox.ToListAsync()).Text, StringComparison.Ordinal);
    }
}
