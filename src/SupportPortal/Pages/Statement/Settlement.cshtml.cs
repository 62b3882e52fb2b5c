using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Operations;
using SupportPortal.Security;

namespace SupportPortal.Pages.Statement;

/// <summary>The declaração anual de quitação of a year that is over. Where it cannot be given, the statement says why.</summary>
public class SettlementModel(PortalDbContext db, IPageRenderer renderer, OurCompany us, Viewer me, Audit audit, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int year, CancellationToken stop)
    {
        var titles = db.Invoices.VisibleTo(me);
        if (AnnualSettlement.Of(await titles.YearsAsync(stop), clock.Today()).FirstOrDefault(s => s.Year == year) is not { } settlement) { return NotFound(); }
        if (!settlement.CanBeIssued) { return RedirectToPage("Index", pageHandler: null, routeValues: null, fragment: "quitacao"); }

        var paid = await titles.Where(i => i.Status == InvoiceStatus.Paid && i.DueOn.Year == year).Select(i => new { i.DueOn.Month, i.PaidAmount }).ToListAsync(stop);
        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == me.CustomerId, stop);
        var pdf = renderer.Pdf(SettlementPage.Draw(new SettlementSheet(await us.OnPaperAsync(stop), customer.OnPaper(),
            year, AnnualSettlement.MonthsInWords(paid.Select(p => p.Month)), paid.Count, paid.Sum(p => p.PaidAmount ?? 0), clock.GetUtcNow())));
        audit.Record(db, AuditKind.Exported, $"settlement {year}");
        await db.SaveChangesAsync(stop);
        return File(pdf, MediaTypeNames.Application.Pdf, $"quitacao-{year}.pdf");
    }
}
