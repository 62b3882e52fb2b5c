using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Consumption;

/// <summary>A supervisor's correction of a balance, with its reason. The form has a number of its own, so that sending it twice corrects once.</summary>
public class AdjustModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Contract? Contract { get; private set; }

    public async Task<IActionResult> OnGetAsync(string cnpj, int contract)
    {
        Contract = await db.FindContractAsync(me, cnpj, contract);
        if (Contract?.HoursFrom is null) { return NotFound(); }
        if (Input.Form == Guid.Empty) { Input.Form = Guid.CreateVersion7(clock.GetUtcNow()); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cnpj, int contract)
    {
        var shown = await OnGetAsync(cnpj, contract);
        if (shown is NotFoundResult || !ModelState.IsValid) { return shown; }
        var movement = HourMovement.Adjusted(Contract!, Input.Minutes!.Value, Input.Reason, Input.Form, me.Actor, clock.GetUtcNow());
        if (!await db.HourMovements.AnyAsync(m => m.ContractId == contract && m.Reference == movement.Reference))
        {
            db.HourMovements.Add(movement);
            audit.Record(db, AuditKind.HoursAdjusted, Contract!.Number, Contract.CustomerId);
            await db.SaveChangesAsync();
        }
        TempData["Notice"] = words["Saldo ajustado em {0}.", Show.SignedHours(movement.Minutes)].Value;
        return RedirectToPage("Index", new { cnpj, contrato = contract });
    }

    public class InputModel
    {
        public Guid Form { get; set; }
        public int? Minutes { get; set; }
        public string Reason { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Minutes).NotNull().NotEqual(0).InclusiveBetween(-HourBalance.MaxMonthlyMinutes, HourBalance.MaxMonthlyMinutes).WithName(words["Minutos"]);
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(HourMovement.ReasonMaxLength).WithName(words["Motivo"]);
        }
    }
}
