using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Operations;

namespace SupportPortal.Pages.Contracts;

/// <summary>One contract: its term, its products, what it promises today, and whom to talk to.</summary>
public class ShowModel(PortalDbContext db, ContractPaper paper, Viewer me, TimeProvider clock) : PageModel
{
    public Contract Contract { get; private set; } = null!;
    public ContractPromises Promises { get; private set; } = null!;
    /// <summary>Minutes left, for those who read the consumption.</summary>
    public int? Balance { get; private set; }
    public DateOnly Today { get; } = clock.Today();

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (await paper.FindAsync(number, stop) is not var (contract, promises)) { return NotFound(); }
        (Contract, Promises) = (contract, promises);
        if (contract.HoursFrom is not null && me.MaySeeConsumption())
        {
            Balance = await db.HourMovements.VisibleTo(me).Where(m => m.ContractId == contract.Id).SumAsync(m => m.Minutes, stop);
        }
        return Page();
    }
}
