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

    /// <summary>A page of a list ordered by last change: what comes after a row, or before it, nearest first.</summary>
    public static IQueryable<Ticket> FromLatest(this IQueryable<Ticket> tickets, RowPosition? after, RowPosition? before)
    {
        if (before is { } first)
        {
            return tickets.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.UpdatedAt, t.Id), ValueTuple.Create(first.At, first.Id)))
                .OrderBy(t => t.UpdatedAt).ThenBy(t => t.Id);
        }
        var rest = after is { } last
            ? tickets.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.UpdatedAt, t.Id), ValueTuple.Create(last.At, last.Id)))
            : tickets;
        return rest.OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id);
    }

    /// <summary>2026-000123, 2026/123, 2026-12, 000123 and 123 are numbers of tickets; eleven digits are a CPF.</summary>
    private static (string? Year, string Digits)? NumberIn(string text) => text.Split('-', '/') switch
    {
        [{ Length: > 0 and <= 6 } number] when number.All(char.IsAsciiDigit) => (null, number.PadLeft(6, '0')),
        [{ Length: 4 } year, { Length: > 0 and <= 6 } number] when (year + number).All(char.IsAsciiDigit) => (year, number.PadLeft(6, '0')),
        _ => null,
    };
}

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
