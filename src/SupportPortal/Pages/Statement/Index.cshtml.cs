using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Web;

namespace SupportPortal.Pages.Statement;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int PageSize = 20;

    [BindProperty(SupportsGet = true)] public StatementFilter Filter { get; set; } = new();

    public DateOnly Today { get; } = clock.Today();
    public InvoicePage List { get; private set; } = InvoicePage.Empty;
    public Totals Sums { get; private set; } = new();
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);
    /// <summary>The oldest title that is late and can still be paid: what to settle first.</summary>
    public Invoice? First { get; private set; }
    public IReadOnlyList<SelectListItem> Periods { get; private set; } = [];
    public IReadOnlyList<AnnualSettlement> Settlements { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var visible = db.Invoices.VisibleTo(me);
        var inPeriod = Filter.InPeriod(visible, Today);
        await SumAsync(visible);
        Counts = await CountAsync(inPeriod);
        Settlements = AnnualSettlement.Of(await visible.YearsAsync(), Today);
        List = await InvoicePage.LoadAsync(inPeriod.In(Filter.Situation, Today), InvoicePosition.Parse(Filter.After), InvoicePosition.Parse(Filter.Before), PageSize);
        Periods = [Period(StatementFilter.LastTwelveMonths, words["Últimos 12 meses e a vencer"]), .. Enumerable.Range(0, 4).Select(i => $"{Today.Year - i}").Select(year => Period(year, year)), Period(StatementFilter.Everything, words["Todo o período"])];
    }

    public string? PageUrl(string name, InvoicePosition? position) => position is null ? null : Url.Page("Index", Filter.With(name, position.ToString()));

    private async Task SumAsync(IQueryable<Invoice> visible)
    {
        var notDue = await visible.NotYetDue(Today).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Amount = g.Sum(i => i.Amount), Next = g.Min(i => i.DueOn) }).SingleOrDefaultAsync();
        var overdue = await visible.Overdue(Today).Include(i => i.Boleto!.BankAccount).AsNoTracking().OrderBy(i => i.DueOn).ThenBy(i => i.Id).ToListAsync();
        var (newYear, nextYear) = (new DateOnly(Today.Year, 1, 1), new DateOnly(Today.Year + 1, 1, 1));
        var paid = await visible.Where(i => i.Status == InvoiceStatus.Paid && i.PaidOn >= newYear && i.PaidOn < nextYear)
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), Amount = g.Sum(i => i.PaidAmount) }).SingleOrDefaultAsync();
        First = overdue.Find(i => i.HasPayableBoleto(Today));
        Sums = new Totals
        {
            NotDue = notDue?.Amount ?? 0,
            NotDueCount = notDue?.Count ?? 0,
            NextDue = notDue?.Next,
            Overdue = overdue.Sum(i => i.ChargesOn(Today).Total),
            OverdueCount = overdue.Count,
            OldestDays = overdue.Count == 0 ? 0 : Today.DayNumber - overdue[0].DueOn.DayNumber,
            Paid = paid?.Amount ?? 0,
            PaidCount = paid?.Count ?? 0,
        };
    }

    private async Task<Dictionary<string, int>> CountAsync(IQueryable<Invoice> inPeriod)
    {
        var dueUpTo = BankCalendar.National.BusinessDayBefore(Today);
        var counts = await inPeriod.GroupBy(i => new { i.Status, Late = i.DueOn <= dueUpTo }).Select(g => new { g.Key.Status, g.Key.Late, Count = g.Count() }).ToListAsync();
        return new Dictionary<string, int>(StringComparer.Ordinal)
        {
            [""] = counts.Sum(c => c.Count),
            ["a-vencer"] = counts.Where(c => c is { Status: InvoiceStatus.Open, Late: false }).Sum(c => c.Count),
            ["vencidos"] = counts.Where(c => c is { Status: InvoiceStatus.Open, Late: true }).Sum(c => c.Count),
            ["pagos"] = counts.Where(c => c.Status is InvoiceStatus.Paid).Sum(c => c.Count),
            ["contestados"] = counts.Where(c => c.Status is InvoiceStatus.Disputed).Sum(c => c.Count),
            ["cancelados"] = counts.Where(c => c.Status is InvoiceStatus.Cancelled).Sum(c => c.Count),
        };
    }

    private SelectListItem Period(string value, string text) => new(text, value, Filter.Period == value);

    public sealed record Totals
    {
        public decimal NotDue { get; init; }
        public int NotDueCount { get; init; }
        public DateOnly? NextDue { get; init; }
        /// <summary>With fine and interest up to today.</summary>
        public decimal Overdue { get; init; }
        public int OverdueCount { get; init; }
        public int OldestDays { get; init; }
        public decimal Paid { get; init; }
        public int PaidCount { get; init; }
    }
}
