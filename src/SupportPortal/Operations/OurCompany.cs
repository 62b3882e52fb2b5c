using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Documents;

namespace SupportPortal.Operations;

/// <summary>Who we are on paper: the one the boletos are paid to.</summary>
public sealed class OurCompany(PortalDbContext db, IConfiguration configuration)
{
    public async Task<Party> OnPaperAsync(CancellationToken stop)
    {
        var account = await db.BankAccounts.AsNoTracking().OrderBy(a => a.Id).FirstOrDefaultAsync(stop);
        return account?.OnPaper() ?? new Party(configuration["Portal:Company"] ?? "", "", "");
    }
}
