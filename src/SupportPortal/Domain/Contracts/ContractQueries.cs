using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Contracts;

public static class ContractQueries
{
    public static IQueryable<Contract> VisibleTo(this IQueryable<Contract> contracts, Viewer me) =>
        me.IsStaff ? contracts : contracts.Where(c => me.IsCustomer && c.CustomerId == me.CustomerId);

    public static IQueryable<ContractedProduct> VisibleTo(this IQueryable<ContractedProduct> products, Viewer me) =>
        me.IsStaff ? products : products.Where(p => me.IsCustomer && p.CustomerId == me.CustomerId);

    public static IQueryable<ContractedProduct> InForce(this IQueryable<ContractedProduct> products, DateOnly on) =>
        products.Where(p => p.Contract!.StartsOn <= on && p.Contract.EndsOn >= on);

    public static IQueryable<Contract> InForce(this IQueryable<Contract> contracts, DateOnly on) => contracts.Where(c => c.StartsOn <= on && c.EndsOn >= on);

    /// <summary>By the number as it stands in addresses.</summary>
    public static IQueryable<Contract> At(this IQueryable<Contract> contracts, string slug) => contracts.Where(c => c.Number.Replace("/", "-") == slug);

    /// <summary>What a company's contracts in force say of deadlines, the oldest first.</summary>
    public static IQueryable<ContractDeadlines> Deadlines(this IQueryable<Contract> contracts, int customerId, DateOnly on) => contracts
        .Where(c => c.CustomerId == customerId && c.StartsOn <= on && c.EndsOn >= on).OrderBy(c => c.Id).Deadlines();

    public static IQueryable<ContractDeadlines> Deadlines(this IQueryable<Contract> contracts) => contracts.Select(c =>
        new ContractDeadlines(c.Id, c.Number, c.PolicyId, c.NationalHolidays, c.HolidaySets, c.Products.Select(p => p.ProductId).ToList()));
}
