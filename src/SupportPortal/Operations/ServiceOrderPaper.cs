using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Operations;

/// <summary>The paper of a service order: what its PDF says, and the hash of what a customer signs.</summary>
public sealed class ServiceOrderPaper(PortalDbContext db, IPageRenderer renderer, Viewer me, OurCompany us)
{
    /// <summary>One that may be seen, with all that its page and paper show; the technician by name only, as customers read no more of our people.</summary>
    public async Task<(ServiceOrder Order, string Technician)?> FindAsync(string number, CancellationToken stop = default)
    {
        var order = await db.ServiceOrders.VisibleTo(me).Include(o => o.Customer).Include(o => o.Ticket).Include(o => o.Product)
            .Include(o => o.History.OrderBy(e => e.Id)).SingleOrDefaultAsync(o => o.Number == number, stop);
        if (order is null) { return null; }
        var technician = await db.People.Where(p => p.Id == order.TechnicianId).Select(p => p.Name).SingleAsync(stop);
        return (order, technician);
    }

    public async Task<byte[]> PdfAsync(ServiceOrder order, string technician, CancellationToken stop = default)
    {
        var customer = order.Customer!;
        var signed = order.History.LastOrDefault(e => e.To is ServiceOrderStatus.Accepted or ServiceOrderStatus.Rejected);
        return renderer.Pdf(ServiceOrderPage.Draw(new ServiceOrderSheet
        {
            Number = order.Number.Replace('-', '/'),
            Title = order.Title,
            Status = order.Status,
            Issuer = await us.OnPaperAsync(stop),
            Customer = customer.OnPaper(),
            Product = order.Product?.Name,
            Ticket = order.Ticket?.Code,
            Technician = technician,
            OpenedAt = order.OpenedAt,
            ScheduledFrom = order.ScheduledFrom,
            ScheduledTo = order.ScheduledTo,
            DoneAt = order.DoneAt,
            Tasks = order.Tasks,
            Parts = order.Parts,
            HoursSpent = order.HoursSpent,
            Report = order.Report,
            SignOff = signed is null ? null : new SignOff(signed.ByName, signed.At, signed.Note),
        }));
    }

    /// <summary>Of the paper as it lies before the person who signs.</summary>
    public async Task<byte[]> HashAsync(ServiceOrder order, string technician, CancellationToken stop = default) =>
        SHA256.HashData(await PdfAsync(order, technician, stop));
}
