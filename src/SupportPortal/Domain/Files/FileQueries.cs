using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Files;

public static class FileQueries
{
    /// <summary>A file is seen by whoever sees what it hangs on: the message of a ticket, a service order, or one's own draft. Customers never see an internal one.</summary>
    public static IQueryable<StoredFile> VisibleTo(
        this IQueryable<StoredFile> files, Viewer me, IQueryable<Ticket> tickets, IQueryable<TicketMessage> messages, IQueryable<TicketDraft> drafts, IQueryable<ServiceOrder> orders)
    {
        var visible = tickets.VisibleTo(me);
        var own = drafts.VisibleTo(me);
        var done = orders.VisibleTo(me);
        var readable = me.IsStaff ? messages : messages.Where(m => !m.IsInternal);
        return (me.IsStaff ? files : files.Where(f => !f.IsInternal))
            .Where(f => f.Scan == ScanState.Clean)
            .Where(f => readable.Any(m => m.Id == f.MessageId && visible.Any(t => t.Id == m.TicketId)) || own.Any(d => d.Id == f.DraftId) || done.Any(o => o.Id == f.ServiceOrderId));
    }
}
