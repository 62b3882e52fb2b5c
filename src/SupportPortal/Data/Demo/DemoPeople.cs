using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;

namespace SupportPortal.Data.Demo;

/// <summary>People of the demo company whose addresses can be learnt by heart, each with other rights; the manager belongs to a second company too.</summary>
internal static class DemoPeople
{
    public const string Manager = "gestora@demo.example", Finance = "contas@demo.example", Own = "usuario@demo.example";

    public static async Task LoadAsync(SystemDb systemDb, string hash, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = systemDb.Open();
        var companies = await db.Customers.OrderBy(c => c.Id).Take(3).ToListAsync(stop);
        var (first, other) = (companies[0], companies[2]);
        Person manager = Active("Helena Duarte", Manager, hash), finance = Active("Marcos Vieira", Finance, hash), own = Active("Tânia Lopes", Own, hash);
        db.People.AddRange(manager, finance, own);
        await db.SaveChangesAsync(stop);
        Membership[] places =
        [
            new(manager.Id, first.Id, Permission.All, "Diretoria"), new(manager.Id, other.Id, Rights.Of(TicketScope.Department, finance: false, manager: false), "Fiscal"),
            new(finance.Id, first.Id, Rights.Of(TicketScope.None, finance: true, manager: false), "Contas a pagar"), new(own.Id, first.Id, Rights.Of(TicketScope.Own, finance: false, manager: false), "Fiscal"),
        ];
        places[0].Entered(now.AddHours(-3));
        places[2].Entered(now.AddDays(-2));
        db.Memberships.AddRange(places);
        db.Invitations.Add(new Invitation(first.Id, "convidado@demo.example", "Igor Prates", null, Rights.Of(TicketScope.Department, finance: false, manager: false), "Fiscal", "pt-BR",
            new Actor(manager.Id, manager.Name, Side.Customer), now.AddDays(-1)));
        db.AuditEntries.Add(new AuditEntry(AuditKind.RightsChanged, manager.Id, first.Id, string.Create(CultureInfo.InvariantCulture, $"person {own.Id}"), "ok", "", now.AddHours(-2)));
        await db.SaveChangesAsync(stop);
    }

    private static Person Active(string name, string email, string hash)
    {
        var person = new Person
        {
            Name = name,
            Kind = PersonKind.Contact,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
        };
        person.Activate(hash, Guid.NewGuid().ToString("N"));
        return person;
    }
}
