using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.Tickets;

/// <summary>The tabs of a customer's tickets and the rows below them; the home page shows the same.</summary>
public static class TicketList
{
    public const string Open = "abertos", Waiting = "aguardando", Resolved = "resolvidos", Closed = "fechados", All = "todos";

    /// <summary>Slug and Portuguese name, which is its own translation key.</summary>
    public static readonly IReadOnlyList<(string Slug, string Name)> Tabs =
        [(Open, "Em aberto"), (Waiting, "Aguardando você"), (Resolved, "Resolvidos"), (All, "Todos")];

    public static bool IsKnown(string? tab) => tab is Open or Waiting or Resolved or Closed or All;

    public static IQueryable<Ticket> In(this IQueryable<Ticket> tickets, string tab) => tab switch
    {
        Open => tickets.Open(),
        Waiting => tickets.WaitingForCustomer(),
        Resolved => tickets.Resolved(),
        Closed => tickets.NotOpen(),
        _ => tickets,
    };

    /// <summary>How many each tab holds, in one query.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountTabsAsync(this IQueryable<Ticket> tickets)
    {
        var counts = await tickets.GroupBy(t => t.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        int Of(params TicketStatus[] states) => states.Sum(s => counts.GetValueOrDefault(s));
        return new Dictionary<string, int>(StringComparer.Ordinal)
        {
            [Open] = Of(TicketStatus.New, TicketStatus.InProgress, TicketStatus.WaitingCustomer, TicketStatus.WaitingThirdParty),
            [Waiting] = Of(TicketStatus.WaitingCustomer),
            [Resolved] = Of(TicketStatus.Resolved, TicketStatus.Closed),
            [All] = counts.Values.Sum(),
        };
    }

    public static IQueryable<TicketRow> Rows(this IQueryable<Ticket> tickets) => tickets.Select(t => new TicketRow(
        t.Id, t.Code, t.Subject, t.Product!.Name ?? t.Topic!.Name, t.Status, t.Assignee!.Name, t.OpenedAt, t.UpdatedAt, t.DueAt, t.ResolvedAt ?? t.ClosedAt, t.StandingLeft));

    /// <summary>With those marked that have a message this person has not read.</summary>
    public static async Task<IReadOnlyList<TicketRow>> WithNewsAsync(this PortalDbContext db, Viewer me, IReadOnlyList<TicketRow> rows)
    {
        var unread = await db.UnreadAmongAsync(me, rows.Select(r => r.Id));
        return [.. rows.Select(r => r with { IsUnread = unread.Contains(r.Id) })];
    }
}

public sealed record TicketRow(
    long Id, string Code, string Subject, string? About, TicketStatus Status, string? Assignee,
    DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt, DateTimeOffset DueAt, DateTimeOffset? EndedAt, TimeSpan? StandingLeft)
{
    /// <summary>Somebody wrote what this reader has not opened yet.</summary>
    public bool IsUnread { get; init; }

    public RowPosition PositionIn(TicketOrder order) => new(order switch { TicketOrder.Opened => OpenedAt, TicketOrder.Deadline => DueAt, _ => UpdatedAt }, Id);
}
