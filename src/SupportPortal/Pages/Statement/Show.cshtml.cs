using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;

namespace SupportPortal.Pages.Statement;

/// <summary>One title, in one of the four ways a 2ª via can end. What is not payable shows no code at all.</summary>
public class ShowModel(PortalDbContext db, CopyBoleto copies, Viewer me, TimeProvider clock) : PageModel
{
    private const int LogSize = 20;

    public Invoice Invoice { get; private set; } = null!;
    public DateOnly Today { get; } = clock.Today();
    public CopyOutcome Outcome => Invoice.CopyOutcome(Today);
    public IReadOnlyList<HtmlString> Preview { get; private set; } = [];
    public IReadOnlyList<BoletoCopy> Log { get; private set; } = [];
    public NewDateRequest? DateRequest { get; private set; }
    /// <summary>Code of the ticket in which it is disputed, if the viewer may open it.</summary>
    public string? DisputeCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await copies.FindAsync(number) is not { } invoice) { return NotFound(); }

        Invoice = invoice;
        if (invoice.HasPayableBoleto(Today)) { Preview = SvgRenderer.Sheets(copies.Draw(invoice)); }
        Log = await db.BoletoCopies.Where(c => c.InvoiceId == invoice.Id).OrderByDescending(c => c.Id).Take(LogSize).AsNoTracking().ToListAsync();
        DateRequest = await db.NewDateRequests.Where(r => r.InvoiceId == invoice.Id).OrderByDescending(r => r.Id).AsNoTracking().FirstOrDefaultAsync();
        if (invoice.Status is InvoiceStatus.Disputed) { DisputeCode = await db.Tickets.VisibleTo(me).Disputing(invoice).Select(t => t.Code).FirstOrDefaultAsync(); }
        return Page();
    }
}
