using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Pages.BackOffice.Deadlines.Holidays;

public class IndexModel(PortalDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<HolidaySet> Sets { get; private set; } = [];
    public IEnumerable<int> Years => Enumerable.Range(clock.Today().Year, 2);

    public async Task OnGetAsync() => Sets = await db.HolidaySets.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).Take(500).ToListAsync();
}
