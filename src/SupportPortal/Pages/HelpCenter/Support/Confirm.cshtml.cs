using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;

namespace SupportPortal.Pages.HelpCenter.Support;

/// <summary>Where the mailed link leads: it shows what would be sent, the button sends it.</summary>
public class ConfirmModel(PublicRequests requests) : PageModel
{
    public string? Token { get; private set; }
    public PublicRequest? Found { get; private set; }

    public async Task OnGetAsync(string? pedido)
    {
        (Token, Found) = (pedido, await requests.FindAsync(pedido));
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address holds the token
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? pedido, CancellationToken stop)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Found = await requests.ConfirmAsync(pedido, stop);
        return Found is null ? new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity } : Page();
    }
}
