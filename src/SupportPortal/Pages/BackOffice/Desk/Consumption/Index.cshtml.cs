using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Pages.BackOffice.Desk.Consumption;

/// <summary>What the customer reads at /consumo, for the desk.</summary>
public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "contrato")] public int? Contract { get; set; }
    [BindProperty(SupportsGet = true, Name = "mes")] public string? Month { get; set; }
    [BindProperty(SupportsGet = true, Name = "depois")] public long? After { get; set; }

    public Customer? Customer { get; private set; }
    public IReadOnlyList<HourContract> Contracts { get; private set; } = [];
    public HourSheet? Sheet { get; private set; }
    public bool MayChange { get; } = me.Role is StaffRole.Supervisor or StaffRole.Administrator;

    public async Task<IActionResult> OnGetAsync(string cnpj)
    {
        Customer = Cnpj.TryParse(cnpj, out var parsed) ? await db.Customers.VisibleTo(me).SingleOrDefaultAsync(c => c.Cnpj == parsed) : null;
        if (Customer is null) { return NotFound(); }
        Contracts = await db.Contracts.VisibleTo(me).Where(c => c.CustomerId == Customer.Id).WithHoursAsync();
        var contract = Contracts.FirstOrDefault(c => Contract is null || c.Id == Contract);
        if (contract is null && Contract is not null) { return NotFound(); }
        if (contract is not null) { Sheet = await db.HourMovements.VisibleTo(me).SheetAsync(contract, clock.Today(), HourSheets.MonthIn(Month), After); }
        return Page();
    }
}
