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
        var said = messages.Where(m => !m.IsInternal && EF.Property<NpgsqlTsVector>(m, "Search").Matches(EF.Functions.WebSearchToTsQuery("portal", text)))
            .Select(m => m.TicketId);
        return tickets.Where(t => EF.Property<NpgsqlTsVector>(t, "Search").Matches(EF.Functions.WebSearchToTsQuery("portal", text)) || said.Contains(t.Id));
    }

    /// <summary>2026-000123, 2026/123, 2026-12, 000123 and 123 are numbers of tickets; eleven digits are a CPF.</summary>
    private static (string? Year, string Digits)? NumberIn(string text) => text.Split('-', '/') switch
    {
        [{ Length: > 0 and <= 6 } number] when number.All(char.IsAsciiDigit) => (null, number.PadLeft(6, '0')),
        [{ Length: 4 } year, { Length: > 0 and <= 6 } number] when (year + number).All(char.IsAsciiDigit) => (year, number.PadLeft(6, '0')),
        _ => null,
    };
}
