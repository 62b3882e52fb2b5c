using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Pages.Consumption;

/// <summary>The hours of the company's contracts: what each month brought, what used them, what is left.</summary>
public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "contrato")] public int? Contract { get; set; }
    [BindProperty(SupportsGet = true, Name = "mes")] public string? Month { get; set; }
    [BindProperty(SupportsGet = true, Name = "depois")] public long? After { get; set; }

    public IReadOnlyList<HourContract> Contracts { get; private set; } = [];
    public HourSheet? Sheet { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Contracts = await db.Contracts.VisibleTo(me).WithHoursAsync();
        var contract = Contracts.FirstOrDefault(c => Contract is null || c.Id == Contract);
        if (contract is null && Contract is not null) { return NotFound(); }
        if (contract is not null) { Sheet = await db.HourMovements.VisibleTo(me).SheetAsync(contract, clock.Today(), HourSheets.MonthIn(Month), After); }
        return Page();
    }
}
