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
}
