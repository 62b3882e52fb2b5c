using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Tickets;
using SupportPortal.Pages.Tickets;
using SupportPortal.Security;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>What the requester sees of a ticket: the same query, under the same rights. It can only be looked at, and looking leaves a line.</summary>
public class AsCustomerModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock) : TicketPage(db, me, clock)
{
    public override bool IsReadOnly => true;
    public Viewer Requester { get; private set; } = Viewer.Anonymous;

    public override async Task<IActionResult> OnGetAsync(string code)
    {
        var ticket = await Db.Tickets.AsNoTracking().VisibleTo(Me).Where(t => t.Code == code).Select(t => new { t.CustomerId, t.RequesterId, t.RequesterName }).SingleOrDefaultAsync();
        if (ticket is null) { return NotFound(); }
        var rights = await Db.Memberships.Where(m => m.CustomerId == ticket.CustomerId && m.PersonId == ticket.RequesterId && m.IsActive).Select(m => new { m.Permissions, m.Department }).SingleOrDefaultAsync();
        var asRequester = new Viewer
        {
            PersonId = ticket.RequesterId ?? 0,
            Name = ticket.RequesterName,
            Kind = PersonKind.Contact,
            CustomerId = ticket.CustomerId,
            Permissions = rights?.Permissions ?? Permission.CompanyTickets, // has left the company, or never signed in: as whoever sees all of it
            Department = rights?.Department,
        };
        if (!await LoadAsync(code, asRequester)) { return NotFound(); }
        Requester = asRequester;
        audit.Record(Db, AuditKind.SeenAsCustomer, code, ticket.CustomerId);
        await Db.SaveChangesAsync();
        return Page();
    }
}
