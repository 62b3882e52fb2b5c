using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Operations;

/// <summary>The PDF of a ticket, drawn from the customer's view of it whoever asks: there is no place on it for what is internal.</summary>
public sealed class TicketPaper(PortalDbContext db, IPageRenderer renderer, Viewer me, OurCompany us, TimeProvider clock, IStringLocalizer<Words> words)
{
    /// <summary>Null when there is no such ticket, or not for this viewer.</summary>
    public async Task<byte[]?> PdfAsync(string code, CancellationToken stop = default)
    {
        var view = await db.Tickets.AsNoTracking().VisibleTo(me).Where(t => t.Code == code).ForCustomer(db.ServiceOrders, db.TicketLinks, db.Tickets.VisibleTo(me)).AsSplitQuery().SingleOrDefaultAsync(stop);
        if (view is null) { return null; }
        var now = clock.GetUtcNow();
        return renderer.Pdf(TicketPage.Draw(new TicketSheet
        {
            Issuer = await us.OnPaperAsync(stop),
            View = view,
            Consumed = view.Consumed(StandardCalendar.Instance, now),
            MadeBy = me.Name,
            MadeAt = now,
        }, words));
    }
}
