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

    /// <summary>Where what this person has not read begins. Not shown above the first message: all of it would be new.</summary>
    public CustomerMessage? FirstNew { get; protected set; }
    public int NewCount { get; protected set; }

    /// <summary>Somebody of ours looks at it as its customer does: nothing on it leads or acts anywhere.</summary>
    public virtual bool IsReadOnly => false;

    /// <summary>The conversation with what happened in between. The opening is its first message.</summary>
    public IEnumerable<(CustomerMessage? Message, CustomerEvent? Event)> Thread =>
        View.Messages.Concat(View.Joined).Select(m => (m.At, Order: 0, Message: (CustomerMessage?)m, Event: (CustomerEvent?)null))
            .Concat(View.History.Where(e => e.Kind is not TicketEventKind.Opened).Select(e => (e.At, Order: 1, Message: (CustomerMessage?)null, Event: (CustomerEvent?)e)))
            .OrderBy(x => x.At).ThenBy(x => x.Order).Select(x => (x.Message, x.Event));

    public virtual async Task<IActionResult> OnGetAsync(string code)
    {
        if (!await LoadAsync(code, Me)) { return NotFound(); }
        if (Ticket.MergedIntoId is { } into && await Db.Tickets.VisibleTo(Me).Where(t => t.Id == into).Select(t => t.Code).SingleOrDefaultAsync() is { } other)
        {
            return RedirectToPage("Show", new { code = other });
        }
        await ShownAsync();
        return Page();
    }

    /// <summary>The ticket was found and is going to be shown.</summary>
    protected virtual Task ShownAsync() => Task.CompletedTask;

    protected async Task<bool> LoadAsync(string code, Viewer viewer)
    {
        var visible = Db.Tickets.AsNoTracking().VisibleTo(viewer);
        var found = await visible.Where(t => t.Code == code).ForCustomer(Db.ServiceOrders, Db.TicketLinks, visible).AsSplitQuery().SingleOrDefaultAsync();
        if (found is not null) { View = found; }
        return found is not null;
    }
}
