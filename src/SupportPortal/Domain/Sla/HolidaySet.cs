using System.Globalization;
using System.Text.RegularExpressions;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Domain.Sla;

/// <summary>Whose holidays. The national ones are computed (<see cref="BankCalendar"/>); a contract says which others count.</summary>
public enum HolidayScope { State, Municipal }

/// <summary>A holiday of each year (25/01), of one year (25/01/2027) or so many days from Easter (Páscoa+60), with its name.</summary>
public sealed partial record HolidayRule(string Name, int? Year, int Month, int Day, int? FromEaster)
{
    public const int NameMaxLength = 80;

    /// <summary>The day of a year; none for another year's, and for 29/02 outside a leap year.</summary>
    public DateOnly? In(int year) => this switch
    {
        { FromEaster: { } days } => BankCalendar.Easter(year).AddDays(days),
        { Year: { } only } when only != year => null,
        _ when Day > DateTime.DaysInMonth(year, Month) => null,
        _ => new DateOnly(year, Month, Day),
    };

    public override string ToString() => FromEaster is { } days
        ? string.Create(CultureInfo.InvariantCulture, $"Páscoa{days:+0;-0;+0} {Name}")
        : string.Create(CultureInfo.InvariantCulture, $"{Day:00}/{Month:00}{(Year is { } year ? $"/{year}" : "")} {Name}");

    /// <summary>One on each line.</summary>
    public static IReadOnlyList<HolidayRule> ParseAll(string lines) => [.. Lines(lines).Select(l => Parse(l) ?? throw new RuleException("Escreva um feriado por linha: dia/mês, com ano se for só naquele, e o nome."))];

    /// <summary>The first line that is no holiday.</summary>
    public static string? FaultIn(string lines) => Lines(lines).FirstOrDefault(l => Parse(l) is null);

    private static string[] Lines(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static HolidayRule? Parse(string line)
    {
        if (Line().Match(line) is not { Success: true } match || match.Groups["name"].Length > NameMaxLength) { return null; }
        if (match.Groups["easter"] is { Success: true } easter)
        {
            return new HolidayRule(match.Groups["name"].Value, null, 0, 0, int.Parse(easter.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }
        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        int? year = match.Groups["year"].Success ? Number("year") : null;
        var (month, day) = (Number("month"), Number("day"));
        return month is >= 1 and <= 12 && day >= 1 && year is null or (>= 2000 and <= 2100) && day <= DateTime.DaysInMonth(year ?? 2000, month)
            ? new HolidayRule(match.Groups["name"].Value, year, month, day, null) : null;
    }

    [GeneratedRegex(@"^(?:(?<day>\d{1,2})/(?<month>\d{1,2})(?:/(?<year>\d{4}))?|P[áa]scoa(?<easter>[+-]\d{1,3}))\s+(?<name>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex Line();
}

/// <summary>Holidays of a state or a city, to be chosen by contracts.</summary>
public class HolidaySet
{
    public const int NameMaxLength = 80, LinesMaxLength = 6_000;
    private HolidaySet() { } // EF Core

    public HolidaySet(string name, HolidayScope scope, string lines) => Describe(name, scope, lines);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public HolidayScope Scope { get; private set; }
    public string Lines { get; private set; } = "";
    public IReadOnlyList<HolidayRule> Days => HolidayRule.ParseAll(Lines);

    public void Describe(string name, HolidayScope scope, string lines)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(name), "Dê um nome aos feriados.");
        (Name, Scope, Lines) = (name, scope, string.Join('\n', HolidayRule.ParseAll(lines)));
    }
}
