using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.Tickets;

public class SentModel(PortalDbContext db, Viewer me) : PageModel
{
    public CustomerTicket? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code)
    {
        View = await db.Tickets.AsNoTracking().VisibleTo(me).Where(t => t.Code == code).ForCustomer(db.ServiceOrders, db.TicketLinks, db.Tickets.VisibleTo(me)).AsSplitQuery().SingleOrDefaultAsync();
        return View is null ? NotFound() : Page();
    }
}
