using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Domain.Tickets;

public static class TicketQueries
{
    /// <summary>What this viewer may see: the desk everything, finance what disputes a title, a customer what the membership allows and what he or she was copied in to, anyone else nothing.</summary>
    public static IQueryable<Ticket> VisibleTo(this IQueryable<Ticket> tickets, Viewer me) => me switch
    {
        { IsStaff: true, IsDesk: true } => tickets,
        { IsStaff: true, IsFinance: true } => tickets.Where(t => t.InvoiceId != null),
        { IsCustomer: true } when me.Has(Permission.CompanyTickets) => tickets.Where(t => t.CustomerId == me.CustomerId),
        { IsCustomer: true } when me.Has(Permission.DepartmentTickets) => tickets.Where(t => t.CustomerId == me.CustomerId
            && (t.RequesterId == me.PersonId || t.Department == me.Department || t.Participants.Any(p => p.PersonId == me.PersonId))),
        { IsCustomer: true } when me.Has(Permission.OwnTickets) => tickets.Where(t => t.CustomerId == me.CustomerId
            && (t.RequesterId == me.PersonId || t.Participants.Any(p => p.PersonId == me.PersonId))),
        _ => tickets.Where(t => false),
    };

    /// <summary>Those that dispute a title, the last first.</summary>
    public static IQueryable<Ticket> Disputing(this IQueryable<Ticket> tickets, Invoice invoice) =>
        tickets.Where(t => t.InvoiceId == invoice.Id).OrderByDescending(t => t.Id);

    /// <summary>A draft is its writer's alone, for the company it was begun for.</summary>
    public static IQueryable<TicketDraft> VisibleTo(this IQueryable<TicketDraft> drafts, Viewer me) =>
        drafts.Where(d => me.IsCustomer && d.PersonId == me.PersonId && d.CustomerId == me.CustomerId);

    /// <summary>Neither sent nor given up.</summary>
    public static IQueryable<TicketDraft> Open(this IQueryable<TicketDraft> drafts) => drafts.Where(d => d.SentAt == null && d.DiscardedAt == null);

    /// <summary>Confirmed, without a ticket, and not dismissed: what the desk has to look at.</summary>
    public static IQueryable<PublicRequest> Waiting(this IQueryable<PublicRequest> requests) =>
        requests.Where(r => r.ConfirmedAt != null && r.TicketId == null && r.DismissedAt == null);

    public static IQueryable<Ticket> Open(this IQueryable<Ticket> tickets) => tickets.Where(t =>
        t.Status == TicketStatus.New || t.Status == TicketStatus.InProgress
        || t.Status == TicketStatus.WaitingCustomer || t.Status == TicketStatus.WaitingThirdParty);

    /// <summary>In the queue of a team that gives its tickets to its members, with nobody's name on them and something to do.</summary>
    public static IQueryable<Ticket> ToDistribute(this IQueryable<Ticket> tickets) => tickets.Where(t =>
        t.AssigneeId == null && t.TeamId != null && t.Team!.Distributes && t.Team.IsActive && (t.Status == TicketStatus.New || t.Status == TicketStatus.InProgress));

    public static IQueryable<Ticket> Resolved(this IQueryable<Ticket> tickets) =>
        tickets.Where(t => t.Status == TicketStatus.Resolved || t.Status == TicketStatus.Closed);

    public static IQueryable<Ticket> WaitingForCustomer(this IQueryable<Ticket> tickets) => tickets.Where(t => t.Status == TicketStatus.WaitingCustomer);

    /// <summary>May have waited long enough to be reminded of, or be resolved unanswered; the calendar has the last word.</summary>
    public static IQueryable<Ticket> Unanswered(this IQueryable<Ticket> tickets, DateTimeOffset now)
    {
        var (remind, resolve) = (now.AddDays(-Ticket.RemindBusinessDays), now.AddDays(-Ticket.UnansweredBusinessDays));
        return tickets.Where(t => t.Status == TicketStatus.WaitingCustomer && (t.RemindedAt == null ? t.StatusSince < remind : t.StatusSince < resolve));
    }

    /// <summary>Resolved, and the time to reopen is over.</summary>
    public static IQueryable<Ticket> ToClose(this IQueryable<Ticket> tickets, DateTimeOffset now) =>
        tickets.Where(t => t.Status == TicketStatus.Resolved && t.ReopenUntil < now);

    public static IQueryable<Ticket> NotOpen(this IQueryable<Ticket> tickets) => tickets.Where(t =>
        t.Status == TicketStatus.Resolved || t.Status == TicketStatus.Closed || t.Status == TicketStatus.Cancelled || t.Status == TicketStatus.Merged);

    /// <summary>Opened on these days of São Paulo, both included; null is no limit.</summary>
    public static IQueryable<Ticket> OpenedBetween(this IQueryable<Ticket> tickets, DateOnly? first, DateOnly? last)
    {
        if (first is { } from)
        {
            var start = PortalTime.At(from, TimeOnly.MinValue);
            tickets = tickets.Where(t => t.OpenedAt >= start);
        }
        if (last is { } to)
        {
            var end = PortalTime.At(to.AddDays(1), TimeOnly.MinValue);
            tickets = tickets.Where(t => t.OpenedAt < end);
        }
        return tickets;
    }
}
