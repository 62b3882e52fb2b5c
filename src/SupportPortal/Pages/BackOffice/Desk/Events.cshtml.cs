using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>Tells the open queue that some ticket has changed, for customers or internally, and that colleagues came to one or left it.</summary>
public class EventsModel(LiveTickets live, LiveChanges changes, DeskPresence presence, PortalCookies cookies, Viewer me, TimeProvider clock) : PageModel
{
    public IActionResult OnGet()
    {
        var key = cookies.Read(HttpContext, PortalCookies.Session);
        return live.WatchDesk(me) is { } watch
            ? new EventStream(watch, EventStream.MarkIn(Request), s => live.DeskMarkAsync(key, s))
            {
                Presence = new PresenceFeed(presence, changes, ticketId: null, me.PersonId, clock),
            }
            : StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
