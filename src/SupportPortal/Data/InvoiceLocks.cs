using Microsoft.EntityFrameworkCore;

namespace SupportPortal.Data;

public static class InvoiceLocks
{
    /// <summary>Nobody else changes or locks the title until the transaction ends.</summary>
    public static Task LockInvoiceAsync(this PortalDbContext db, long id) =>
        db.Database.ExecuteSqlAsync($"select 1 from invoices where id = {id} for no key update");
}
