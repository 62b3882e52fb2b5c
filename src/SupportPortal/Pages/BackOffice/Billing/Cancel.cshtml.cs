using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Billing;

public class CancelModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Invoice Invoice { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await db.Invoices.VisibleTo(me).Include(i => i.Customer).SingleOrDefaultAsync(i => i.Number == number) is not { } invoice) { return NotFound(); }
        if (invoice.Status is InvoiceStatus.Disputed) { return RedirectToPage("Dispute", new { number }); } // whoever disputed it gets an answer

        Invoice = invoice;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }

        Invoice.Cancel(Input.Reason, me.Actor, clock.GetUtcNow());
        audit.Record(db, AuditKind.InvoiceCancelled, number, Invoice.CustomerId);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Título cancelado. Lembre-se de pedir a baixa ao banco."].Value;
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string Reason { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(Invoice.ReasonMaxLength).WithName(words["Por que o título será cancelado?"]);
    }
}
