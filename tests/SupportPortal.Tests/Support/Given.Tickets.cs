using System.Text;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Tests.Support;

public sealed partial class Given
{
    /// <summary>Bytes that really are what the name says.</summary>
    public static readonly byte[] Pdf = "%PDF-1.7\n% nota"u8.ToArray(), Xml = "<nfe><numero>10482</numero></nfe>"u8.ToArray();

    /// <summary>A ticket that waits for its customer to say whether it is solved.</summary>
    public async Task<Ticket> ResolvedTicket(Person requester)
    {
        var bruno = await Staff(name: "Bruno Teixeira");
        return await OpenedTicket(requester, then: t =>
        {
            t.Assign(bruno, By(bruno), portal.Clock.Now);
            t.Reply("Ajustamos o cadastro.", StandardCalendar.Instance, By(bruno), portal.Clock.Now);
            t.Resolve(StandardCalendar.Instance, By(bruno), portal.Clock.Now, "Cadastro ajustado.");
        });
    }

    /// <summary>A product in a contract that is in force.</summary>
    public async Task<Product> ContractedProduct(Customer customer, string name = "Emissor NF-e")
    {
        await using var db = portal.OpenDb();
        var number = Interlocked.Increment(ref _made);
        var product = new Product($"produto-{number}", name, "Notas fiscais");
        db.Products.Add(product);
        await db.SaveChangesAsync();
        var contract = new Contract($"CT-{number}", customer.Id, new DateOnly(2030, 1, 1), new DateOnly(2030, 12, 31));
        contract.Include(product, "3.000 notas por mês");
        db.Contracts.Add(contract);
        await db.SaveChangesAsync();
        return product;
    }

    /// <summary>A file on the last message of a ticket.</summary>
    public async Task<StoredFile> Attached(Ticket ticket, string name = "nota.pdf", string type = "application/pdf", byte[]? bytes = null)
    {
        bytes ??= Pdf;
        await using var db = portal.OpenDb();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        var message = await db.TicketMessages.Where(m => m.TicketId == ticket.Id).OrderBy(m => m.Id).LastAsync();
        var file = new StoredFile(Guid.CreateVersion7(), ticket.CustomerId, null, name, type, bytes.Length, System.Security.Cryptography.SHA256.HashData(bytes), ScanState.Clean, portal.Clock.Now);
        db.Files.Add(file);
        message.Attach(file);
        db.FileChunks.Add(new FileChunk { FileId = file.Id, CustomerId = ticket.CustomerId, Position = 0, Bytes = bytes });
        await db.SaveChangesAsync();
        return file;
    }

    /// <summary>An order that waits for its customer's answer: one task done, one not, and an hour and a half of the contract's.</summary>
    public async Task<ServiceOrder> FinishedOrder(Person requester, int? productId = null)
    {
        var camila = await Staff(name: "Camila Rocha");
        var opened = await OpenedTicket(requester);
        await using var db = portal.OpenDb();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        var ticket = await db.Tickets.SingleAsync(t => t.Id == opened.Id);
        var technician = await db.People.SingleAsync(p => p.Id == camila.Id);
        var order = new ServiceOrder($"2030-{Interlocked.Increment(ref _made):D6}", ticket.CustomerId, ticket, null, technician, "Corrigir a sequência da série 2", "Ajustar a numeração.\nTestar com a equipe.", By(camila), portal.Clock.Now);
        order.Start(By(camila), portal.Clock.Now);
        db.ServiceOrders.Add(order);
        await db.SaveChangesAsync(); // tasks have their numbers
        order.MarkTask(order.Tasks[0].Id, done: true, By(camila), portal.Clock.Now);
        order.AddPart("Bobina térmica 80 mm", 2, By(camila), portal.Clock.Now);
        order.AddPhoto(await Photo(db, order.CustomerId), By(camila), portal.Clock.Now);
        order.AddHours(technician, portal.Clock.Today(), 90, isBillable: true, By(camila), portal.Clock.Now);
        order.Finish("Numeração corrigida e conferida.", AcceptancePeriod.From(portal.Clock.Now, StandardCalendar.Instance), By(camila), portal.Clock.Now);
        await db.SaveChangesAsync();
        return order;
    }

    /// <summary>An order whose paper the customer has signed.</summary>
    public async Task<ServiceOrder> AcceptedOrder(Person requester)
    {
        var finished = await FinishedOrder(requester);
        await using var db = portal.OpenDb();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        var order = await db.ServiceOrders.Everything().SingleAsync(o => o.Id == finished.Id);
        db.ServiceOrderDocuments.Add(order.Accept(Pdf, null, By(requester), portal.Clock.Now));
        await db.SaveChangesAsync();
        return order;
    }

    private async Task<StoredFile> Photo(PortalDbContext db, int customerId)
    {
        var file = new StoredFile(Guid.CreateVersion7(), customerId, null, "etiqueta.png", "image/png", Png.Length, System.Security.Cryptography.SHA256.HashData(Png), ScanState.Clean, portal.Clock.Now);
        db.Files.Add(file);
        db.FileChunks.Add(new FileChunk { FileId = file.Id, CustomerId = customerId, Position = 0, Bytes = Png });
        await db.SaveChangesAsync();
        return file;
    }

    /// <summary>A contract in force whose months bring hours, and this month's already.</summary>
    public async Task<Contract> ContractWithHours(Customer customer, int minutes = 600, int? productId = null)
    {
        await using var db = portal.OpenDb();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        var contract = new Contract($"CT-H{Interlocked.Increment(ref _made)}", customer.Id, new DateOnly(2030, 1, 1), new DateOnly(2030, 12, 31));
        contract.IncludeHours(minutes, portal.Clock.Today());
        if (productId is { } id) { contract.Include(await db.Products.SingleAsync(p => p.Id == id), "Plano"); }
        db.Contracts.Add(contract);
        await db.SaveChangesAsync();
        db.HourMovements.Add(HourMovement.Granted(contract, HourBalance.MonthOf(portal.Clock.Today()), portal.Clock.Now));
        await db.SaveChangesAsync();
        return contract;
    }

    /// <summary>A question of the form for one category.</summary>
    public async Task<CategoryField> Field(
        string label, FieldKind kind = FieldKind.Text, bool required = false, string category = Question, string[]? options = null, int position = 1, bool active = true)
    {
        await using var db = portal.OpenDb();
        var field = new CategoryField((await db.Categories.SingleAsync(c => c.Name == category)).Id);
        field.Describe(label, "", kind, options ?? [], required, position, active);
        db.CategoryFields.Add(field);
        await db.SaveChangesAsync();
        return field;
    }

    /// <summary>As it is now, with what its verbs need, to be changed further.</summary>
    public async Task<Ticket> Stored(Ticket ticket)
    {
        await using var db = portal.OpenDb();
        return await db.Tickets.Include(t => t.Clocks).Include(t => t.Pauses).Include(t => t.Participants).SingleAsync(t => t.Id == ticket.Id);
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
