using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Incidents;

public class IncidentTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Who_contracted_the_product_is_told_at_home_and_before_opening_a_ticket_and_nobody_else()
    {
        var (ana, product, _, incident) = await Declared();
        var customer = Portal.SignedInAs(ana);
        foreach (var url in new[] { "/", "/chamados/novo" })
        {
            Assert.Contains("Notas não autorizam", (await customer.Page(url)).Body!.TextContent, StringComparison.Ordinal);
        }
        var form = await customer.Follow(await customer.Get($"/chamados/novo?produto={product.Slug}"));
        Assert.Contains("Notas não autorizam", form.Body!.TextContent, StringComparison.Ordinal);

        var eva = Portal.SignedInAs(await Given.Contact(name: "Eva Luz"));
        Assert.DoesNotContain("Notas não autorizam", (await eva.Page("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await eva.Get($"/incidentes/{incident}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eva.Post($"/incidentes/{incident}", "/", [new("Input.CategoryId", "1"), new("Input.Message", "Eu também.")])).StatusCode);
    }

    [Fact]
    public async Task Me_too_opens_one_ticket_however_often_it_is_pressed()
    {
        var (ana, product, _, incident) = await Declared();
        var customer = Portal.SignedInAs(ana);
        var page = await customer.Page($"/incidentes/{incident}");
        var category = $"{(await Db.Categories.SingleAsync(c => c.Name == Given.Stopped)).Id}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => customer.Submit(page, $"/incidentes/{incident}", new() { ["Input.CategoryId"] = category, ["Input.Message"] = "Aqui também." })));

        var ticket = await Db.Tickets.Include(t => t.Clocks).Include(t => t.Messages).SingleAsync();
        Assert.All(answers, a => Assert.Equal($"/chamados/{ticket.Code}", a.Headers.Location?.OriginalString));
        Assert.Equal((product.Id, "Aqui também."), (ticket.ProductId, ticket.Messages[0].Body));
        Assert.Equal(ticket.OpenedAt.AddHours(4), ticket.Clocks.Single(c => c.Metric is SlaMetric.Resolution).DueAt);
        var tie = await Db.IncidentTickets.SingleAsync();
        Assert.Equal((incident, ticket.Id), (tie.IncidentId, tie.TicketId));
        Assert.Contains("Seus chamados sobre isto", (await customer.Page($"/incidentes/{incident}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_is_open_already_is_tied_and_only_ones_own()
    {
        var (ana, product, _, incident) = await Declared();
        var mine = await Given.OpenedTicket(ana, productId: product.Id);
        var foreign = await Given.OpenedTicket(await Given.Contact(name: "Eva Luz"), productId: product.Id);
        var customer = Portal.SignedInAs(ana);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.Post($"/incidentes/{incident}?handler=Join", "/", [new("ticket", foreign.Code)])).StatusCode);
        for (var i = 0; i < 2; i++) { Assert.Equal(HttpStatusCode.Redirect, (await customer.Post($"/incidentes/{incident}?handler=Join", "/", [new("ticket", mine.Code)])).StatusCode); }
        Assert.Equal(mine.Id, (await Db.IncidentTickets.SingleAsync()).TicketId);
    }

    [Fact]
    public async Task One_update_reaches_every_ticket_once_and_the_end_resolves_none()
    {
        var (ana, product, bruno, incident) = await Declared();
        var tickets = new List<Ticket>();
        for (var i = 0; i < 3; i++)
        {
            tickets.Add(await Given.OpenedTicket(ana, i == 0 ? Given.Stopped : Given.Question, productId: product.Id));
            await bruno.Submit($"/atendimento/incidentes/{incident}", new() { ["Join.Code"] = tickets[i].Code });
        }
        var dues = await Db.Tickets.OrderBy(t => t.Id).Select(t => t.DueAt).ToListAsync();
        Clock.Advance(TimeSpan.FromMinutes(20));
        await bruno.Submit($"/atendimento/incidentes/{incident}", new() { ["Update.Text"] = "A Sefaz voltou a responder." });
        Assert.Equal(3, await Spread());
        Assert.Equal(0, await Spread());
        Assert.Equal(3, (await Portal.DeliverMail()).Count(m => m.Text.Contains("A Sefaz voltou a responder.", StringComparison.Ordinal)));
        Assert.Equal(3, await Db.TicketMessages.CountAsync(m => m.Body == "A Sefaz voltou a responder."));
        Assert.Equal(dues, await Db.Tickets.OrderBy(t => t.Id).Select(t => t.DueAt).ToListAsync());

        await bruno.Submit(await bruno.Page($"/atendimento/incidentes/{incident}"), $"/atendimento/incidentes/{incident}?handler=Update", new() { ["Update.Text"] = "Resolvido pela Sefaz." }, "Enviar e encerrar o incidente");
        Assert.Equal(3, await Spread());
        Assert.Equal(IncidentStatus.Resolved, (await Db.Incidents.SingleAsync()).Status);
        Assert.All(await Db.Tickets.ToListAsync(), t => Assert.Equal(TicketStatus.InProgress, t.Status));
        Assert.DoesNotContain("Notas não autorizam", (await Portal.SignedInAs(ana).Page("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bruno.Post($"/atendimento/incidentes/{incident}?handler=Update", "/atendimento/clientes", [new("Update.Text", "Mais uma.")])).StatusCode);
    }

    [Fact]
    public async Task An_incident_needs_a_title_a_product_and_a_text()
    {
        var bruno = Portal.SignedInAs(await Given.Staff());
        await Given.ContractedProduct(await Given.Company());
        var answer = await bruno.Submit("/atendimento/incidentes/novo", new() { ["Input.Title"] = "Só título" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Só título", (await Client.Read(answer)).QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Empty(await Db.Incidents.ToListAsync());
    }

    private Task<int> Spread() => Portal.Run((IncidentNews job, CancellationToken stop) => job.RunAsync(stop));

    private async Task<(Person Ana, Product Product, Client Bruno, int Incident)> Declared()
    {
        var customer = await Given.Company();
        var (ana, product) = (await Given.Contact(customer), await Given.ContractedProduct(customer));
        var bruno = Portal.SignedInAs(await Given.Staff());
        var declared = await bruno.Submit("/atendimento/incidentes/novo", new() { ["Input.Title"] = "Notas não autorizam", ["Input.ProductId"] = $"{product.Id}", ["Input.Text"] = "A Sefaz não responde." });
        return (ana, product, bruno, int.Parse(declared.Headers.Location!.OriginalString.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
