using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>Tells the open page of a ticket that there is something new that its customer may read.</summary>
public class EventsModel(LiveTickets live, PortalCookies cookies, Viewer me) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var key = cookies.Read(HttpContext, PortalCookies.Session);
        if (await live.FindAsync(key, code, toStaff: false, stop) is not { } ticket) { return NotFound(); }
        return live.Watch(me, ticket) is { } watch
            ? new EventStream(watch, EventStream.MarkIn(Request), async s => (await live.FindAsync(key, code, toStaff: false, s))?.Mark)
            : StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
