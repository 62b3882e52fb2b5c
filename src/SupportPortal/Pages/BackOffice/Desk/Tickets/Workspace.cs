using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>One ticket, with its conversation, and what an analyst wants beside it.</summary>
public sealed record Workspace(Ticket Ticket)
{
    public IReadOnlyList<OrderRow> Orders { get; private set; } = [];
    public IReadOnlyList<TicketRow> Others { get; private set; } = [];
    public IReadOnlyList<ContractRow> Contracts { get; private set; } = [];
    public IReadOnlyList<DeskChoice> Staff { get; private set; } = [];
    public IReadOnlyList<DeskChoice> Categories { get; private set; } = [];

    /// <summary>Names of the requester's colleagues who follow it.</summary>
    public IReadOnlyList<string> Participants { get; private set; } = [];

    /// <summary>Of the queue's views, for the sidebar.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    public long LastMessageId => Ticket.Messages.Select(m => m.Id).DefaultIfEmpty().Max();
    public long LastEventId => Ticket.History.Select(e => e.Id).DefaultIfEmpty().Max();

    public static async Task<Workspace?> LoadAsync(PortalDbContext db, Viewer me, string code, DateTimeOffset now)
    {
        var ticket = await db.Tickets.VisibleTo(me)
            .Include(t => t.Customer).Include(t => t.Category).Include(t => t.Product).Include(t => t.Assignee).Include(t => t.Invoice)
            .Include(t => t.Clocks).Include(t => t.Pauses).AsSingleQuery()
            .SingleOrDefaultAsync(t => t.Code == code);
        if (ticket is null) { return null; }
        await db.TicketMessages.Include(m => m.Files).Where(m => m.TicketId == ticket.Id).OrderBy(m => m.Id).LoadAsync();
        await db.TicketEvents.Where(e => e.TicketId == ticket.Id).OrderBy(e => e.Id).LoadAsync();

        await db.TicketAnswers.Where(a => a.TicketId == ticket.Id).OrderBy(a => a.Position).LoadAsync();

        var choices = await db.DeskChoicesAsync();
        return new Workspace(ticket)
        {
            Counts = await db.Tickets.VisibleTo(me).CountViewsAsync(me, now),
            Orders = await db.ServiceOrders.VisibleTo(me).Where(o => o.TicketId == ticket.Id).OrderByDescending(o => o.Id)
                .Select(o => new OrderRow(o.Number, o.Title, o.Status)).Take(20).ToListAsync(),
            Participants = await db.TicketParticipants.Where(p => p.TicketId == ticket.Id).OrderBy(p => p.AddedAt).ThenBy(p => p.PersonId)
                .Select(p => p.Person!.Name).Take(Ticket.MostParticipants).ToListAsync(),
            Others = await db.Tickets.VisibleTo(me)
                .Where(t => t.CustomerId == ticket.CustomerId && t.RequesterId == ticket.RequesterId && t.Id != ticket.Id)
                .OrderByDescending(t => t.UpdatedAt).Select(t => new TicketRow(t.Code, t.Subject, t.Status)).Take(5).ToListAsync(),
            Contracts = await db.ContractedProducts.VisibleTo(me).InForce(PortalTime.DayOf(now)).Where(p => p.CustomerId == ticket.CustomerId)
                .OrderBy(p => p.Contract!.Number).ThenBy(p => p.Product!.Name)
                .Select(p => new ContractRow(p.Contract!.Number, p.Contract.EndsOn, p.Product!.Name, p.Plan)).Take(50).ToListAsync(),
            Staff = [.. choices[DeskChoice.Staff]],
            Categories = [.. choices[DeskChoice.Category].Where(c => c.Name != Category.Dispute || c.Id == ticket.CategoryId)],
        };
    }

    public sealed record OrderRow(string Number, string Title, ServiceOrderStatus Status);

    public sealed record TicketRow(string Code, string Subject, TicketStatus Status);

    public sealed record ContractRow(string Number, DateOnly EndsOn, string Product, string Plan);
}
