using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.ServiceOrders;

public class ServiceOrderTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task An_order_is_opened_from_its_ticket_and_the_customer_hears_of_it()
    {
        var ticket = await Given.OpenedTicket();
        var response = await Open(ticket);

        var order = await Db.ServiceOrders.SingleAsync();
        Assert.Equal((ticket.Id, ServiceOrderStatus.Open), (order.TicketId, order.Status));
        Assert.Equal($"/atendimento/ordens-de-servico/{order.Number}", response.Headers.Location?.OriginalString);
        Assert.Contains(await Db.TicketEvents.ToListAsync(), e => e.Kind is TicketEventKind.ServiceOrderLinked && e.To == order.Number);
        var mail = Assert.Single(await Db.Outbox.ToListAsync());
        Assert.Equal(("service-order-changed", ticket.NotifyEmail), (mail.Kind, mail.RecipientAddress));
    }

    [Fact]
    public async Task An_order_opened_with_a_date_is_scheduled_on_the_wall_clock_of_sao_paulo()
    {
        await Open(await Given.OpenedTicket(), new() { ["Input.Visit.Day"] = "2030-06-10", ["Input.Visit.From"] = "14:00", ["Input.Visit.To"] = "16:00" });

        var order = await Db.ServiceOrders.SingleAsync();
        Assert.Equal(ServiceOrderStatus.Scheduled, order.Status);
        Assert.Equal(new DateTimeOffset(2030, 6, 10, 17, 0, 0, TimeSpan.Zero), order.ScheduledFrom);
    }

    [Fact]
    public async Task Half_a_date_or_a_visit_that_ends_before_it_starts_is_refused()
    {
        var ticket = await Given.OpenedTicket();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Open(ticket, new() { ["Input.Visit.Day"] = "2030-06-10" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Open(
            ticket, new() { ["Input.Visit.Day"] = "2030-06-10", ["Input.Visit.From"] = "16:00", ["Input.Visit.To"] = "14:00" })).StatusCode);
        Assert.Empty(await Db.ServiceOrders.ToListAsync());
    }

    [Fact]
    public async Task Work_is_scheduled_started_and_finished_with_report_and_hours()
    {
        await Open(await Given.OpenedTicket());
        var url = $"/atendimento/ordens-de-servico/{(await Db.ServiceOrders.SingleAsync()).Number}";
        var bruno = Portal.SignedInAs(await Given.Staff());

        await bruno.Submit($"{url}/agendar", new() { ["Input.Visit.Day"] = "2030-06-10", ["Input.Visit.From"] = "09:00", ["Input.Visit.To"] = "10:30" });
        await bruno.Submit(url, button: "Iniciar");
        var refused = await bruno.Submit($"{url}/concluir", new() { ["Input.Report"] = "Trocada a sequência.", ["Input.HoursSpent"] = "0" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await bruno.Submit($"{url}/concluir", new() { ["Input.Report"] = "Trocada a sequência.", ["Input.HoursSpent"] = "1,5" });

        var order = await Db.ServiceOrders.Include(o => o.History).SingleAsync();
        Assert.Equal((ServiceOrderStatus.Done, 1.5m, "Trocada a sequência."), (order.Status, order.HoursSpent, order.Report));
        Assert.Equal(4, order.History.Count);
        Assert.Equal(4, await Db.Outbox.CountAsync());
        Assert.Contains(order.Number.Replace('-', '/'), (await bruno.Page("/atendimento/ordens-de-servico?situacao=aguardando-ateste")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_is_cancelled_with_a_reason()
    {
        await Open(await Given.OpenedTicket());
        var url = $"/atendimento/ordens-de-servico/{(await Db.ServiceOrders.SingleAsync()).Number}";
        var bruno = Portal.SignedInAs(await Given.Staff());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit($"{url}/cancelar", new() { ["Input.Reason"] = "" })).StatusCode);
        await bruno.Submit($"{url}/cancelar", new() { ["Input.Reason"] = "O cliente desistiu." });

        Assert.Equal(ServiceOrderStatus.Cancelled, (await Db.ServiceOrders.SingleAsync()).Status);
    }

    private async Task<HttpResponseMessage> Open(Ticket ticket, Dictionary<string, string>? more = null) =>
        await Portal.SignedInAs(await Given.Staff()).Submit($"/atendimento/chamados/{ticket.Code}/nova-os", new(more ?? [])
        {
            ["Input.Title"] = "Corrigir a sequência da série 2",
            ["Input.Tasks"] = "Parar o emissor, corrigir, reenviar.",
        });
}
