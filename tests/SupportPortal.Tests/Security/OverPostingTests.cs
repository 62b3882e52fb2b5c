using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

/// <summary>Fields that no form of ours has, under every name a binder could take them by: owner, author, price, state and dates never come from a request.</summary>
public class OverPostingTests(Portal portal) : PageTest(portal)
{
    private static readonly string[] Prefixes = ["", "Input.", "Reply.", "Confirm.", "Password.", "Ticket.", "View.Ticket.", "Draft.", "Order.", "Invoice.", "Viewer.", "Me."];

    [Fact]
    public async Task A_new_ticket_has_the_owner_author_state_and_code_that_the_portal_gives()
    {
        var world = await World.Create(Portal);
        var url = $"/chamados/novo/{world.Own.Draft.Code}";
        await Post(world, Actors.Company, url, ("Input.About", "fora-da-lista"), ("Input.Name", "Ana"), ("Input.Department", "Fiscal"), ("Input.Email", "ana@cliente.example"),
            ("Input.Category", $"{Db.Categories.Single(c => c.Name == Given.Question).Id}"), ("Input.Subject", "Nota"), ("Input.Message", "Rejeitada."));
        var ticket = await Db.Tickets.Include(t => t.Messages).SingleAsync(t => t.Code == world.Own.Draft.Code);
        Assert.Equal((world.Own.Customer.Id, (int?)world[Actors.Company].Id, TicketStatus.New, Priority.Normal), (ticket.CustomerId, ticket.RequesterId, ticket.Status, ticket.Priority));
        Assert.Equal((Clock.Now, (int?)null, (int?)null), (ticket.OpenedAt, ticket.AssigneeId, ticket.Rating));
        var message = Assert.Single(ticket.Messages);
        Assert.Equal((world.Own.Customer.Id, (int?)world[Actors.Company].Id, Side.Customer, false), (message.CustomerId, message.AuthorId, message.Side, message.IsInternal));
    }

    [Fact]
    public async Task A_reply_and_a_rating_change_nothing_else_of_the_ticket()
    {
        var world = await World.Create(Portal);
        await Post(world, Actors.Company, $"/chamados/{world.Own.Open.Code}?handler=Reply", ("Reply.Message", "Segue o log."));
        await Post(world, Actors.Company, $"/chamados/{world.Own.Closed.Code}/avaliar", ("Input.Rating", "4"));
        foreach (var before in new[] { world.Own.Open, world.Own.Closed })
        {
            var after = await Db.Tickets.SingleAsync(t => t.Id == before.Id);
            Assert.Equal((before.CustomerId, before.RequesterId, before.Status, before.Priority, before.AssigneeId), (after.CustomerId, after.RequesterId, after.Status, after.Priority, after.AssigneeId));
            Assert.Equal((before.Subject, before.OpenedAt, before.ResolvedAt, before.ClosedAt), (after.Subject, after.OpenedAt, after.ResolvedAt, after.ClosedAt));
        }
        var reply = await Db.TicketMessages.SingleAsync(m => m.Body == "Segue o log.");
        Assert.Equal((world.Own.Customer.Id, (int?)world[Actors.Company].Id, Side.Customer, false, Clock.Now), (reply.CustomerId, reply.AuthorId, reply.Side, reply.IsInternal, reply.At));
    }

    [Fact]
    public async Task A_request_for_a_new_date_changes_no_date_no_price_and_no_address()
    {
        var world = await World.Create(Portal);
        var before = world.Own.OldInvoice;
        await Post(world, Actors.Company, $"/financeiro/{before.Number}/nova-data", ("Input.Message", "Pago dia 20."));
        var after = await Db.Invoices.Include(i => i.DateRequests).Include(i => i.Boleto).SingleAsync(i => i.Id == before.Id);
        Assert.Equal((before.CustomerId, before.Amount, before.DueOn, InvoiceStatus.Open, (decimal?)null), (after.CustomerId, after.Amount, after.DueOn, after.Status, after.PaidAmount));
        Assert.Equal(before.Boleto!.Barcode, after.Boleto!.Barcode);
        var request = Assert.Single(after.DateRequests);
        Assert.Equal((world[Actors.Company].Email, NewDateStatus.Open, (string?)null), (request.ReplyTo, request.Status, request.Reply));
    }

    [Fact]
    public async Task A_boleto_goes_to_no_address_that_a_form_brings_along()
    {
        var world = await World.Create(Portal);
        await Post(world, Actors.Company, $"/financeiro/{world.Own.Invoice.Number}/enviar", ("Input.To", "estranho@alheio.example"));
        Assert.Empty(await Db.Outbox.ToListAsync());
        await Post(world, Actors.Company, $"/financeiro/{world.Own.Invoice.Number}/enviar", ("Input.To", "own"));
        Assert.Equal(world[Actors.Company].Email, Assert.Single(await Db.Outbox.ToListAsync()).RecipientAddress);
    }

    [Fact]
    public async Task An_accepted_order_says_what_it_said()
    {
        var world = await World.Create(Portal);
        var before = world.Own.Order;
        await world.ReadPaper();
        await Post(world, Actors.Company, $"/ordens-de-servico/{before.Number}", ("Input.Remarks", "Conforme."), ("Input.Paper", world.Paper));
        var after = await Db.ServiceOrders.Include(o => o.Hours).SingleAsync(o => o.Id == before.Id);
        Assert.Equal((before.CustomerId, before.MinutesSpent, before.Report, before.Title, before.TechnicianId), (after.CustomerId, after.MinutesSpent, after.Report, after.Title, after.TechnicianId));
        Assert.Equal(ServiceOrderStatus.Accepted, after.Status);
    }

    [Fact]
    public async Task Nobody_gives_himself_rights()
    {
        var world = await World.Create(Portal);
        var before = await Ledger.Of(Portal);
        await Post(world, Actors.FinanceOnly, "/preferencias?handler=Theme", ("theme", "dark"));
        Assert.Equal(["people", "sessions"], (await Ledger.Of(Portal)).ChangesSince(before));
        var (person, was) = (await Db.People.SingleAsync(p => p.Id == world[Actors.FinanceOnly].Id), world[Actors.FinanceOnly]);
        Assert.Equal(("dark", was.Kind, was.Role, was.CustomerId, was.State, was.Email), (person.Theme, person.Kind, person.Role, person.CustomerId, person.State, person.Email));
    }

    private async Task Post(World world, Actors actor, string url, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] extra =
        [
            ("Id", $"{world.Other.Open.Id}"), ("CustomerId", $"{world.Other.Customer.Id}"), ("Customer", $"{world.Other.Customer.Id}"), ("RequesterId", $"{world[Actors.Foreign].Id}"), ("PersonId", $"{world[Actors.Foreign].Id}"),
            ("AuthorId", $"{world[Actors.Analyst].Id}"), ("AssigneeId", $"{world[Actors.Analyst].Id}"), ("TechnicianId", $"{world[Actors.Analyst].Id}"), ("Side", "Staff"), ("IsInternal", "true"), ("Status", "Closed"), ("State", "Disabled"),
            ("Priority", "Critical"), ("Price", "0,01"), ("Amount", "0,01"), ("PaidAmount", "0,01"), ("HoursSpent", "900"), ("DueOn", "2040-01-01"), ("OpenedAt", "2020-01-01"), ("ClosedAt", "2020-01-01"), ("At", "2020-01-01"),
            ("ReplyTo", "estranho@alheio.example"), ("RecipientAddress", "estranho@alheio.example"), ("Permissions", "All"), ("Role", "Administrator"), ("Kind", "Staff"), ("Report", "Outro."), ("Title", "Outro"), ("Then", "Resolved"),
        ];
        var browser = await world.Browser(actor);
        using var response = await browser.Post(url, "/ajuda", [
            .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)),
            .. Prefixes.SelectMany(p => extra.Select(e => new KeyValuePair<string, string>(p + e.Name, e.Value))).Where(e => fields.All(f => f.Name != e.Key)),
        ]);
        Assert.InRange((int)response.StatusCode, 200, 499);
    }
}
