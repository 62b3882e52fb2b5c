using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Contracts;
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
    public async Task Work_is_scheduled_started_noted_and_finished_and_draws_on_the_contract_once()
    {
        var company = await Given.Company();
        var ticket = await Given.OpenedTicket(await Given.Contact(company));
        var contract = await Given.ContractWithHours(company);
        await Open(ticket);
        var url = $"/atendimento/ordens-de-servico/{(await Db.ServiceOrders.SingleAsync()).Number}";
        var (bruno, lia) = (Portal.SignedInAs(await Given.Staff()), await Given.Staff(name: "Lia Reis"));

        await bruno.Submit($"{url}/agendar", new() { ["Input.TechnicianId"] = $"{lia.Id}", ["Input.Visit.Day"] = "2030-06-10", ["Input.Visit.From"] = "09:00", ["Input.Visit.To"] = "10:30" });
        await bruno.Submit($"{url}/tarefas", new() { ["Input.Tasks"] = "Testar a impressora\nTreinar a equipe" });
        await bruno.Submit(url, button: "Iniciar");
        var task = (await Db.Set<ServiceOrderTask>().OrderBy(t => t.Position).FirstAsync()).Id;
        await bruno.Post($"{url}?handler=Mark", "/ajuda", [new("line", $"{task}"), new("done", "true")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit($"{url}/concluir", new() { ["Input.Report"] = "Sem horas." })).StatusCode);
        await bruno.Submit($"{url}/pecas", new() { ["Input.Description"] = "Cabo", ["Input.Quantity"] = "2,5" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit($"{url}/horas", new() { ["Input.Minutes"] = "0" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit($"{url}/horas", new() { ["Input.Minutes"] = "30", ["Input.On"] = "2030-06-04" })).StatusCode);
        await bruno.Submit($"{url}/horas", new() { ["Input.PersonId"] = $"{lia.Id}", ["Input.On"] = "2030-06-03", ["Input.Minutes"] = "90" });
        await bruno.Submit($"{url}/horas", new() { ["Input.Minutes"] = "20", ["Input.IsBillable"] = "false" });
        await bruno.Submit($"{url}/horas", new() { ["Input.Minutes"] = "700" });
        var first = (await Db.Set<ServiceOrderHours>().OrderBy(h => h.Id).FirstAsync()).Id;
        await bruno.Post($"{url}/horas?handler=Remove", "/ajuda", [new("line", $"{first}")]);
        await bruno.Submit($"{url}/horas", new() { ["Input.PersonId"] = $"{lia.Id}", ["Input.Minutes"] = "100" });
        await bruno.Submit($"{url}/concluir", new() { ["Input.Report"] = "Trocada a sequência." });

        var order = await Db.ServiceOrders.Everything().Include(o => o.Technician).SingleAsync();
        Assert.Equal((ServiceOrderStatus.Done, 820, 800, "Trocada a sequência.", "Lia Reis"), (order.Status, order.MinutesSpent, order.BillableMinutes, order.Report, order.Technician!.Name));
        Assert.Equal([true, false, false], order.Tasks.Select(t => t.IsDone));
        Assert.Equal((2.5m, "Cabo"), (order.Parts.Single().Quantity, order.Parts.Single().Description));
        Assert.Equal(new DateTimeOffset(2030, 6, 10, 21, 0, 0, TimeSpan.Zero), order.AcceptUntil);
        var drawn = await Db.HourMovements.SingleAsync(m => m.Kind == HourMovementKind.ServiceOrder);
        Assert.Equal((contract.Id, -800, order.Id), (drawn.ContractId, drawn.Minutes, drawn.ServiceOrderId!.Value));
        Assert.Equal(4, await Db.Outbox.CountAsync());
        Assert.Contains(order.Number.Replace('-', '/'), (await bruno.Page("/atendimento/ordens-de-servico?situacao=aguardando-ateste")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Post($"{url}/concluir", "/ajuda", [new("Input.Report", "De novo.")])).StatusCode);
        Assert.Equal(1, await Db.HourMovements.CountAsync(m => m.Kind == HourMovementKind.ServiceOrder));
    }

    [Fact]
    public async Task A_rejected_order_is_taken_up_again_and_draws_anew()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        await Given.ContractWithHours(company);
        await Open(await Given.OpenedTicket(ana));
        var number = (await Db.ServiceOrders.SingleAsync()).Number;
        var (url, bruno) = ($"/atendimento/ordens-de-servico/{number}", Portal.SignedInAs(await Given.Staff()));
        await bruno.Submit(url, button: "Iniciar");
        await bruno.Submit($"{url}/horas", new() { ["Input.Minutes"] = "60" });
        await bruno.Submit($"{url}/concluir", new() { ["Input.Report"] = "Feito." });
        await Portal.SignedInAs(ana).Submit($"/ordens-de-servico/{number}/recusar", new() { ["Input.Reason"] = "Faltou testar." });
        await bruno.Submit(url, button: "Retomar o serviço");
        await bruno.Submit($"{url}/horas", new() { ["Input.Minutes"] = "15" });
        await bruno.Submit($"{url}/concluir", new() { ["Input.Report"] = "Feito e testado." });

        Assert.Equal([600, -60, 60, -75], await Db.HourMovements.OrderBy(m => m.Id).Select(m => m.Minutes).ToListAsync());
    }

    [Fact]
    public async Task Two_people_who_finish_at_once_draw_the_hours_once()
    {
        var company = await Given.Company();
        await Given.ContractWithHours(company);
        await Open(await Given.OpenedTicket(await Given.Contact(company)));
        var url = $"/atendimento/ordens-de-servico/{(await Db.ServiceOrders.SingleAsync()).Number}";
        var bruno = await Given.Staff();
        var first = Portal.SignedInAs(bruno);
        await first.Submit(url, button: "Iniciar");
        await first.Submit($"{url}/horas", new() { ["Input.Minutes"] = "60" });
        var statuses = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i => (await Portal.SignedInAs(bruno).Submit($"{url}/concluir", new() { ["Input.Report"] = $"Feito {i}." })).StatusCode));
        Assert.Single(statuses, s => s is HttpStatusCode.Redirect);
        Assert.Equal(540, await Db.HourMovements.SumAsync(m => m.Minutes));
    }

    [Fact]
    public async Task Photos_are_pictures_and_nothing_else()
    {
        await Open(await Given.OpenedTicket());
        var url = $"/atendimento/ordens-de-servico/{(await Db.ServiceOrders.SingleAsync()).Number}";
        var bruno = Portal.SignedInAs(await Given.Staff());
        await bruno.Submit(url, button: "Iniciar");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit($"{url}/fotos", [], "Enviar fotos", new Upload("Input.Photos", "nota.pdf", Given.Pdf))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit($"{url}/fotos", [], "Enviar fotos", new Upload("Input.Photos", "foto.jpg", Given.Png))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Submit($"{url}/fotos", [], "Enviar fotos")).StatusCode);
        await bruno.Submit($"{url}/fotos", [], "Enviar fotos", new Upload("Input.Photos", "leitor.png", Given.Png));
        var order = await Db.ServiceOrders.Everything().SingleAsync();
        Assert.Equal("leitor.png", Assert.Single(order.Photos).Name);

        await bruno.Submit($"{url}/fotos", button: "Retirar");
        Assert.Empty((await Db.ServiceOrders.Everything().SingleAsync()).Photos);
        Assert.Equal(HttpStatusCode.NotFound, (await bruno.Get($"/anexos/{order.Photos[0].Id}")).StatusCode);
        Assert.Equal([ServiceOrderEventKind.PhotoAdded, ServiceOrderEventKind.PhotoRemoved], (await Db.ServiceOrders.Everything().SingleAsync()).History.TakeLast(2).Select(e => e.Kind));
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
