using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Data;

public static class SettlementYears
{
    public static Task<List<YearOfTitles>> YearsAsync(this IQueryable<Invoice> invoices, CancellationToken stop = default) => invoices
        .GroupBy(i => i.DueOn.Year)
        .Select(g => new YearOfTitles(g.Key, g.Count(i => i.Status == InvoiceStatus.Paid), g.Count(i => i.Status == InvoiceStatus.Open || i.Status == InvoiceStatus.Disputed)))
        .ToListAsync(stop);
}
