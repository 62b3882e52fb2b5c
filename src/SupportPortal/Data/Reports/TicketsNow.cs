using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Reports;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Reports;

/// <summary>What is open as the report is read: the ages, and the oldest.</summary>
/// <param name="ByAge">As many numbers as <see cref="TicketList.Ages"/> has lines.</param>
public sealed record Backlog(int Open, int Overdue, IReadOnlyList<int> ByAge, IReadOnlyList<OldTicket> Oldest);

public sealed record OldTicket(string Code, string Subject, string? Assignee, DateTimeOffset OpenedAt);

/// <summary>How often each analyst's tickets were given how many stars.</summary>
public sealed record StarsLine(int AnalystId, string? Analyst, int Stars, int Count);

public static class TicketsNow
{
    private const int Oldest = 5;

    public static async Task<Backlog> BacklogAsync(this IQueryable<Ticket> tickets, ReportScope scope, DateTimeOffset now, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var open = TicketList.Open.Of(tickets, scope, now);
        var bounds = TicketList.Ages.SkipLast(1).Select(hours => now.AddHours(-hours)).ToArray();
        var (first, second, third, fourth) = (bounds[0], bounds[1], bounds[2], bounds[3]);
        var counts = await open.GroupBy(t => 1).Select(g => new
        {
            All = g.Count(),
            Overdue = g.Count(t => t.DueAt < now && t.Status != TicketStatus.WaitingCustomer),
            UpToFirst = g.Count(t => t.OpenedAt > first),
            UpToSecond = g.Count(t => t.OpenedAt > second),
            UpToThird = g.Count(t => t.OpenedAt > third),
            UpToFourth = g.Count(t => t.OpenedAt > fourth),
        }).SingleOrDefaultAsync(stop);
        if (counts is null) { return new Backlog(0, 0, new int[TicketList.Ages.Count], []); }
        var oldest = await open.OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).Select(t => new OldTicket(t.Code, t.Subject, t.Assignee!.Name, t.OpenedAt)).Take(Oldest).ToListAsync(stop);
        int[] upTo = [0, counts.UpToFirst, counts.UpToSecond, counts.UpToThird, counts.UpToFourth, counts.All];
        return new Backlog(counts.All, counts.Overdue, [.. upTo.Skip(1).Zip(upTo, (most, less) => most - less)], oldest);
    }

    /// <summary>The ratings of <see cref="TicketList.Rated"/>, by analyst.</summary>
    public static async Task<IReadOnlyList<StarsLine>> RatingsAsync(this IQueryable<Ticket> tickets, ReportScope scope, DateTimeOffset now, CancellationToken stop = default) =>
        await TicketList.Rated.Of(tickets, scope, now)
            .GroupBy(t => new { t.AssigneeId, t.Assignee!.Name, t.Rating })
            .Select(g => new StarsLine(g.Key.AssigneeId ?? ReportScope.None, g.Key.Name, g.Key.Rating!.Value, g.Count())).ToListAsync(stop);
}
