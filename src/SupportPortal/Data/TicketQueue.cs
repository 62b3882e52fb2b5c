using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SupportPortal.Data.Configurations;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>The desk's order of work, its counters and its search: what of the queue needs the database's own columns.</summary>
public static class TicketQueue
{
    /// <summary>Open tickets by priority, then nearest deadline (ix_tickets_queue); the others by last change.</summary>
    public static IQueryable<Ticket> InQueueOrder(this IQueryable<Ticket> tickets, bool open) => open
        ? tickets.OrderBy(t => EF.Property<short>(t, TicketConfiguration.Urgency)).ThenBy(t => t.DueAt).ThenBy(t => t.Id)
        : tickets.OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id);

    /// <summary>The rows that come after this one in the same order.</summary>
    public static IQueryable<Ticket> After(this IQueryable<Ticket> tickets, QueuePosition last, bool open) => open
        ? tickets.Where(t => EF.Functions.GreaterThan(
            ValueTuple.Create(EF.Property<short>(t, TicketConfiguration.Urgency), t.DueAt, t.Id), ValueTuple.Create(last.Urgency, last.At, last.Id)))
        : tickets.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.UpdatedAt, t.Id), ValueTuple.Create(last.At, last.Id)));

    /// <summary>How many tickets each view of the queue holds, by slug, in one statement.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountViewsAsync(this IQueryable<Ticket> tickets, Viewer me, DateTimeOffset now)
    {
        var group = Expression.Parameter(typeof(IGrouping<int, Ticket>), "group");
        var counts = Expression.NewArrayInit(typeof(int), QueueView.All.Select(view =>
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(Ticket)], group, view.Holds(me, now))));
        var row = await tickets.Open().GroupBy(t => 1).Select(Expression.Lambda<Func<IGrouping<int, Ticket>, int[]>>(counts, group)).SingleOrDefaultAsync();
        return QueueView.All.Select((view, i) => (view.Slug, Count: row?[i] ?? 0)).ToDictionary(c => c.Slug, c => c.Count, StringComparer.Ordinal);
    }

    /// <summary>Code, subject, customer (name, CNPJ) or requester; each way in its own branch, so that each may use its index.</summary>
    public static IQueryable<Ticket> Matching(this IQueryable<Ticket> tickets, string? search)
    {
        if (string.IsNullOrWhiteSpace(search)) { return tickets; }
        var text = search.Trim();
        var like = Like.Containing(text);
        var found = tickets.Where(t => EF.Property<NpgsqlTsVector>(t, "Search").Matches(PortalSearch.Query(text))).Select(t => t.Id)
            .Union(tickets.Where(t => EF.Functions.ILike(EF.Functions.Unaccent(t.RequesterName), EF.Functions.Unaccent(like), Like.Escape)).Select(t => t.Id))
            .Union(tickets.OfCustomer(text).Select(t => t.Id));
        if (CodeOf(text) is { } code) { found = found.Union(tickets.Where(t => t.Code == code).Select(t => t.Id)); }
        return tickets.Where(t => found.Contains(t.Id));
    }

    /// <summary>By a piece of the company's name, or by its CNPJ.</summary>
    public static IQueryable<Ticket> OfCustomer(this IQueryable<Ticket> tickets, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return tickets; }
        if (Cnpj.TryParse(text, out var cnpj)) { return tickets.Where(t => t.Customer!.Cnpj == cnpj); }
        var like = Like.Containing(text);
        return tickets.Where(t => EF.Functions.ILike(EF.Functions.Unaccent(t.Customer!.LegalName), EF.Functions.Unaccent(like), Like.Escape)
            || EF.Functions.ILike(EF.Functions.Unaccent(t.Customer.TradeName!), EF.Functions.Unaccent(like), Like.Escape));
    }

    // 2026-000123, 2026/123 or 2026 123; the mocks' people type only what is significant
    private static string? CodeOf(string text) =>
        text.Split('-', '/', ' ') is [{ Length: 4 } year, { Length: > 0 and <= 6 } number] && year.All(char.IsAsciiDigit) && number.All(char.IsAsciiDigit)
            ? $"{year}-{number.PadLeft(6, '0')}" : null;
}

/// <summary>The last row of a page of the queue, as it stands in the link to the next page.</summary>
public readonly record struct QueuePosition(short Urgency, DateTimeOffset At, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Urgency}-{At.UtcTicks}-{Id}");

    public static QueuePosition? Parse(string? text) =>
        text?.Split('-') is [var urgency, var ticks, var id]
        && short.TryParse(urgency, NumberStyles.None, CultureInfo.InvariantCulture, out var u)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            ? new QueuePosition(u, new DateTimeOffset(t, TimeSpan.Zero), i) : null;
}
