using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>Tells an analyst's open ticket that there is something new on it, notes included.</summary>
public class EventsModel(LiveTickets live, LiveChanges changes, DeskPresence presence, PortalCookies cookies, Viewer me, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var key = cookies.Read(HttpContext, PortalCookies.Session);
        if (await live.FindAsync(key, code, toStaff: true, stop) is not { } ticket) { return NotFound(); }
        return live.Watch(me, ticket) is { } watch
            ? new EventStream(watch, EventStream.MarkIn(Request), async s => (await live.FindAsync(key, code, toStaff: true, s))?.Mark)
            {
                Presence = new PresenceFeed(presence, changes, ticket.Id, me.PersonId, clock),
            }
            : StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
