using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Consumption;

/// <summary>How many hours each month of a contract brings.</summary>
public class GrantModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Contract? Contract { get; private set; }

    public async Task<IActionResult> OnGetAsync(string cnpj, int contract)
    {
        Contract = await db.FindContractAsync(me, cnpj, contract);
        if (Contract is null) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input.Hours = Contract.MonthlyMinutes / 60m; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cnpj, int contract)
    {
        var shown = await OnGetAsync(cnpj, contract);
        if (Contract is null || !ModelState.IsValid) { return shown; }
        Contract.IncludeHours((int)Math.Round(Input.Hours!.Value * 60), clock.Today());
        audit.Record(db, AuditKind.HoursAdjusted, Contract.Number, Contract.CustomerId);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O contrato {0} tem {1} por mês.", Contract.Number, Show.Hours(Contract.MonthlyMinutes)].Value;
        return RedirectToPage("/BackOffice/Desk/Customers/Show", new { cnpj });
    }

    public class InputModel
    {
        public decimal? Hours { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Hours).NotNull().InclusiveBetween(0, HourBalance.MaxMonthlyMinutes / 60).WithName(words["Horas por mês"]);
    }
}
