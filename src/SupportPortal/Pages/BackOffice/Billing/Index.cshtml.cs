using System.Net.Mime;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Billing;

public class IndexModel(PortalDbContext db, CopyBoletos copies, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)] public BillingFilter Filter { get; set; } = new();

    /// <summary>What is done with the rows that are ticked.</summary>
    [BindProperty] public BatchModel Batch { get; set; } = new();

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

    public async Task<IActionResult> OnPostBatchAsync(CancellationToken stop)
    {
        var ids = await copies.PayableAsync(db.Invoices.Where(i => Batch.Numbers.Contains(i.Number)), stop);
        if (ids.Count < Batch.Numbers.Distinct(StringComparer.Ordinal).Count())
        {
            ModelState.AddModelError("", words["Desmarque os títulos sem boleto a pagar: alguns mudaram desde que a lista foi aberta."]);
        }
        if (!ModelState.IsValid)
        {
            await OnGetAsync();
            return Page();
        }

        var reason = Batch.Reason;
        return Batch.Form == "zip"
            ? new StreamedFile(MediaTypeNames.Application.Zip, $"boletos-{Today:yyyy-MM-dd}.zip", (to, stopped) => copies.WriteZipAsync(ids, reason, to, stopped))
            : new StreamedFile(MediaTypeNames.Application.Pdf, $"boletos-{Today:yyyy-MM-dd}.pdf", (to, stopped) => copies.WritePdfAsync(ids, reason, to, stopped));
    }

    public Sum SumOf(int when) => Sums.FirstOrDefault(s => s.When == when) ?? new Sum(when, 0, 0);

    public string? PageUrl(string name, InvoicePosition? position) => position is null ? null : Url.Page("Index", Filter.With(name, position.ToString()));

    /// <summary>The address of the page as it is, so that a refused form comes back to the same rows.</summary>
    public Dictionary<string, string> ThisPage => Filter.After is null ? Filter.With("antes", Filter.Before) : Filter.With("depois", Filter.After);

    /// <param name="When">-1 overdue, 0 due today, 1 later.</param>
    public sealed record Sum(int When, int Count, decimal Amount);

    public class BatchModel
    {
        public List<string> Numbers { get; set; } = [];
        public string Reason { get; set; } = "";
        /// <summary>The button: pdf or zip.</summary>
        public string Form { get; set; } = "";
    }

    public class BatchValidator : AbstractValidator<BatchModel>
    {
        public BatchValidator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Numbers).Must(numbers => numbers.Count is > 0 and <= PageSize).WithMessage(_ => words["Marque os títulos na lista."]);
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(Invoice.ReasonMaxLength).WithName(words["Por que a 2ª via foi pedida?"]);
        }
    }
}
