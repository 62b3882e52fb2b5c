using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>What js/passkey.js asks while somebody signs in: a challenge, then whether the answer to it is good.</summary>
public class PasskeySignInModel(Passkeys passkeys, IStringLocalizer<Words> words) : PageModel
{
    public IActionResult OnGet() => NotFound();

    [NoValidation]
    public async Task<IActionResult> OnPostOptionsAsync() =>
        await passkeys.RequestOptionsAsync() is { } options ? Content(options, MediaTypeNames.Application.Json) : StatusCode(StatusCodes.Status429TooManyRequests);

    [NoValidation]
    public async Task<IActionResult> OnPostAsync([FromForm] string? credential, string? returnUrl)
    {
        if (await passkeys.EnterAsync(credential ?? "") is not { } person)
        {
            return new JsonResult(new { problem = words["Esta passkey não abre nenhuma conta ativa. Entre com a senha."].Value }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        return new JsonResult(new { url = returnUrl is not (null or "/") && Url.IsLocalUrl(returnUrl) ? returnUrl : Home.Of(person.Kind, person.Role) });
    }
}
