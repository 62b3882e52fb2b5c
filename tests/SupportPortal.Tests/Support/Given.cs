using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;

namespace SupportPortal.Tests.Support;

/// <summary>
/// What was there before the person acts: <c>var ana = await Given.Contact();</c> Each method saves what it makes and returns it.
/// Subjects add theirs in a partial file: Given.Tickets.cs, Given.Invoices.cs.
/// </summary>
public sealed partial class Given(Portal portal)
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "Girassol-Azul-42";

    // One hash for the whole run: hashing is slow on purpose.
    public static readonly string PasswordHash = new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = Passwords.Iterations })).HashPassword(null!, Password);
    private static int _made;

    public async Task<Customer> Company(string? name = null, string? cnpj = null)
    {
        var number = Interlocked.Increment(ref _made);
        var customer = new Customer(cnpj is null ? NewCnpj(number) : Cnpj.Parse(cnpj), name ?? $"Empresa {number} Ltda.", $"contato@empresa{number}.example", portal.Clock.Now);
        return await Save(customer);
    }

    /// <summary>A company's own account, which signs in with the CNPJ.</summary>
    public async Task<Person> CompanyAccount(Customer? customer = null)
    {
        customer ??= await Company();
        var person = await Save(Active(new Person
        {
            Name = customer.LegalName,
            Kind = PersonKind.Company,
            CustomerId = customer.Id,
            UserName = customer.Cnpj.Value,
            Email = customer.Email,
        }));
        await Save(new Membership(person.Id, customer.Id, Permission.All));
        return person;
    }

    /// <summary>A person of a company, who signs in with an e-mail address.</summary>
    public async Task<Person> Contact(Customer? customer = null, Permission permissions = Permission.All, string name = "Ana Prado", string? department = null)
    {
        customer ??= await Company();
        var email = $"pessoa{Interlocked.Increment(ref _made)}@empresa.example";
        var person = await Save(Active(new Person { Name = name, Kind = PersonKind.Contact, UserName = email, Email = email }));
        await Save(new Membership(person.Id, customer.Id, permissions, department));
        return person;
    }

    public async Task<Person> Staff(StaffRole role = StaffRole.Analyst, string name = "Bruno Lima")
    {
        var email = $"equipe{Interlocked.Increment(ref _made)}@portal.example";
        return await Save(Active(new Person { Name = name, Kind = PersonKind.Staff, Role = role, UserName = email, Email = email }));
    }

    /// <summary>Saves anything in one go, as the database's owner.</summary>
    public async Task<T> Save<T>(T entity)
        where T : class
    {
        await using var db = portal.OpenDb();
        db.Add(entity);
        await db.SaveChangesAsync();
        return entity;
    }

    /// <summary>Changes what is stored by the entity's own verbs: <c>await Given.Change(ticket, t => t.Resolve(…));</c></summary>
    public async Task<T> Change<T>(T entity, Action<T> change)
        where T : class
    {
        await using var db = portal.OpenDb();
        db.Attach(entity);
        change(entity);
        await db.SaveChangesAsync();
        return entity;
    }

    private static Person Active(Person person)
    {
        person.NormalizedUserName = person.UserName!.ToUpperInvariant();
        person.NormalizedEmail = person.Email!.ToUpperInvariant();
        person.Activate(PasswordHash, Guid.NewGuid().ToString());
        return person;
    }

    private static Cnpj NewCnpj(int number)
    {
        var start = $"{number:D8}0001";
        return Cnpj.Parse(start + Cnpj.CheckDigitsOf(start));
    }
}
