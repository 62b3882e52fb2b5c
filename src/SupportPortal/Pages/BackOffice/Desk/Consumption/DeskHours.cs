using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Pages.BackOffice.Desk.Consumption;

internal static class DeskHours
{
    /// <summary>A contract of the customer that the address names.</summary>
    public static async Task<Contract?> FindContractAsync(this PortalDbContext db, Viewer me, string cnpj, int contract) => Cnpj.TryParse(cnpj, out var parsed)
        ? await db.Contracts.VisibleTo(me).Include(c => c.Customer).SingleOrDefaultAsync(c => c.Id == contract && c.Customer!.Cnpj == parsed)
        : null;
}
