using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Mail;

namespace SupportPortal.Operations;

/// <summary>Tells the technician what the customer answered, where something is left to do. Customers' connections cannot read our people's addresses, so it is read for them.</summary>
public sealed class TellTechnician(PortalDbContext db, SystemDb systemDb, Mailer mailer)
{
    /// <summary>Of a rejection, and of an acceptance with remarks.</summary>
    public async Task AnsweredAsync(ServiceOrder order, CancellationToken stop = default)
    {
        if (order.History[^1].Note is not { Length: > 0 } words) { return; }
        await using var system = systemDb.Open();
        var technician = await system.People.Where(p => p.Id == order.TechnicianId).Select(p => new { p.Email, p.Name, p.Language }).SingleAsync(stop);
        db.Outbox.Add(ServiceOrderMail.Answered(mailer, order, words, new MailRecipient(technician.Email!, technician.Name, technician.Language, order.CustomerId)));
    }
}
