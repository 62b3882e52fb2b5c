using Microsoft.Extensions.Localization;
using SupportPortal.Data.Reports;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Reports;

public static class SuggestionWords
{
    private static readonly Dictionary<string, SuggestionEnd> Ends = new(StringComparer.Ordinal)
    {
        ["sugeridos"] = SuggestionEnd.Shown,
        ["abertos"] = SuggestionEnd.Opened,
        ["resolvidos"] = SuggestionEnd.Solved,
        ["enviados"] = SuggestionEnd.Sent,
    };

    public static string SlugOf(SuggestionEnd end) => Ends.First(e => e.Value == end).Key;

    public static SuggestionEnd Find(string? slug) => slug is not null && Ends.TryGetValue(slug, out var end) ? end : SuggestionEnd.Shown;

    public static string Of(this IStringLocalizer<Words> words, SuggestionEnd end) => end switch
    {
        SuggestionEnd.Opened => words["Artigo aberto"],
        SuggestionEnd.Solved => words["Resolvido sem chamado"],
        SuggestionEnd.Sent => words["Enviado assim mesmo"],
        _ => words["Com artigos sugeridos"],
    };
}
