using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportPortal.Domain.Sla;

/// <summary>A target as people type it: 4h, 1h30, 45min. Days are left out: one of business time would be read as a day of the calendar.</summary>
public static partial class TimeText
{
    public static TimeSpan? Parse(string? text)
    {
        if (Time().Match((text ?? "").Trim()) is not { Success: true } match) { return null; }
        int Number(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        var time = TimeSpan.FromMinutes((Number("h") * 60) + Number("m"));
        return time > TimeSpan.Zero && time <= SlaTarget.Longest ? time : null;
    }

    public static string Write(TimeSpan time)
    {
        var (hours, minutes) = ((int)time.TotalHours, time.Minutes);
        return (hours, minutes) switch
        {
            (0, _) => string.Create(CultureInfo.InvariantCulture, $"{minutes}min"),
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{hours}h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{hours}h{minutes:00}"),
        };
    }

    [GeneratedRegex(@"^(?:(?<h>\d{1,4})\s*h(?:\s*(?<m>[0-5]?\d)(?:\s*min)?)?|(?<m>\d{1,5})\s*min)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex Time();
}
