using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Feedback;

/// <summary>What the pages behind a mailed link share: they show the ticket the link speaks of, and act only when a button is pressed.</summary>
public abstract class LinkPage(ResolutionLinks links, IStringLocalizer<Words> words) : PageModel
{
    protected ResolutionLinks Links { get; } = links;
    public string? Link { get; private set; }
    public ResolutionLinks.Asked? Asked { get; private set; }

    /// <summary>Null when the page may go on; otherwise what is answered instead.</summary>
    protected async Task<IActionResult?> LookAsync(string? link, CancellationToken stop)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address holds the token
        (Response.Headers.CacheControl, Response.Headers.Pragma) = ("no-cache, no-store", "no-cache"); // as the form token asks for
        var allowed = await Links.TakeAsync();
        if (!allowed.IsAllowed)
        {
            ModelState.AddModelError("", words["Muitas tentativas em pouco tempo. Tente de novo mais tarde ou entre no Portal."]);
            Response.Headers.RetryAfter = $"{Math.Max(1, (int)allowed.RetryAfter.TotalSeconds)}";
            return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
        }
        (Link, Asked) = (link, await Links.FindAsync(link, stop));
        return null;
    }

    protected PageResult NoGood()
    {
        Asked = null;
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
