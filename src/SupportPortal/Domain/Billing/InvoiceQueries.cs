using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Billing;

public static class InvoiceQueries
{
    /// <summary>Finance of the company, finance of ours, nobody else.</summary>
    public static IQueryable<Invoice> VisibleTo(this IQueryable<Invoice> invoices, Viewer me) => me switch
    {
        { IsStaff: true, IsFinance: true } => invoices,
        { IsCustomer: true } when me.Has(Permission.Finance) => invoices.Where(i => i.CustomerId == me.CustomerId),
        _ => invoices.Where(i => false),
    };

    public static IQueryable<Invoice> Overdue(this IQueryable<Invoice> invoices, DateOnly today) =>
        invoices.Where(i => i.Status == InvoiceStatus.Open && i.DueOn < today);
}
