using System.Globalization;
using SupportPortal.Domain;

namespace SupportPortal.Web;

/// <summary>How money, dates, durations and sizes are written for people, in the language of the request.</summary>
public static class Show
{
    private const string NoBreak = "\u00a0", Minus = "\u2212";

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    // Month names where the language puts the month first: 09/10 would be read as another day.
    private static string DatePattern => Culture.TwoLetterISOLanguageName == "en" ? "d MMM yyyy" : "dd/MM/yyyy";

    public static string Money(decimal reais) => $"{(reais < 0 ? Minus : "")}R${NoBreak}{Math.Abs(reais).ToString("N2", Culture)}";

    public static string Number(decimal number, int decimals = 0) => number.ToString($"N{decimals}", Culture);

    /// <summary>As many decimals as it has, up to two.</summary>
    public static string Quantity(decimal number) => number.ToString("#,0.##", Culture);

    public static string Percent(decimal fraction) => (fraction * 100).ToString("0.#", Culture) + "%";

    public static string Date(DateOnly day) => day.ToString(DatePattern, Culture);

    public static string Date(DateTimeOffset instant) => Date(PortalTime.DayOf(instant));

    public static string DateTime(DateTimeOffset instant) => PortalTime.ToLocal(instant).ToString(DatePattern + " HH:mm", Culture);

    public static string Time(DateTimeOffset instant) => PortalTime.ToLocal(instant).ToString("HH:mm", Culture);

    /// <summary>For a running text: 1 h 48 min, 34 min, 3 d 2 h.</summary>
    public static string Duration(TimeSpan time)
    {
        var (days, hours, minutes) = Parts(time);
        return (days, hours, minutes) switch
        {
            ( > 0, 0, _) => $"{days}{NoBreak}d",
            ( > 0, _, _) => $"{days}{NoBreak}d {hours}{NoBreak}h",
            (_, 0, _) => $"{minutes}{NoBreak}min",
            (_, _, 0) => $"{hours}{NoBreak}h",
            _ => $"{hours}{NoBreak}h {minutes}{NoBreak}min",
        };
    }

    /// <summary>Where times are added up: 51 h 04 min 09 s.</summary>
    public static string Exact(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}{NoBreak}h {time.Minutes:00}{NoBreak}min {time.Seconds:00}{NoBreak}s");

    /// <summary>Hours as they are counted and paid for, never in days: 52 h 30 min.</summary>
    public static string Hours(int minutes)
    {
        var (hours, rest) = (Math.Abs(minutes) / 60, Math.Abs(minutes) % 60);
        var text = (hours, rest) switch
        {
            (0, > 0) => $"{rest}{NoBreak}min",
            (_, 0) => $"{hours.ToString("N0", Culture)}{NoBreak}h",
            _ => $"{hours.ToString("N0", Culture)}{NoBreak}h {rest}{NoBreak}min",
        };
        return minutes < 0 ? Minus + text : text;
    }

    /// <summary>Of a movement: what comes in has its plus sign.</summary>
    public static string SignedHours(int minutes) => minutes > 0 ? $"+{Hours(minutes)}" : Hours(minutes);

    /// <summary>For a chip: 1h48, 34min, 3d; with a true minus sign when negative.</summary>
    public static string ShortDuration(TimeSpan time)
    {
        var (days, hours, minutes) = Parts(time);
        var text = days > 0 ? $"{days}d" : hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}h{minutes:00}") : $"{minutes}min";
        return (time < TimeSpan.Zero ? Minus : "") + text;
    }

    public static string Size(long bytes) => bytes switch
    {
        < 1024 * 1024 => $"{Math.Max(1, (bytes + 512) / 1024)}{NoBreak}KB",
        _ => (bytes / 1024m / 1024m).ToString("0.#", Culture) + NoBreak + "MB",
    };

    /// <summary>An invoice is stored as 2026-003128 and shown as 2026/003128.</summary>
    public static string InvoiceNumber(string number) => number.Replace('-', '/');

    /// <summary>First and last initial, for an avatar.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length switch
        {
            0 => "",
            1 => words[0][..1].ToUpper(Culture),
            _ => (words[0][..1] + words[^1][..1]).ToUpper(Culture),
        };
    }

    // Up to two days in hours, as people count a deadline of 24 or 36 hours.
    private static (long Days, long Hours, long Minutes) Parts(TimeSpan time)
    {
        var minutes = (long)time.Duration().TotalMinutes;
        return minutes < 48 * 60 ? (0, minutes / 60, minutes % 60) : (minutes / 1440, minutes % 1440 / 60, minutes % 60);
    }
}
