using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Data;

/// <summary>A contract's hours as its page shows them: month by month, and one month line by line.</summary>
public sealed record HourSheet(HourContract Contract, HourMonth Month, IReadOnlyList<HourMonth> Months, IReadOnlyList<HourLine> Lines, long? Next);

public sealed record HourContract(int Id, string Number, DateOnly StartsOn, DateOnly EndsOn, int MonthlyMinutes);

public sealed record HourLine(
    long Id, DateTimeOffset At, DateOnly Month, HourMovementKind Kind, int Minutes, string ByName, string? Reason, string? Order, string? Ticket);

public static class HourSheets
{
    public const int PageSize = 50, MonthsShown = 12;

    public static async Task<IReadOnlyList<HourSum>> SumsAsync(this IQueryable<HourMovement> movements, int contractId, CancellationToken stop = default) =>
        [.. (await movements.Where(m => m.ContractId == contractId).GroupBy(m => new { m.Month, m.Kind })
            .Select(g => new { g.Key.Month, g.Key.Kind, Minutes = g.Sum(m => m.Minutes) }).ToListAsync(stop))
            .Select(s => new HourSum(s.Month, s.Kind, s.Minutes))];

    /// <summary>The contracts that have hours, or had; the one that lasts longest first.</summary>
    public static async Task<IReadOnlyList<HourContract>> WithHoursAsync(this IQueryable<Contract> contracts) => await contracts.Where(c => c.HoursFrom != null)
        .OrderByDescending(c => c.EndsOn).ThenBy(c => c.Id).Select(c => new HourContract(c.Id, c.Number, c.StartsOn, c.EndsOn, c.MonthlyMinutes)).Take(50).ToListAsync();

    /// <summary>A month as it stands in an address: 2026-11.</summary>
    public static DateOnly? MonthIn(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    public static string InAddress(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static IQueryable<HourLine> Lines(this IQueryable<HourMovement> movements) => movements.Select(m =>
        new HourLine(m.Id, m.At, m.Month, m.Kind, m.Minutes, m.ByName, m.Reason, m.ServiceOrder!.Number, m.Ticket!.Code));

    /// <param name="movements">Those that may be seen.</param>
    /// <param name="wanted">The month to tell; this one when it is none of the contract's.</param>
    /// <param name="after">The last line of the page before.</param>
    public static async Task<HourSheet> SheetAsync(this IQueryable<HourMovement> movements, HourContract contract, DateOnly today, DateOnly? wanted, long? after)
    {
        var now = HourBalance.MonthOf(today < contract.EndsOn ? today : contract.EndsOn);
        var months = HourBalance.Months(await movements.SumsAsync(contract.Id), now);
        var month = months.FirstOrDefault(m => m.Month == wanted) ?? (months.Count > 0 ? months[^1] : new HourMonth(now, 0, 0, 0, 0));
        var lines = await movements.Where(m => m.ContractId == contract.Id && m.Month == month.Month && (after == null || m.Id < after))
            .OrderByDescending(m => m.Id).Take(PageSize + 1).Lines().ToListAsync();
        return new(contract, month, [.. months.TakeLast(MonthsShown)], [.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Id : null);
    }
}
