using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Pages.BackOffice.Deadlines.Calendars;

public class IndexModel(PortalDbContext db) : PageModel
{
    public IReadOnlyList<WorkCalendar> Calendars { get; private set; } = [];

    public async Task OnGetAsync() => Calendars = await db.WorkCalendars.AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).Take(200).ToListAsync();
}
