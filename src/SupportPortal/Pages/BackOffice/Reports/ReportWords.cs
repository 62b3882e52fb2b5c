using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Reports;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Reports;

public static class ReportWords
{
    /// <summary>The line of a table for tickets that have none.</summary>
    public static string NobodyOf(this IStringLocalizer<Words> words, Dimension by) => by is Dimension.Product ? words["Sem produto"] : words["Sem responsável"];

    /// <summary>07/09 for a day or the week it begins.</summary>
    public static string Short(DateOnly day) => day.ToString(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "d MMM" : "dd/MM", System.Globalization.CultureInfo.CurrentUICulture);

    /// <summary>6% a mais que antes; null where there was nothing before.</summary>
    public static string? Change(this IStringLocalizer<Words> words, int now, int before)
    {
        if (before == 0) { return null; }
        var change = Math.Round((now - before) * 100m / before);
        return change switch
        {
            0 => words["igual ao período anterior"],
            > 0 => words["{0}% a mais que antes", Show.Number(change)],
            _ => words["{0}% a menos que antes", Show.Number(-change)],
        };
    }
}
