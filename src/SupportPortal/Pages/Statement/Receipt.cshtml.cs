using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Statement;

/// <summary>The receipt of a paid title; one that is not paid has none, and its page says how it stands.</summary>
public class ReceiptModel(PortalDbContext db, CopyBoleto copies, IPageRenderer renderer, OurCompany us, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (await copies.FindAsync(number) is not { } invoice) { return NotFound(); }
        if (invoice is not { Status: InvoiceStatus.Paid, PaidOn: { } paidOn, PaidAmount: { } paid }) { return RedirectToPage("Show", new { number }); }

        var (customer, account) = (invoice.Customer!, invoice.Boleto?.BankAccount);
        var payee = account?.OnPaper() ?? await us.OnPaperAsync(stop);
        var pdf = renderer.Pdf(ReceiptPage.Draw(new ReceiptSheet(payee, customer.OnPaper(),
            Show.InvoiceNumber(invoice.Number), invoice.Description, invoice.DueOn, invoice.Amount, paidOn, paid, invoice.Boleto?.OurNumber, clock.GetUtcNow()), words));
        audit.Record(db, AuditKind.Exported, $"receipt {invoice.Number}", invoice.CustomerId);
        await db.SaveChangesAsync(stop);
        return File(pdf, MediaTypeNames.Application.Pdf, $"recibo-{invoice.Number}.pdf");
    }
}
