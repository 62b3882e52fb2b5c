using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Reports;

namespace SupportPortal.Pages.BackOffice.Reports;

/// <summary>What the address of a report, of its lists and of its tables asks for. What it does not understand falls back to no filter.</summary>
public class ReportFilter
{
    public const string OwnDates = "datas", Default = "8-semanas";
    private const int TextMaxLength = 150, CustomersAtMost = 5000;
    private static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2099, 12, 31);

    public static readonly IReadOnlyList<string> Periods = ["7-dias", "30-dias", Default, "este-mes", "mes-passado", "12-meses", "este-ano", OwnDates];

    public static readonly IReadOnlyList<(string Slug, Dimension Dimension)> Dimensions =
        [("tipo", Dimension.Category), ("cliente", Dimension.Customer), ("analista", Dimension.Analyst), ("produto", Dimension.Product), ("equipe", Dimension.Team)];

    [FromQuery(Name = "periodo")] public string? PeriodSlug { get; set; }
    [FromQuery(Name = "de")] public string? FirstDay { get; set; }
    [FromQuery(Name = "ate")] public string? LastDay { get; set; }
    [FromQuery(Name = "cliente")] public string? CustomerText { get; set; }
    [FromQuery(Name = "tipo")] public int? CategoryId { get; set; }
    [FromQuery(Name = "analista")] public int? AnalystId { get; set; }
    [FromQuery(Name = "produto")] public int? ProductId { get; set; }
    [FromQuery(Name = "equipe")] public int? TeamId { get; set; }
    [FromQuery(Name = "por")] public string? DimensionSlug { get; set; }

    /// <summary>Companies that <see cref="Customer"/> names; null where it names none in particular.</summary>
    public IReadOnlyList<(int Id, string Name)>? Customers { get; private set; }

    public string Period => Periods.Contains(PeriodSlug) && (PeriodSlug != OwnDates || Day(FirstDay) is not null || Day(LastDay) is not null) ? PeriodSlug! : Default;
    public string? Customer => CustomerText?.Trim() is { Length: > 0 and <= TextMaxLength } text ? text : null;
    public Dimension By => Dimensions.FirstOrDefault(d => d.Slug == DimensionSlug).Dimension;
    public bool IsNarrowed => Customer is not null || CategoryId is not null || AnalystId is not null || ProductId is not null || TeamId is not null;

    /// <summary>Looks the company up; then the scope is known.</summary>
    public async Task<ReportScope> ScopeAsync(PortalDbContext db, Viewer me, DateOnly today, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (Customer is { } text)
        {
            var found = await db.Customers.VisibleTo(me).Matching(text).OrderBy(c => c.Id).Select(c => new { c.Id, Name = c.TradeName ?? c.LegalName }).Take(CustomersAtMost).ToListAsync(stop);
            Customers = [.. found.Select(c => (c.Id, c.Name))];
        }
        return new ReportScope(DaysOn(today), Customers?.Select(c => c.Id).ToList(), CategoryId, AnalystId, ProductId, TeamId);
    }

    public Period DaysOn(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return Period switch
        {
            "7-dias" => new(today.AddDays(-6), today),
            "30-dias" => new(today.AddDays(-29), today),
            "este-mes" => new(month, today),
            "mes-passado" => new(month.AddMonths(-1), month.AddDays(-1)),
            "12-meses" => new(month.AddMonths(-11), today),
            "este-ano" => new(new DateOnly(today.Year, 1, 1), today),
            OwnDates => Chosen(today),
            _ => new(Domain.Reports.Period.MondayOf(today).AddDays(-49), today),
        };
    }

    /// <summary>This address with one value changed, or taken out.</summary>
    public Dictionary<string, string> With(string? name = null, object? value = null)
    {
        var route = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("periodo", PeriodSlug is null ? null : Period);
        if (Period == OwnDates)
        {
            Add("de", FirstDay);
            Add("ate", LastDay);
        }
        Add("cliente", Customer);
        Add("tipo", CategoryId);
        Add("analista", AnalystId);
        Add("produto", ProductId);
        Add("equipe", TeamId);
        Add("por", DimensionSlug);
        if (name is not null)
        {
            route.Remove(name);
            Add(name, value);
        }
        return route;

        void Add(string key, object? text)
        {
            if (Convert.ToString(text, CultureInfo.InvariantCulture) is { Length: > 0 } filled) { route[key] = filled; }
        }
    }

    /// <summary>The address of a list of this scope: the days are written out, so that it says the same tomorrow.</summary>
    public Dictionary<string, string> ListOf(TicketList list, Period days, string? name = null, object? value = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        var route = With(name, value);
        route.Remove("por");
        if (list.IsOfNow)
        {
            foreach (var key in (string[])["periodo", "de", "ate"]) { route.Remove(key); }
        }
        else
        {
            (route["periodo"], route["de"], route["ate"]) = (OwnDates, Text(days.First), Text(days.Last));
        }
        route["lista"] = list.Slug;
        return route;
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Period Chosen(DateOnly today)
    {
        var (first, last) = (Day(FirstDay), Day(LastDay));
        var (from, to) = (first ?? last!.Value, last ?? (first > today ? first.Value : today));
        if (from > to) { (from, to) = (to, from); }
        return new(to.DayNumber - from.DayNumber < Domain.Reports.Period.MaxDays ? from : to.AddDays(1 - Domain.Reports.Period.MaxDays), to);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day <= Latest ? day : null;
}
