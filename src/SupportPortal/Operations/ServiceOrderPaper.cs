using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Operations;

/// <summary>The paper of a service order: what its PDF says, and the very bytes that a customer has signed.</summary>
public sealed class ServiceOrderPaper(PortalDbContext db, IPageRenderer renderer, Viewer me, OurCompany us)
{
    /// <summary>One that may be seen, with all that its page and paper show; the technician by name only, as customers read no more of our people.</summary>
    public async Task<(ServiceOrder Order, string Technician)?> FindAsync(string number, CancellationToken stop = default)
    {
        var order = await db.ServiceOrders.VisibleTo(me).Include(o => o.Customer).Include(o => o.Ticket).Include(o => o.Product).Everything()
            .SingleOrDefaultAsync(o => o.Number == number, stop);
        if (order is null) { return null; }
        var technician = await db.People.Where(p => p.Id == order.TechnicianId).Select(p => p.Name).SingleAsync(stop);
        return (order, technician);
    }

    /// <summary>Signed, the bytes that were signed; before, the paper as the order is now. The same order always gives the same bytes.</summary>
    public async Task<byte[]> PdfAsync(ServiceOrder order, string technician, CancellationToken stop = default)
    {
        if (order.AcceptedPdfSha256 is { } sha256
            && await db.ServiceOrderDocuments.Where(d => d.ServiceOrderId == order.Id && d.Sha256 == sha256).Select(d => d.Pdf).FirstOrDefaultAsync(stop) is { } signed)
        {
            return signed;
        }
        return renderer.Pdf(ServiceOrderPage.Draw(ServiceOrderSheet.Of(order, technician, await us.OnPaperAsync(stop), order.Customer!.OnPaper())));
    }

    /// <summary>What names the paper that lies before the person who signs; it comes back with the answer.</summary>
    public async Task<string> HashAsync(ServiceOrder order, string technician, CancellationToken stop = default) =>
        Convert.ToHexStringLower(SHA256.HashData(await PdfAsync(order, technician, stop)));

    /// <summary>The paper that was read, to be signed. When it is no longer the one that was shown, nothing is.</summary>
    public async Task<byte[]> ReadAsync(ServiceOrder order, string technician, string? shown, CancellationToken stop = default)
    {
        var pdf = await PdfAsync(order, technician, stop);
        RuleException.ThrowIf(order.CanAccept && shown != Convert.ToHexStringLower(SHA256.HashData(pdf)), "O documento desta OS mudou. Leia como está agora antes de responder.");
        return pdf;
    }

    /// <summary>The receipt of the customer's answer; null while there is none.</summary>
    public async Task<byte[]?> ReceiptAsync(ServiceOrder order, CancellationToken stop = default)
    {
        var answer = order.History.LastOrDefault(e => e is { Kind: ServiceOrderEventKind.Moved, To: ServiceOrderStatus.Accepted or ServiceOrderStatus.Rejected });
        if (order.AcceptedPdfSha256 is not { } sha256 || answer is null) { return null; }
        return renderer.Pdf(AcceptancePage.Draw(new AcceptanceSheet(
            order.Number.Replace('-', '/'), order.Title, order.Status, await us.OnPaperAsync(stop), order.Customer!.OnPaper(), answer.ByName, answer.At, answer.Note, sha256)));
    }
}
