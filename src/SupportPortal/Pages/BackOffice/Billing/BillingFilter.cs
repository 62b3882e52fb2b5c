using System.Globalization;
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

    public static readonly IReadOnlyDictionary<string, Registration> Registrations = new Dictionary<string, Registration>(StringComparer.Ordinal)
    {
        ["a-registrar"] = Domain.Billing.Registration.Pending,
        ["registrado"] = Domain.Billing.Registration.Registered,
        ["recusado"] = Domain.Billing.Registration.Rejected,
    };

    [FromQuery(Name = "situacao")] public string? SituationSlug { get; set; }
    [FromQuery(Name = "registro")] public string? RegistrationSlug { get; set; }
    [FromQuery(Name = "de")] public DateOnly? DueFrom { get; set; }
    [FromQuery(Name = "ate")] public DateOnly? DueTo { get; set; }
    [FromQuery(Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "depois")] public string? After { get; set; }
    [FromQuery(Name = "antes")] public string? Before { get; set; }

    public InvoiceSituation Situation => SituationSlug is { } slug && Situations.TryGetValue(slug, out var situation) ? situation : InvoiceSituation.All;

    public Registration? Registration => RegistrationSlug is { } slug && Registrations.TryGetValue(slug, out var registration) ? registration : null;
    public bool IsEmpty => Situation is InvoiceSituation.All && Registration is null && DueFrom is null && DueTo is null && string.IsNullOrWhiteSpace(Search);

    /// <summary>This address with one value changed; paging starts anew.</summary>
    public Dictionary<string, string> With(string name, string? value)
    {
        var route = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Situation is not InvoiceSituation.All) { route["situacao"] = SituationSlug!; }
        if (Registration is not null) { route["registro"] = RegistrationSlug!; }
        if (DueFrom is { } from) { route["de"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture); }
        if (DueTo is { } to) { route["ate"] = to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture); }
        if (!string.IsNullOrWhiteSpace(Search)) { route["q"] = Search; }
        route.Remove(name);
        if (value is not null) { route[name] = value; }
        return route;
    }
}
