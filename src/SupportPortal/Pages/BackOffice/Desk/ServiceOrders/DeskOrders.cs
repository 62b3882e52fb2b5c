using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Mail;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

internal static class DeskOrders
{
    /// <summary>One order with all that its pages and mails show.</summary>
    public static Task<ServiceOrder?> FindOrderAsync(this PortalDbContext db, Viewer me, string number) => db.ServiceOrders.VisibleTo(me)
        .Include(o => o.Customer).Include(o => o.Ticket).Include(o => o.Product).Include(o => o.Technician).Include(o => o.History)
        .SingleOrDefaultAsync(o => o.Number == number);

    /// <summary>Who hears about an order: whoever asked in the ticket, else the company.</summary>
    public static MailRecipient Recipient(this ServiceOrder order, Customer customer) => order.Ticket is { } ticket
        ? new MailRecipient(ticket.NotifyEmail, ticket.RequesterName, customerId: order.CustomerId)
        : new MailRecipient(customer.Email, customer.LegalName, customerId: order.CustomerId);
}
