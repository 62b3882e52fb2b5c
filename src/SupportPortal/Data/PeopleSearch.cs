using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Data;

public static class PeopleSearch
{
    private const int People = 0x_50_65_6f_70; // "Peop"

    /// <summary>Nobody else changes who manages this company until the transaction ends: two managers cannot remove each other at once.</summary>
    public static Task LockPeopleAsync(this PortalDbContext db, int customerId) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({People}, {customerId})");

    /// <summary>By a piece of name, e-mail or department.</summary>
    public static IQueryable<Membership> Matching(this IQueryable<Membership> memberships, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return memberships; }
        var like = Like.Containing(text);
        return memberships.Where(m => EF.Functions.ILike(EF.Functions.Unaccent(m.Person!.Name), EF.Functions.Unaccent(like), Like.Escape)
            || EF.Functions.ILike(m.Person.Email!, like, Like.Escape)
            || EF.Functions.ILike(EF.Functions.Unaccent(m.Department!), EF.Functions.Unaccent(like), Like.Escape));
    }

    /// <summary>People who come after this one by name.</summary>
    public static IQueryable<Membership> After(this IQueryable<Membership> memberships, string name, int id) =>
        memberships.Where(m => EF.Functions.GreaterThan(ValueTuple.Create(m.Person!.Name, m.Id), ValueTuple.Create(name, id)));
}
