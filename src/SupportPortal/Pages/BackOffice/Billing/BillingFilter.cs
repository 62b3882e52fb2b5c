using Microsoft.AspNetCore.Mvc;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Pages.BackOffice.Billing;

/// <summary>What the list's address asks for.</summary>
public class BillingFilter
{
    public static readonly IReadOnlyDictionary<string, InvoiceSituation> Situations = new Dictionary<string, InvoiceSituation>(StringComparer.Ordinal)
    {
        ["a-vencer"] = InvoiceSituation.NotDue,
        ["vencidos"] = InvoiceSituation.Overdue,
        ["pagos"] = InvoiceSituation.Paid,
        ["cancelados"] = InvoiceSituation.Cancelled,
        ["contestados"] = InvoiceSituation.Disputed,
    };

    [FromQuery(Name = "situacao")] public string? SituationSlug { get; set; }
    [FromQuery(Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "depois")] public string? After { get; set; }
    [FromQuery(Name = "antes")] public string? Before { get; set; }

    public InvoiceSituation Situation => SituationSlug is { } slug && Situations.TryGetValue(slug, out var situation) ? situation : InvoiceSituation.All;

    /// <summary>This address with one value changed; paging starts anew.</summary>
    public Dictionary<string, string> With(string name, string? value)
    {
        var route = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Situation is not InvoiceSituation.All) { route["situacao"] = SituationSlug!; }
        if (!string.IsNullOrWhiteSpace(Search)) { route["q"] = Search; }
        route.Remove(name);
        if (value is not null) { route[name] = value; }
        return route;
    }
}
