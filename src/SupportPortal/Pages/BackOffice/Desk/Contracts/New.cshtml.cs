using Microsoft.AspNetCore.Mvc;
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

public class NewModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : ContractEditor(db, me)
{
    public async Task<IActionResult> OnGetAsync(string cnpj)
    {
        if (!await LoadAsync(cnpj)) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input = ContractForm.Of(null, Products); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cnpj)
    {
        var shown = await OnGetAsync(cnpj);
        if (shown is NotFoundResult || IsForeign()) { return NotFound(); }
        var slug = Contract.SlugOf(Input.Number);
        if (ModelState.IsValid && await Db.Contracts.Where(c => c.CustomerId == Customer.Id).At(slug).AnyAsync())
        {
            ModelState.AddModelError("Input.Number", words["Este cliente já tem um contrato com este número."]);
        }
        if (!ModelState.IsValid) { return shown; }
        var contract = new Contract(Input.Number, Customer.Id, Input.StartsOn!.Value, Input.EndsOn!.Value);
        Input.Into(contract, Products, clock.Today());
        Db.Contracts.Add(contract);
        audit.Record(Db, AuditKind.ContractChanged, contract.Number, Customer.Id);
        await Db.SaveChangesAsync();
        TempData["Notice"] = words["O contrato {0} foi criado. Escolha agora os prazos dele.", contract.Number].Value;
        return RedirectToPage("/BackOffice/Deadlines/Contract", new { id = contract.Id });
    }

    /// <summary>"Mais contatos": the same form, with room for more. Nothing is saved.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostRowsAsync(string cnpj)
    {
        var shown = await OnGetAsync(cnpj);
        Input.AddContacts();
        return shown;
    }
}
