using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

public class NewPasswordModel(PasswordChange passwords, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public string? Token { get; private set; }
    public bool IsGood { get; private set; }

    public async Task OnGetAsync(string? token)
    {
        (Token, IsGood) = (token, await passwords.IsGoodAsync(token));
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address holds the token
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? token)
    {
        await OnGetAsync(token);
        if (!ModelState.IsValid || !IsGood) { return Page(); }
        if (await passwords.ResetAsync(token, Input.Password) is { } refused)
        {
            if (refused.Field.Length == 0) { IsGood = false; }
            else { ModelState.AddModelError($"Input.{refused.Field}", words[refused.Problem]); }
            return Page();
        }
        TempData["Notice"] = words["Senha trocada. Entre com a nova senha."].Value;
        return RedirectToPage("SignIn");
    }

    public class InputModel : NewPassword;

    public class Validator(IStringLocalizer<Words> words) : NewPasswordValidator<InputModel>(words);
}
