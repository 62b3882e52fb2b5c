using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>The sidebar of queue and ticket: the views everybody has, the saved ones and the teams, each with its counter.</summary>
public sealed record DeskMenu(QueueFilter Filter, ILookup<string, DeskChoice> Choices, IReadOnlyDictionary<string, int> Counts, string? Previous, string? Next, DeskMark Mark)
{
    public const int MaxTeams = 8;

    /// <summary>One's own teams; a supervisor's are all.</summary>
    public IEnumerable<DeskChoice> Teams { get; private init; } = [];

    public int CountOf(QueueView view) => Counts[view.Slug];
    /// <summary>Null for a saved search: what it finds costs too much to count on every page of everybody who sees it.</summary>
    public int? CountOf(DeskChoice choice) => Counts.TryGetValue(KeyOf(choice), out var count) ? count : null;

    /// <param name="of">The ticket that is open: what stands before and after it in the view is found with the counters.</param>
    public static async Task<DeskMenu> LoadAsync(PortalDbContext db, Viewer me, QueueFilter filter, ILookup<string, DeskChoice> choices, DateTimeOffset now, Ticket? of = null)
    {
        var visible = db.Tickets.VisibleTo(me);
        var teams = choices[DeskChoice.Team].Where(t => me.IsSupervisor || t.Detail is DeskChoice.Mine).Take(MaxTeams).ToList();
        (string Key, IQueryable<Ticket> Tickets)[] views =
        [
            .. QueueView.All.Select(v => (v.Slug, v == QueueView.Everything ? visible.Open() : visible.Open().Where(v.Holds(me, now)))),
            .. QueueFilter.ViewsIn(choices).Select(v => (Choice: v, Filter: QueueFilter.Of(v))).Where(v => v.Filter.Search is null).Select(v => (KeyOf(v.Choice), v.Filter.Apply(db, me, now))),
            .. teams.Select(t => (KeyOf(t), visible.Open().Where(x => x.TeamId == t.Id))),
        ];
        var at = of is null ? (QueuePosition?)null : filter.Order.PositionOf(of.Priority, of.DueAt, of.UpdatedAt, of.OpenedAt, of.Id);
        var listed = filter.Apply(db, me, now);
        var numbers = await db.CountAsync(me, [.. views.Select(v => v.Tickets)],
            at is null ? null : listed.InQueueOrder(filter.Order, before: at), at is null ? null : listed.InQueueOrder(filter.Order, after: at));
        return new DeskMenu(filter, choices, views.Select((v, i) => (v.Key, Count: numbers.Counts[i])).ToDictionary(c => c.Key, c => c.Count, StringComparer.Ordinal), numbers.Previous, numbers.Next, numbers.Mark)
        {
            Teams = teams,
        };
    }

    private static string KeyOf(DeskChoice choice) => $"{choice.Kind} {choice.Id}";
}
