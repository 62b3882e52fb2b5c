using Microsoft.AspNetCore.Identity;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Tests.Support;

public sealed partial class Given
{
    /// <summary>Of <see cref="Password"/>, with the framework's default work: less than ours.</summary>
    public static readonly string OldHash = new PasswordHasher<Person>().HashPassword(null!, Password);

    /// <summary>A company before its first access: <c>change</c> is what staff have done since.</summary>
    public async Task<(Customer Customer, Person Account)> NewCompany(string? cnpj = null, Action<Person>? change = null, string? name = null)
    {
        var customer = await Company(name, cnpj);
        var account = new Person
        {
            Name = customer.LegalName,
            Kind = PersonKind.Company,
            CustomerId = customer.Id,
            UserName = customer.Cnpj.Value,
            NormalizedUserName = customer.Cnpj.Value,
            Email = customer.Email,
            NormalizedEmail = customer.Email.ToUpperInvariant(),
        };
        change?.Invoke(account);
        return (customer, await Save(account));
    }

    public Task<(Customer Customer, Person Account)> ReleasedCompany(string? cnpj = null) => NewCompany(cnpj, a => a.ReleaseFirstAccess(portal.Clock.Now));
}
