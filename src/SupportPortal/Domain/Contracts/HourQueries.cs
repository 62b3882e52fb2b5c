using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Contracts;

public static class HourQueries
{
    /// <summary>What a company uses of its contract is read by whoever answers for its money or for its people.</summary>
    public static bool MaySeeConsumption(this Viewer me) => me.IsCustomer && (me.Kind is PersonKind.Company || me.Has(Permission.Finance) || me.Has(Permission.Manager));

    public static IQueryable<HourMovement> VisibleTo(this IQueryable<HourMovement> movements, Viewer me) => me switch
    {
        { IsStaff: true, IsDesk: true } => movements,
        { IsCustomer: true } when me.MaySeeConsumption() => movements.Where(m => m.CustomerId == me.CustomerId),
        _ => movements.Where(m => false),
    };

    /// <summary>The contract whose hours a customer's work draws on: with the product if one has it, else the one that ends first.</summary>
    public static IQueryable<Contract> ForHours(this IQueryable<Contract> contracts, int customerId, int? productId, DateOnly on) => contracts
        .Where(c => c.CustomerId == customerId && c.HoursFrom != null && c.StartsOn <= on && c.EndsOn >= on)
        .OrderByDescending(c => c.Products.Any(p => p.ProductId == productId)).ThenBy(c => c.EndsOn).ThenBy(c => c.Id);
}
