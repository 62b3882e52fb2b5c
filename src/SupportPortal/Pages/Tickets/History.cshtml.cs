using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.Tickets;

public class HistoryModel(PortalDbContext db, Viewer me, TimeProvider clock) : TicketPage(db, me, clock)
{
    /// <summary>Events and messages, the latest first. The first message came with the opening and has no line of its own.</summary>
    public IEnumerable<Line> Lines => View.History.Select(e => new Line(e.At, e.By, e, null))
        .Concat(View.Messages.Skip(1).Concat(View.Joined).Select(m => new Line(m.At, m.Author, null, m)))
        .OrderByDescending(l => l.At);

    public sealed record Line(DateTimeOffset At, string Who, CustomerEvent? Event, CustomerMessage? Message);
}
