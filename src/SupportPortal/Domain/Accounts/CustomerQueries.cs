namespace SupportPortal.Domain.Accounts;

public static class CustomerQueries
{
    /// <summary>The register of companies is staff's; a customer sees itself.</summary>
    public static IQueryable<Customer> VisibleTo(this IQueryable<Customer> customers, Viewer me) =>
        me.IsStaff ? customers : customers.Where(c => me.IsCustomer && c.Id == me.CustomerId);
}
