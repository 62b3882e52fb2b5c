using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;

namespace SupportPortal.Pages.Account;

/// <summary>Whoever reads a new address says that it may be the company's.</summary>
public class ConfirmAddressModel(AddressChanges changes) : PageModel
{
    public string? Token { get; private set; }
    public AddressChange? Change { get; private set; }
    public string Company { get; private set; } = "";
    public bool IsDone { get; private set; }

    public async Task OnGetAsync(string? token, CancellationToken stop)
    {
        Token = token;
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address holds the token
        if (await changes.FindAsync(token, stop) is var (change, company)) { (Change, Company) = (change, company); }
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? token, CancellationToken stop)
    {
        await OnGetAsync(token, stop);
        IsDone = await changes.ConfirmAsync(token, stop);
        if (IsDone) { return Page(); }
        Change = null;
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
