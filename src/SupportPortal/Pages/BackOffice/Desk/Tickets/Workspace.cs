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

    public IReadOnlyList<DeskChoice> Teams { get; private set; } = [];
    public IReadOnlyList<DeskChoice> Replies { get; private set; } = [];

    /// <summary>The queue's views for the sidebar, and the tickets beside this one in the view it was opened from.</summary>
    public required DeskMenu Menu { get; init; }

    public long LastMessageId => Ticket.Messages.Select(m => m.Id).DefaultIfEmpty().Max();
    public long LastEventId => Ticket.History.Select(e => e.Id).DefaultIfEmpty().Max();

    public static async Task<Workspace?> LoadAsync(PortalDbContext db, Viewer me, string code, DateTimeOffset now, IQueryCollection query)
    {
        var ticket = await db.Tickets.VisibleTo(me)
            .Include(t => t.Customer).Include(t => t.Category).Include(t => t.Product).Include(t => t.Assignee).Include(t => t.Team).Include(t => t.Invoice)
            .Include(t => t.Clocks).Include(t => t.Pauses).AsSingleQuery()
            .SingleOrDefaultAsync(t => t.Code == code);
        if (ticket is null) { return null; }
        await db.TicketMessages.Include(m => m.Files).Where(m => m.TicketId == ticket.Id).OrderBy(m => m.Id).LoadAsync();
        await db.TicketEvents.Where(e => e.TicketId == ticket.Id).OrderBy(e => e.Id).LoadAsync();

        await db.TicketAnswers.Where(a => a.TicketId == ticket.Id).OrderBy(a => a.Position).LoadAsync();

        var choices = await db.DeskChoicesAsync(me);
        var beside = await db.BesideAsync(ticket, PortalTime.DayOf(now));
        return new Workspace(ticket)
        {
            Menu = await DeskMenu.LoadAsync(db, me, QueueFilter.Read(query, choices), choices, now, of: ticket),
            Orders = [.. beside[Beside.Order].Select(b => new OrderRow(b.Code, b.Name, Enum.Parse<ServiceOrderStatus>(b.Status)))],
            Participants = [.. beside[Beside.Participant].Select(b => b.Name)],
            Others = [.. beside[Beside.Ticket].Select(b => new TicketRow(b.Code, b.Name, Enum.Parse<TicketStatus>(b.Status)))],
            Contracts = [.. beside[Beside.Contract].Select(b => new ContractRow(b.Code, DateOnly.FromDateTime(b.On.Date), b.Name, b.Status))],
            Staff = [.. choices[DeskChoice.Staff]],
            Teams = [.. choices[DeskChoice.Team]],
            Replies = [.. choices[DeskChoice.Reply]],
            Categories = [.. choices[DeskChoice.Category].Where(c => c.Name != Category.Dispute || c.Id == ticket.CategoryId)],
        };
    }

    public sealed record OrderRow(string Number, string Title, ServiceOrderStatus Status);

    public sealed record TicketRow(string Code, string Subject, TicketStatus Status);

    public sealed record ContractRow(string Number, DateOnly EndsOn, string Product, string Plan);
}
