using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Automation;

/// <summary>Something that happened to a ticket and that a rule waits for.</summary>
public sealed class Occasion
{
    public long TicketId { get; init; }
    /// <summary>Of the message, the line of history or the clock; 0 is the opening.</summary>
    public long Id { get; init; }
}

/// <summary>What a rule acts on. The job and the dry run ask the same, so they cannot disagree.</summary>
public static class RuleMatches
{
    /// <summary>Open tickets that are as the rule wants them.</summary>
    public static IQueryable<Ticket> Matching(this IQueryable<Ticket> tickets, Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        tickets = tickets.Open();
        if (rule.CategoryId is { } category) { tickets = tickets.Where(t => t.CategoryId == category); }
        if (rule.ProductId is { } product) { tickets = tickets.Where(t => t.ProductId == product); }
        if (rule.Priority is { } priority) { tickets = tickets.Where(t => t.Priority == priority); }
        if (rule.Status is { } status) { tickets = tickets.Where(t => t.Status == status); }
        if (rule.Assignment is not Assignment.Any)
        {
            var somebody = rule.Assignment is Assignment.Somebody;
            tickets = tickets.Where(t => (t.AssigneeId != null) == somebody);
        }
        if (rule.Subject is { } subject)
        {
            var like = Like.Containing(subject);
            tickets = tickets.Where(t => EF.Functions.ILike(EF.Functions.Unaccent(t.Subject), EF.Functions.Unaccent(like), Like.Escape));
        }
        return tickets;
    }

    /// <summary>Every occasion since a moment. What the system did, rules among it, is none.</summary>
    public static IQueryable<Occasion> Occasions(this PortalDbContext db, Rule rule, DateTimeOffset since, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rule);
        var tickets = db.Tickets.Matching(rule);
        var wait = TimeSpan.FromHours(rule.Hours ?? 0);
        var (soon, still, stillSince) = (now + wait, now - wait, since - wait);
        return rule.Event switch
        {
            RuleEvent.Opened => tickets.Where(t => t.OpenedAt >= since).Select(t => new Occasion { TicketId = t.Id, Id = 0 }),
            RuleEvent.CustomerReplied => db.TicketMessages.Where(m => m.Side == Side.Customer && !m.IsInternal && m.At >= since)
                .Join(tickets, m => m.TicketId, t => t.Id, (m, t) => new { m, t }).Where(p => p.m.At > p.t.OpenedAt).Select(p => new Occasion { TicketId = p.t.Id, Id = p.m.Id }),
            RuleEvent.StatusChanged => db.TicketEvents.Where(e => e.Kind == TicketEventKind.StatusChanged && e.Side != Side.System && e.At >= since)
                .Join(tickets, e => e.TicketId, t => t.Id, (e, t) => new Occasion { TicketId = t.Id, Id = e.Id }),
            RuleEvent.DeadlineNear => Clocks(tickets).Where(c => c.DueAt > now && c.DueAt <= soon && c.DueAt >= since).Select(c => new Occasion { TicketId = c.TicketId, Id = c.Id }),
            RuleEvent.DeadlineMissed => Clocks(tickets).Where(c => c.DueAt <= now && c.DueAt >= since).Select(c => new Occasion { TicketId = c.TicketId, Id = c.Id }),
            RuleEvent.Unchanged => tickets.Where(t => t.StatusSince <= still && t.StatusSince >= stillSince)
                .Select(t => new Occasion { TicketId = t.Id, Id = t.History.Where(e => e.Kind == TicketEventKind.StatusChanged).Max(e => (long?)e.Id) ?? 0 }),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
    }

    /// <summary>Those it has not acted on, oldest tickets first.</summary>
    public static IQueryable<Occasion> Pending(this PortalDbContext db, Rule rule, DateTimeOffset now) => rule.ActiveSince is { } since
        ? db.Occasions(rule, since, now).Where(o => !db.RuleRuns.Any(r => r.RuleId == rule.Id && r.TicketId == o.TicketId && r.Occasion == o.Id)).OrderBy(o => o.TicketId).ThenBy(o => o.Id)
        : db.Occasions(rule, now, now).Where(o => false);

    // While the customer is waited for, the deadline moves away with the clock.
    private static IQueryable<SlaClock> Clocks(IQueryable<Ticket> tickets) =>
        tickets.Where(t => t.Status != TicketStatus.WaitingCustomer).SelectMany(t => t.Clocks).Where(c => c.Metric == SlaMetric.Resolution && c.MetAt == null);
}
