using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.PublicRequests;

/// <summary>One request of the public form: it becomes the ticket of a customer, or is put aside with a reason.</summary>
public class ShowModel(PortalDbContext db, Operations.PublicRequests requests, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public OpenInput Open { get; set; } = new();
    [BindProperty] public DismissInput Dismiss { get; set; } = new();
    public PublicRequest? Found { get; private set; }
    public string? TicketCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Found = await db.PublicRequests.SingleOrDefaultAsync(r => r.Id == id && r.ConfirmedAt != null);
        if (Found is null) { return NotFound(); }
        TicketCode = await db.Tickets.VisibleTo(me).Where(t => t.Id == Found.TicketId).Select(t => t.Code).SingleOrDefaultAsync();
        if (HttpMethods.IsGet(Request.Method)) { Open.Cnpj = Found.Cnpj.ToString(); }
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken stop)
    {
        var shown = await OnGetAsync(id);
        if (Found is null || !ModelState.IsValid) { return shown; }
        var customer = Cnpj.TryParse(Open.Cnpj, out var cnpj) ? await db.Customers.VisibleTo(me).SingleOrDefaultAsync(c => c.Cnpj == cnpj, stop) : null;
        if (customer is null)
        {
            ModelState.AddModelError("Open.Cnpj", words["Nenhum cliente tem este CNPJ."]);
            return shown;
        }
        await requests.OpenAsync(db, Found, customer, stop);
        audit.Record(db, AuditKind.PublicRequestAnswered, Found.Code!, customer.Id);
        await db.SaveChangesAsync(stop);
        return RedirectToPage("/BackOffice/Desk/Tickets/Show", new { code = Found.Code });
    }

    public async Task<IActionResult> OnPostDismissAsync(Guid id)
    {
        var shown = await OnGetAsync(id);
        if (Found is null || !ModelState.IsValid) { return shown; }
        Found.Dismiss(Dismiss.Reason, me.Actor, clock.GetUtcNow());
        audit.Record(db, AuditKind.PublicRequestAnswered, Found.Code!, result: Audit.Refused);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O pedido {0} foi dispensado.", Found.Code!].Value;
        return RedirectToPage("Index");
    }

    public class OpenInput
    {
        public string Cnpj { get; set; } = "";
    }

    public class DismissInput
    {
        public string Reason { get; set; } = "";
    }

    public class OpenValidator : AbstractValidator<OpenInput>
    {
        public OpenValidator(IStringLocalizer<Words> words) => RuleFor(x => x.Cnpj).NotEmpty().MaximumLength(30).WithName(words["CNPJ do cliente"]);
    }

    public class DismissValidator : AbstractValidator<DismissInput>
    {
        public DismissValidator(IStringLocalizer<Words> words) => RuleFor(x => x.Reason).NotEmpty().MaximumLength(PublicRequest.ReasonMaxLength).WithName(words["Por que não vira chamado?"]);
    }
}
