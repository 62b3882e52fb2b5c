using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Billing;
using SupportPortal.Web;

namespace SupportPortal.Pages.Statement;

/// <summary>What the statement's address asks for. What it does not understand falls back to everything of the last twelve months.</summary>
public class StatementFilter
{
    public const string LastTwelveMonths = "12-meses", Everything = "tudo";

    public static readonly IReadOnlyDictionary<string, InvoiceSituation> Situations = new Dictionary<string, InvoiceSituation>(StringComparer.Ordinal)
    {
        ["a-vencer"] = InvoiceSituation.NotDue,
        ["vencidos"] = InvoiceSituation.Overdue,
        ["pagos"] = InvoiceSituation.Paid,
        ["cancelados"] = InvoiceSituation.Cancelled,
        ["contestados"] = InvoiceSituation.Disputed,
    };

    [FromQuery(Name = "situacao")] public string? SituationSlug { get; set; }
    [FromQuery(Name = "periodo")] public string? PeriodSlug { get; set; }
    [FromQuery(Name = "depois")] public string? After { get; set; }
    [FromQuery(Name = "antes")] public string? Before { get; set; }

    public InvoiceSituation Situation => SituationSlug is { } slug && Situations.TryGetValue(slug, out var situation) ? situation : InvoiceSituation.All;
    public string Period => PeriodSlug is Everything || Year is not null ? PeriodSlug! : LastTwelveMonths;

    private int? Year => PeriodSlug is { Length: 4 } slug && slug.All(char.IsAsciiDigit) && int.Parse(slug, System.Globalization.CultureInfo.InvariantCulture) is >= 2000 and <= 2100 and var year ? year : null;

    public string PeriodIn(IStringLocalizer<Words> words, DateOnly today) => Year is { } year ? words["de {0} a {1}", Show.Date(new DateOnly(year, 1, 1)), Show.Date(new DateOnly(year, 12, 31))]
        : Period == Everything ? words["de todo o período"] : words["a partir de {0}", Show.Date(today.AddYears(-1))];

    public string SituationIn(IStringLocalizer<Words> words) => Situation switch
    {
        InvoiceSituation.NotDue => words["A vencer"],
        InvoiceSituation.Overdue => words["Vencidos"],
        InvoiceSituation.Paid => words["Pagos"],
        InvoiceSituation.Cancelled => words["Cancelados"],
        InvoiceSituation.Disputed => words["Contestados"],
        _ => words["Todos"],
    };

    /// <summary>All that the filters ask for.</summary>
    public IQueryable<Invoice> Of(IQueryable<Invoice> invoices, DateOnly today) => InPeriod(invoices, today).In(Situation, today);

    /// <summary>By due date. The last twelve months take in what falls due later.</summary>
    public IQueryable<Invoice> InPeriod(IQueryable<Invoice> invoices, DateOnly today) => Year is { } year
        ? invoices.DueBetween(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))
        : invoices.DueBetween(Period == Everything ? null : today.AddYears(-1), null);

    /// <summary>This address with one value changed; paging starts anew.</summary>
    public Dictionary<string, string> With(string name, string? value)
    {
        var route = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Situation is not InvoiceSituation.All) { route["situacao"] = SituationSlug!; }
        if (Period is not LastTwelveMonths) { route["periodo"] = Period; }
        route.Remove(name);
        if (value is not null) { route[name] = value; }
        return route;
    }
}
