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
}
