using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines;

/// <summary>Which policy and which holidays a contract has.</summary>
public class ContractModel(PortalDbContext db, Audit audit, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Contract? Contract { get; private set; }
    public IReadOnlyList<SelectListItem> Policies { get; private set; } = [];
    public IReadOnlyList<HolidaySet> Sets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Contract = await db.Contracts.VisibleTo(me).Include(c => c.Customer).SingleOrDefaultAsync(c => c.Id == id);
        if (Contract is null) { return NotFound(); }
        var policies = await db.SlaPolicies.Where(p => p.Versions.Any(v => v.PublishedAt != null)).OrderByDescending(p => p.IsDefault).ThenBy(p => p.Name)
            .Select(p => new { p.Id, p.Name, p.IsDefault }).Take(200).ToListAsync();
        Policies = [.. policies.Select(p => p.IsDefault ? new SelectListItem(words["{0} (padrão)", p.Name], "") : new SelectListItem(p.Name, p.Id.ToString(CultureInfo.InvariantCulture)))];
        Sets = await db.HolidaySets.OrderBy(s => s.Name).ThenBy(s => s.Id).Take(500).ToListAsync();
        if (HttpMethods.IsGet(Request.Method)) { Input = InputModel.Of(Contract); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Contract is null || !ModelState.IsValid) { return shown; }
        var policy = Input.PolicyId is { } chosen ? await db.SlaPolicies.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == chosen) : null;
        var sets = Sets.Where(s => Input.HolidaySets.Contains(s.Id)).ToList();
        if ((policy is null && Input.PolicyId is not null) || sets.Count != Input.HolidaySets.Distinct().Count()) { return NotFound(); }
        Contract.Promise(policy, Input.NationalHolidays, sets);
        audit.Record(db, AuditKind.DeadlineContractChanged, Contract.Number, Contract.CustomerId);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Os prazos do contrato {0} foram salvos.", Contract.Number].Value;
        return RedirectToPage("Contract", new { id });
    }

    public class InputModel
    {
        public int? PolicyId { get; set; }
        public bool NationalHolidays { get; set; }
        public List<int> HolidaySets { get; set; } = [];

        public static InputModel Of(Contract contract) => new() { PolicyId = contract.PolicyId, NationalHolidays = contract.NationalHolidays, HolidaySets = [.. contract.HolidaySets] };
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.PolicyId).Must(_ => true).WithName(words["Política de prazos"]);
            RuleFor(x => x.HolidaySets).Must(sets => sets.Count <= 50).WithMessage(_ => words["Escolha até {0} listas de feriados.", 50]);
        }
    }
}
