using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;

namespace SupportPortal.Pages.Tickets;

/// <summary>What the four pages of one ticket share: its customer's view, drawn around them by the layout _Ticket.</summary>
public abstract class TicketPage(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    protected PortalDbContext Db { get; } = db;
    protected Viewer Me { get; } = me;
    public CustomerTicket View { get; private set; } = null!;
    public Ticket Ticket => View.Ticket;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    /// <summary>What this page shows, as the live stream counts it.</summary>
    public string Mark => LiveTickets.MarkOf(View.Messages.Count, View.History.Count);
    public TimeSpan Consumed => View.Consumed(StandardCalendar.Instance, Now);

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var found = await Db.Tickets.AsNoTracking().VisibleTo(Me).Where(t => t.Code == code).ForCustomer(Db.ServiceOrders).AsSplitQuery().SingleOrDefaultAsync();
        if (found is null) { return NotFound(); }
        View = found;
        if (Ticket.MergedIntoId is { } into && await Db.Tickets.VisibleTo(Me).Where(t => t.Id == into).Select(t => t.Code).SingleOrDefaultAsync() is { } other)
        {
            return RedirectToPage("Show", new { code = other });
        }
        await ShownAsync();
        return Page();
    }

    /// <summary>The ticket was found and is going to be shown.</summary>
    protected virtual Task ShownAsync() => Task.CompletedTask;
}
