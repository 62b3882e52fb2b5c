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

/// <summary>What the bank said of a boleto that was computed here: registered, perhaps with a Pix code, or refused.</summary>
public class RegistrationModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Invoice Invoice { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await db.Invoices.VisibleTo(me).Include(i => i.Customer).Include(i => i.Boleto!.BankAccount).SingleOrDefaultAsync(i => i.Number == number) is not { Boleto: not null } invoice)
        {
            return NotFound();
        }
        if (!invoice.CanConfirmRegistration) { return RedirectToPage("Show", new { number }); }

        Invoice = invoice;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }

        if (Input.Refused) { Invoice.RejectRegistration(Input.Reason, me.Actor, clock.GetUtcNow()); }
        else { Invoice.ConfirmRegistration(Input.Pix is { Length: > 0 } pix ? BrCode.Parse(pix).Payload : null, me.Actor, clock.GetUtcNow()); }
        audit.Record(db, AuditKind.BoletoRegistration, number, Invoice.CustomerId);
        await db.SaveChangesAsync();
        TempData["Notice"] = (Input.Refused ? words["Recusa do banco anotada. Este boleto não pode ser pago."] : words["Registro confirmado."]).Value;
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string Pix { get; set; } = "";
        public string Reason { get; set; } = "";
        /// <summary>The button "O banco recusou".</summary>
        public bool Refused { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Pix).PixCode(words).When(x => !x.Refused, ApplyConditionTo.CurrentValidator).WithName(words["Pix copia e cola que o banco devolveu"]);
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Refused, ApplyConditionTo.CurrentValidator).MaximumLength(Invoice.ReasonMaxLength).WithName(words["Motivo da recusa"]);
        }
    }
}
