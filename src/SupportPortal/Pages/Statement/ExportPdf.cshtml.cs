using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Statement;

/// <summary>The statement as the filters show it, on paper.</summary>
public class ExportPdfModel(PortalDbContext db, IPageRenderer renderer, OurCompany us, Viewer me, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty(SupportsGet = true)] public StatementFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var today = clock.Today();
        var found = await Filter.Of(db.Invoices.VisibleTo(me), today).Include(i => i.Boleto).AsNoTracking().NewestDueFirst().Take(ExportModel.MaxRows + 1).ToListAsync(stop);
        var sheet = new StatementSheet
        {
            Issuer = await us.OnPaperAsync(stop),
            Customer = new Party(me.CustomerName!, $"CNPJ {me.CustomerCnpj}", ""),
            Period = Filter.PeriodIn(words, today),
            Situation = Filter.SituationIn(words),
            Lines = [.. found.Take(ExportModel.MaxRows).Select(i => Line(i, today))],
            IsCut = found.Count > ExportModel.MaxRows,
            MadeBy = me.Name,
            MadeAt = clock.GetUtcNow(),
        };
        var pdf = renderer.Pdf(StatementPage.Draw(sheet, words));
        audit.Record(db, AuditKind.Exported, "statement pdf");
        await db.SaveChangesAsync(stop);
        return File(pdf, MediaTypeNames.Application.Pdf, $"extrato-{today:yyyy-MM-dd}.pdf");
    }

    private StatementLine Line(Invoice invoice, DateOnly today) => new(
        Show.InvoiceNumber(invoice.Number), invoice.IssuedOn, invoice.DueOn, invoice.Description, invoice.Amount, words.Of(invoice.Status, invoice.DueOn, today).Text,
        invoice.Status is InvoiceStatus.Open ? invoice.ChargesOn(today).Total : null, invoice.IsOverdue(today), invoice.PaidOn, invoice.PaidAmount);
}
