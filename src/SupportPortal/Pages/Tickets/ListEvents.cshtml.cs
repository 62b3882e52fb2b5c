using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>Tells the open list that one of the tickets this person may see has changed.</summary>
public class ListEventsModel(LiveTickets live, PortalCookies cookies, Viewer me) : PageModel
{
    public IActionResult OnGet()
    {
        var (key, customer) = (cookies.Read(HttpContext, PortalCookies.Session), me.CustomerId!.Value);
        return live.WatchList(me) is { } watch
            ? new EventStream(watch, EventStream.MarkIn(Request), s => live.ListMarkAsync(key, customer, s))
            : StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
