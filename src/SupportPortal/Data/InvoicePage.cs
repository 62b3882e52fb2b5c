using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Data;

/// <summary>One page of titles, the newest due first, and where the pages beside it begin.</summary>
/// <param name="Before">What to ask the page above for; null on the first.</param>
/// <param name="After">What to ask the page below for; null on the last.</param>
public sealed record InvoicePage(IReadOnlyList<Invoice> Invoices, InvoicePosition? Before, InvoicePosition? After)
{
    public static readonly InvoicePage Empty = new([], null, null);

    /// <summary>Found by key, not by counting: page 1,000 costs what page 1 costs, and a new row moves nothing.</summary>
    public static async Task<InvoicePage> LoadAsync(IQueryable<Invoice> invoices, InvoicePosition? after, InvoicePosition? before, int size)
    {
        var upwards = before is not null && after is null;
        var ordered = upwards
            ? invoices.Where(i => i.DueOn > before!.DueOn || (i.DueOn == before.DueOn && i.Id > before.Id)).OrderBy(i => i.DueOn).ThenBy(i => i.Id)
            : invoices.After(after).NewestDueFirst();
        var found = await ordered.Include(i => i.Boleto).Include(i => i.Customer).AsNoTracking().Take(size + 1).ToListAsync();
        var hasMore = found.Count > size;
        var rows = found.Take(size).ToList();
        if (upwards) { rows.Reverse(); }
        if (rows.Count == 0) { return Empty; }

        var (first, last) = (new InvoicePosition(rows[0].DueOn, rows[0].Id), new InvoicePosition(rows[^1].DueOn, rows[^1].Id));
        return new InvoicePage(rows, (upwards ? hasMore : after is not null) ? first : null, upwards || hasMore ? last : null);
    }
}
