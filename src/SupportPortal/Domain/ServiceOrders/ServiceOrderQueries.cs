using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.ServiceOrders;

public static class ServiceOrderQueries
{
    public static IQueryable<ServiceOrder> VisibleTo(this IQueryable<ServiceOrder> orders, Viewer me) => me switch
    {
        { IsStaff: true, IsDesk: true } => orders,
        { IsCustomer: true } when me.Has(Permission.CompanyTickets) => orders.Where(o => o.CustomerId == me.CustomerId),
        { IsCustomer: true } when me.Has(Permission.DepartmentTickets) => orders.Where(o => o.CustomerId == me.CustomerId
            && (o.Ticket!.RequesterId == me.PersonId || o.Ticket.Department == me.Department || o.Ticket.Participants.Any(p => p.PersonId == me.PersonId))),
        { IsCustomer: true } when me.Has(Permission.OwnTickets) => orders.Where(o => o.CustomerId == me.CustomerId
            && (o.Ticket!.RequesterId == me.PersonId || o.Ticket.Participants.Any(p => p.PersonId == me.PersonId))),
        _ => orders.Where(o => false),
    };

    /// <summary>An ateste binds the company and settles hours of its contract: it is given by the company's own account, or by whoever sees all of its tickets or manages it.</summary>
    public static bool MayAccept(this Viewer me) => me.IsCustomer && (me.Kind is PersonKind.Company || me.Has(Permission.CompanyTickets) || me.Has(Permission.Manager));

    /// <summary>Done, and it is time to ask for the acceptance again.</summary>
    public static IQueryable<ServiceOrder> ToRemind(this IQueryable<ServiceOrder> orders, DateTimeOffset at) =>
        orders.Where(o => o.Status == ServiceOrderStatus.Done && o.RemindedAt == null && o.RemindAt <= at && o.AcceptUntil > at);

    /// <summary>Done, and nobody answered in time.</summary>
    public static IQueryable<ServiceOrder> Overdue(this IQueryable<ServiceOrder> orders, DateTimeOffset at) =>
        orders.Where(o => o.Status == ServiceOrderStatus.Done && o.AcceptUntil < at);
}
