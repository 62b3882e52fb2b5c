using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Operations;

/// <summary>The companies a person may act for, each with what the membership allows there. Read as the system: a customer's connection knows one company alone.</summary>
public sealed class MyCompanies(SystemDb systemDb, Viewer me)
{
    public const int MaxShown = 100;

    public async Task<IReadOnlyList<Company>> ListAsync(CancellationToken stop = default)
    {
        await using var db = systemDb.Open();
        var mine = await db.Memberships.AsNoTracking().ActiveOf(me.PersonId).OrderBy(m => m.Customer!.LegalName).ThenBy(m => m.CustomerId)
            .Select(m => new { m.Customer, m.Permissions, m.Department }).Take(MaxShown).ToListAsync(stop);
        return [.. mine.Select(m => new Company(m.Customer!.Id, m.Customer.ShortName, m.Customer.Cnpj.ToString(), m.Permissions, m.Department))];
    }

    /// <summary>Who I would be there: another company, and its rights in place of the ones here.</summary>
    public Viewer As(Company company)
    {
        ArgumentNullException.ThrowIfNull(company);
        return me with { CustomerId = company.Id, CustomerName = company.Name, CustomerCnpj = company.Cnpj, Permissions = company.Permissions, Department = company.Department };
    }

    public sealed record Company(int Id, string Name, string Cnpj, Permission Permissions, string? Department);
}
