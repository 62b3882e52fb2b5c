using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>What the link to a person's new address opens.</summary>
public class ConfirmEmailModel(EmailChange emails, PortalCookies cookies, IStringLocalizer<Words> words) : PageModel
{
    public string? Token { get; private set; }
    public string? Email { get; private set; }

    public async Task OnGetAsync(string? token)
    {
        (Token, Email) = (token, await emails.FindAsync(token));
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address holds the token
    }

    [NoValidation]
    public async Task<IActionResult> OnPostAsync([FromForm] string? token)
    {
        if (!await emails.ConfirmAsync(token))
        {
            await OnGetAsync(null);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        cookies.Delete(HttpContext, PortalCookies.Session); // it is dead
        TempData["Notice"] = words["E-mail trocado. Entre com o novo e-mail."].Value;
        return RedirectToPage("SignIn");
    }
}
