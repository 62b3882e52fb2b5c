using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

public static class TicketDrafts
{
    /// <summary>The draft, locked until the transaction ends: of two that send it the second waits, and then sees that it was sent.</summary>
    public static async Task<TicketDraft?> LockDraftAsync(this PortalDbContext db, long id, CancellationToken stop)
    {
        var locked = await db.TicketDrafts.FromSql($"select * from ticket_drafts where id = {id} for no key update").ToListAsync(stop);
        return locked.SingleOrDefault();
    }
}
