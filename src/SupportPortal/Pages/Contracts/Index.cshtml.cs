using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Pages.Contracts;

/// <summary>The company's contracts: what runs first, then what is over.</summary>
public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int Limit = 100;

    public IReadOnlyList<Contract> Contracts { get; private set; } = [];
    public DateOnly Today { get; } = clock.Today();
    public IEnumerable<Contract> Ending => Contracts.Where(c => c.NeedsDecision(Today));

    public async Task OnGetAsync() => Contracts = await db.Contracts.AsNoTracking().VisibleTo(me).Include(c => c.Products).ThenInclude(p => p.Product)
        .OrderByDescending(c => c.EndsOn >= Today).ThenBy(c => c.EndsOn).ThenBy(c => c.Id).Take(Limit).AsSingleQuery().ToListAsync();
}
