using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Billing;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)] public BillingFilter Filter { get; set; } = new();

    public DateOnly Today { get; } = clock.Today();
    public InvoicePage List { get; private set; } = InvoicePage.Empty;
    public IReadOnlyList<Sum> Sums { get; private set; } = [];
    public int OverdueCustomers { get; private set; }
    public decimal ReceivedThisMonth { get; private set; }
    public int OpenRequests { get; private set; }

    public async Task OnGetAsync()
    {
        var visible = db.Invoices.VisibleTo(me);
        var (dueUpTo, month) = (BankCalendar.National.BusinessDayBefore(Today), new DateOnly(Today.Year, Today.Month, 1));
        Sums = await visible.Where(i => i.Status == InvoiceStatus.Open)
            .GroupBy(i => i.DueOn <= dueUpTo ? -1 : i.DueOn <= Today ? 0 : 1)
            .Select(g => new Sum(g.Key, g.Count(), g.Sum(i => i.Amount))).ToListAsync();
        OverdueCustomers = await visible.Overdue(Today).Select(i => i.CustomerId).Distinct().CountAsync();
        ReceivedThisMonth = await visible.Where(i => i.Status == InvoiceStatus.Paid && i.PaidOn >= month).SumAsync(i => i.PaidAmount ?? 0);
        OpenRequests = await db.NewDateRequests.CountAsync(r => r.Status == NewDateStatus.Open);
        List = await InvoicePage.LoadAsync(visible.In(Filter.Situation, Today).With(Filter.Registration).DueBetween(Filter.DueFrom, Filter.DueTo).Matching(Filter.Search), InvoicePosition.Parse(Filter.After), InvoicePosition.Parse(Filter.Before), PageSize);
    }

    public string DuePeriod => (Filter.DueFrom, Filter.DueTo) switch
    {
        (null, null) => words["Todos"],
        ({ } from, null) => words["desde {0}", Show.Date(from)],
        (null, { } to) => words["até {0}", Show.Date(to)],
        ({ } from, { } to) => words["{0} a {1}", Show.Date(from), Show.Date(to)],
    };

    public Sum SumOf(int when) => Sums.FirstOrDefault(s => s.When == when) ?? new Sum(when, 0, 0);

    public string? PageUrl(string name, InvoicePosition? position) => position is null ? null : Url.Page("Index", Filter.With(name, position.ToString()));

    /// <param name="When">-1 overdue, 0 due today, 1 later.</param>
    public sealed record Sum(int When, int Count, decimal Amount);
}
