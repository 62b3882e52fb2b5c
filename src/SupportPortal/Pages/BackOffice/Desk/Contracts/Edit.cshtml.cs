using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Contracts;

public class EditModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : ContractEditor(db, me)
{
    public Contract Contract { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string cnpj, int id)
    {
        if (!await LoadAsync(cnpj)) { return NotFound(); }
        var contract = await Db.Contracts.VisibleTo(Me).Include(c => c.Products).Include(c => c.Contacts).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id && c.CustomerId == Customer.Id);
        if (contract is null) { return NotFound(); }
        Contract = contract;
        if (HttpMethods.IsGet(Request.Method)) { Input = ContractForm.Of(contract, Products); }
        Input.Number = contract.Number;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cnpj, int id)
    {
        var shown = await OnGetAsync(cnpj, id);
        if (shown is NotFoundResult || IsForeign()) { return NotFound(); }
        if (!ModelState.IsValid) { return shown; }
        if (Input.Version != Contract.Version)
        {
            ModelState.AddModelError("", words["Outra pessoa mudou este contrato enquanto você escrevia. Confira e salve de novo para ficar com o seu texto."]);
            ModelState.Remove("Input.Version");
            Input.Version = Contract.Version;
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
        Input.Into(Contract, Products, clock.Today());
        audit.Record(Db, AuditKind.ContractChanged, Contract.Number, Contract.CustomerId);
        await Db.SaveChangesAsync();
        TempData["Notice"] = words["O contrato {0} foi salvo.", Contract.Number].Value;
        return RedirectToPage("/BackOffice/Desk/Customers/Show", new { cnpj });
    }

    /// <summary>"Mais contatos": the same form, with room for more. Nothing is saved.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostRowsAsync(string cnpj, int id)
    {
        var shown = await OnGetAsync(cnpj, id);
        Input.AddContacts();
        return shown;
    }
}
