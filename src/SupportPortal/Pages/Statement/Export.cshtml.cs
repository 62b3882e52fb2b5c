using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Statement;

/// <summary>The statement as the filters show it, for a spreadsheet. No payment codes: those stay on the page of the title.</summary>
public class ExportModel(PortalDbContext db, Viewer me, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int MaxRows = 10_000;

    [BindProperty(SupportsGet = true)] public StatementFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        var today = clock.Today();
        var invoices = await Filter.Of(db.Invoices.VisibleTo(me), today)
            .Include(i => i.Boleto).AsNoTracking().NewestDueFirst().Take(MaxRows).ToListAsync();
        var csv = new Csv(words["Título"], words["Emissão"], words["Vencimento"], words["Histórico"], words["Valor"], words["Situação"], words["Valor hoje"], words["Pago em"], words["Valor pago"]);
        foreach (var invoice in invoices)
        {
            csv.Row(Show.InvoiceNumber(invoice.Number), invoice.IssuedOn, invoice.DueOn, invoice.Description, invoice.Amount, words.Of(invoice.Status, invoice.DueOn, today).Text,
                invoice.Status is InvoiceStatus.Open ? invoice.ChargesOn(today).Total : null, invoice.PaidOn, invoice.PaidAmount);
        }
        audit.Record(db, AuditKind.Exported, "statement");
        await db.SaveChangesAsync();
        return File(csv.ToBytes(), "text/csv; charset=utf-8", $"extrato-{today:yyyy-MM-dd}.csv");
    }
}
