using SupportPortal.Domain.Billing;

namespace SupportPortal.Domain.Sla;

/// <summary>The desk's own hours: Monday to Friday, 08:00–12:00 and 13:00–18:00, less national bank holidays.</summary>
public static class StandardCalendar
{
    private static readonly (TimeOnly, TimeOnly)[] Day = [(new(8, 0), new(12, 0)), (new(13, 0), new(18, 0))];

    public static readonly BusinessCalendar Instance = new(
        new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.ToDictionary(d => d, _ => Day),
        day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankCalendar.National.IsBusinessDay(day));

    /// <summary>Those that took a working day between two days, both included.</summary>
    public static IEnumerable<BankHoliday> Holidays(DateOnly first, DateOnly last) => Enumerable.Range(first.Year, last.Year - first.Year + 1)
        .SelectMany(BankCalendar.Holidays).Where(h => h.Date >= first && h.Date <= last && h.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
}
