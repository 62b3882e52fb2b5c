using SupportPortal.Domain.Contracts;

namespace SupportPortal.Domain.Sla;

public static class SlaQueries
{
    /// <summary>What is promised to a customer for a category, the best first: a contract in force goes before the general rule.</summary>
    public static IQueryable<SlaTarget> For(this IQueryable<SlaTarget> targets, int categoryId, int customerId, IQueryable<Contract> contracts, DateOnly today) =>
        targets.Where(t => t.CategoryId == categoryId).For(customerId, contracts, today);

    /// <summary>The same for every category.</summary>
    public static IQueryable<SlaTarget> For(this IQueryable<SlaTarget> targets, int customerId, IQueryable<Contract> contracts, DateOnly today) => targets
        .Where(t => t.ContractId == null
            || contracts.Any(c => c.Id == t.ContractId && c.CustomerId == customerId && c.StartsOn <= today && c.EndsOn >= today))
        .OrderBy(t => t.ContractId == null).ThenBy(t => t.Id);
}
