using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportPortal.Domain.Sla;

/// <summary>Working intervals of each weekday, in order and without overlap. An interval that ends at 24:00 has an end of 00:00.</summary>
public sealed partial record WeekHours
{
    public const int MaxLength = 700, DayMaxLength = 90, MaxIntervals = 6;
    public static readonly WeekHours Standard = new(Enumerable.Range(1, 5).ToDictionary(d => (DayOfWeek)d, _ => "08:00-12:00, 13:00-18:00"));

    private readonly Dictionary<DayOfWeek, (TimeOnly From, TimeOnly To)[]> _days = [];
    private readonly string _text;

    /// <param name="days">As people write it: "08:00-12:00, 13:00-18:00".</param>
    public WeekHours(IReadOnlyDictionary<DayOfWeek, string> days)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (days.TryGetValue(day, out var text) && Read(text) is { Length: > 0 } intervals) { _days[day] = intervals; }
        }
        _text = string.Join(';', _days.OrderBy(d => d.Key).Select(d => $"{(int)d.Key} {this[d.Key]}"));
    }

    public bool IsEmpty => _days.Count == 0;
    public IReadOnlyDictionary<DayOfWeek, (TimeOnly From, TimeOnly To)[]> Intervals => _days;

    /// <summary>A day as people write it; empty for a day off.</summary>
    public string this[DayOfWeek day] => _days.TryGetValue(day, out var intervals)
        ? string.Join(", ", intervals.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.From:HH:mm}-{(i.To == TimeOnly.MinValue ? "24:00" : i.To.ToString("HH:mm", CultureInfo.InvariantCulture))}")))
        : "";

    public bool Equals(WeekHours? other) => other?._text == _text;
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>As it is stored: "1 08:00-12:00, 13:00-18:00;2 …", Sunday being 0.</summary>
    public override string ToString() => _text;

    public static WeekHours Parse(string text) => new(text.Split(';', StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(d => (DayOfWeek)int.Parse(d[..1], CultureInfo.InvariantCulture), d => d[2..]));

    /// <summary>A list of intervals in order, or nothing.</summary>
    public static bool IsDay(string? text)
    {
        try { return Read(text) is not null; }
        catch (RuleException) { return false; }
    }

    private static (TimeOnly From, TimeOnly To)[] Read(string? text)
    {
        var intervals = new List<(TimeOnly From, TimeOnly To)>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Interval().Match(part);
            RuleException.ThrowIf(!match.Success, "Escreva os intervalos assim: 08:00-12:00, 13:00-18:00.");
            var (from, to) = (MinutesOf(match, "from"), MinutesOf(match, "to"));
            var last = intervals.Count == 0 ? 0 : EndOf(intervals[^1]);
            RuleException.ThrowIf(from >= to || to > 1440 || from < last || intervals.Count == MaxIntervals, "Cada intervalo começa depois do anterior e termina depois do próprio início.");
            intervals.Add((At(from), At(to)));
        }
        return [.. intervals];
    }

    private static int EndOf((TimeOnly From, TimeOnly To) interval) => interval.To == TimeOnly.MinValue ? 1440 : (int)interval.To.ToTimeSpan().TotalMinutes;

    private static TimeOnly At(int minutes) => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes % 1440));

    private static int MinutesOf(Match match, string end) =>
        (int.Parse(match.Groups[end + "h"].Value, CultureInfo.InvariantCulture) * 60) + int.Parse(match.Groups[end + "m"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<fromh>[01]?\d|2[0-3]):(?<fromm>[0-5]\d)\s*[-–]\s*(?<toh>[01]?\d|2[0-4]):(?<tom>[0-5]\d)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Interval();
}
