using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>How a customer finds a ticket: by its number, by the requester's CPF, or by words of its subject and conversation.</summary>
public static class TicketSearch
{
    public static IQueryable<Ticket> FoundBy(this IQueryable<Ticket> tickets, string? search, IQueryable<TicketMessage> messages)
    {
        var text = search?.Trim() ?? "";
        if (text.Length == 0) { return tickets; }
        if (NumberIn(text) is { } number)
        {
            return number.Year is { } year ? tickets.Where(t => t.Code == year + "-" + number.Digits)
                : tickets.Where(t => t.Code.EndsWith("-" + number.Digits));
        }
        if (Cpf.TryParse(text, out var cpf)) { return tickets.Where(t => t.RequesterCpf == cpf); }
        var said = messages.Where(m => !m.IsInternal && EF.Property<NpgsqlTsVector>(m, "Search").Matches(PortalSearch.Query(text)))
            .Select(m => m.TicketId);
        return tickets.Where(t => EF.Property<NpgsqlTsVector>(t, "Search").Matches(PortalSearch.Query(text)) || said.Contains(t.Id));
    }

    /// <summary>A page of a list: what comes after a row in this order, or before it, nearest first.</summary>
    public static IQueryable<Ticket> Ordered(this IQueryable<Ticket> tickets, TicketOrder order, RowPosition? after, RowPosition? before)
    {
        // What comes before a row is read from it upwards, so both the order and the side turn round.
        var descending = (order is TicketOrder.Deadline) == (before is not null);
        var rest = (before ?? after) is not { } row ? tickets : descending ? tickets.Below(row, order) : tickets.Above(row, order);
        return (order, descending) switch
        {
            (TicketOrder.Opened, true) => rest.OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.Id),
            (TicketOrder.Opened, false) => rest.OrderBy(t => t.OpenedAt).ThenBy(t => t.Id),
            (TicketOrder.Deadline, true) => rest.OrderByDescending(t => t.DueAt).ThenByDescending(t => t.Id),
            (TicketOrder.Deadline, false) => rest.OrderBy(t => t.DueAt).ThenBy(t => t.Id),
            (_, true) => rest.OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id),
            (_, false) => rest.OrderBy(t => t.UpdatedAt).ThenBy(t => t.Id),
        };
    }

    private static IQueryable<Ticket> Above(this IQueryable<Ticket> tickets, RowPosition row, TicketOrder order) => order switch
    {
        TicketOrder.Opened => tickets.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.OpenedAt, t.Id), ValueTuple.Create(row.At, row.Id))),
        TicketOrder.Deadline => tickets.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.DueAt, t.Id), ValueTuple.Create(row.At, row.Id))),
        _ => tickets.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.UpdatedAt, t.Id), ValueTuple.Create(row.At, row.Id))),
    };

    private static IQueryable<Ticket> Below(this IQueryable<Ticket> tickets, RowPosition row, TicketOrder order) => order switch
    {
        TicketOrder.Opened => tickets.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.OpenedAt, t.Id), ValueTuple.Create(row.At, row.Id))),
        TicketOrder.Deadline => tickets.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.DueAt, t.Id), ValueTuple.Create(row.At, row.Id))),
        _ => tickets.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.UpdatedAt, t.Id), ValueTuple.Create(row.At, row.Id))),
    };

    /// <summary>The whole codes that a number may mean: with its year one, without it those of ten years.</summary>
    internal static string[]? CodesIn(string text, int year) => NumberIn(text) is not { } number ? null
        : number.Year is { } given ? [$"{given}-{number.Digits}"] : [.. Enumerable.Range(year - 9, 10).Select(y => $"{y}-{number.Digits}")];

    /// <summary>The code that somebody typed, year and number, as it is stored; null when it is none.</summary>
    public static string? CodeIn(string text) => NumberIn(text) is ({ } year, var digits) ? $"{year}-{digits}" : null;

    /// <summary>2026-000123, #2026/123, 2026-12, 000123 and 123 are numbers of tickets; eleven digits are a CPF.</summary>
    private static (string? Year, string Digits)? NumberIn(string text) => text.Trim('#', '[', ']', ' ').Split('-', '/', '–') switch
    {
        [{ Length: > 0 and <= 6 } number] when number.All(char.IsAsciiDigit) => (null, number.PadLeft(6, '0')),
        [{ Length: 4 } year, { Length: > 0 and <= 6 } number] when (year + number).All(char.IsAsciiDigit) => (year, number.PadLeft(6, '0')),
        _ => null,
    };
}

/// <summary>The last change first, the last opened first, or the nearest deadline first.</summary>
public enum TicketOrder { LastChange, Opened, Deadline }

/// <summary>Where a page of a list begins or ends, as it stands in its links.</summary>
public readonly record struct RowPosition(DateTimeOffset At, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Id}");

    public static RowPosition? Parse(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            ? new RowPosition(new DateTimeOffset(t, TimeSpan.Zero), i) : null;
}
