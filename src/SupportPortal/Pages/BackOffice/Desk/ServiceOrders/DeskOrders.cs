using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

internal static class DeskOrders
{
    /// <summary>One order with all that its pages and mails show.</summary>
    public static Task<ServiceOrder?> FindOrderAsync(this PortalDbContext db, Viewer me, string number) => db.ServiceOrders.VisibleTo(me)
        .Include(o => o.Customer).Include(o => o.Ticket).Include(o => o.Product).Include(o => o.Technician).Everything()
        .SingleOrDefaultAsync(o => o.Number == number);

    /// <summary>Whom an order may be entrusted to.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> TechniciansAsync(this PortalDbContext db) =>
        await db.People.Desk().OrderBy(p => p.Name).Select(p => new SelectListItem(p.Name, p.Id.ToString())).ToListAsync();
}
