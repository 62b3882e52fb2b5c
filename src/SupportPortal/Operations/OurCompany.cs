using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Documents;

namespace SupportPortal.Operations;

/// <summary>Who we are on paper: the one the boletos are paid to.</summary>
public sealed class OurCompany(PortalDbContext db, IConfiguration configuration)
{
    public async Task<Party> OnPaperAsync(CancellationToken stop)
    {
        var payee = await db.BankAccounts.OrderBy(a => a.Id).Select(a => new { a.PayeeName, a.PayeeCnpj, a.PayeeAddress }).FirstOrDefaultAsync(stop);
        return payee is null ? new Party(configuration["Portal:Company"] ?? "", "", "") : new Party(payee.PayeeName, $"CNPJ {payee.PayeeCnpj}", payee.PayeeAddress);
    }
}
