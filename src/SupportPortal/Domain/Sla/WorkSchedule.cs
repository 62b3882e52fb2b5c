using System.Security.Cryptography;
using System.Text;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Domain.Sla;

/// <summary>
/// Calendar, holidays and what stops a clock, as they stood when a ticket was opened. Never changed: tickets that have the same share a row, and a
/// corrected calendar reaches them by "recalcular" alone.
/// </summary>
public class WorkSchedule
{
    private BusinessCalendar? _calendar;
    private IReadOnlyList<HolidayRule>? _rules;
    private WorkSchedule() { } // EF Core

    public WorkSchedule(WorkCalendar calendar, bool nationalHolidays, IEnumerable<HolidaySet> sets, bool pausesForCustomer, bool pausesForThirdParty)
    {
        (Name, Week, NationalHolidays) = (calendar.Name, calendar.Week, nationalHolidays);
        (PausesForCustomer, PausesForThirdParty) = (pausesForCustomer, pausesForThirdParty);
        Holidays = string.Join('\n', sets.SelectMany(s => s.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal));
        Hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{Week}\n{NationalHolidays}\n{PausesForCustomer}\n{PausesForThirdParty}\n{Holidays}")));
    }

    public int Id { get; private set; }
    /// <summary>Of all that follows.</summary>
    public string Hash { get; private init; } = "";
    public string Name { get; private init; } = "";
    public WeekHours Week { get; private init; } = WeekHours.Standard;
    public bool NationalHolidays { get; private init; }
    /// <summary>Those of states and cities, one on each line.</summary>
    public string Holidays { get; private init; } = "";
    public bool PausesForCustomer { get; private init; }
    public bool PausesForThirdParty { get; private init; }

    public BusinessCalendar Calendar => _calendar ??= new BusinessCalendar(Week.Intervals, day => HolidaysOf(day.Year).ContainsKey(day));

    /// <summary>Those that took working hours between two days, both included.</summary>
    public IEnumerable<BankHoliday> HolidaysBetween(DateOnly first, DateOnly last) => Enumerable.Range(first.Year, last.Year - first.Year + 1)
        .SelectMany(HolidaysOf).Where(h => h.Key >= first && h.Key <= last && Week.Intervals.ContainsKey(h.Key.DayOfWeek)).OrderBy(h => h.Key).Select(h => new BankHoliday(h.Key, h.Value));

    private readonly Dictionary<int, Dictionary<DateOnly, string>> _years = [];

    private Dictionary<DateOnly, string> HolidaysOf(int year)
    {
        lock (_years)
        {
            if (_years.TryGetValue(year, out var known)) { return known; }
            _rules ??= HolidayRule.ParseAll(Holidays);
            var days = (NationalHolidays ? BankCalendar.Holidays(year) : []).Concat(_rules.Where(r => r.In(year) is not null).Select(r => new BankHoliday(r.In(year)!.Value, r.Name)));
            return _years[year] = days.GroupBy(h => h.Date).ToDictionary(g => g.Key, g => g.First().Name);
        }
    }
}
