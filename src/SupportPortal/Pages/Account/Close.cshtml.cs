using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>A person's own account; a company's and staff's are closed by others.</summary>
public class CloseModel(CloseAccount account, PasswordAgain passwordAgain, PortalCookies cookies, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();

    public IActionResult OnGet() => me.Kind is PersonKind.Contact ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (OnGet() is not PageResult shown) { return NotFound(); }
        if (!ModelState.IsValid) { return shown; }
        if (await passwordAgain.ProblemAsync(Input.CurrentPassword) is { } wrong) { ModelState.AddModelError("Input.CurrentPassword", wrong); return shown; }
        await account.RunAsync(stop);
        cookies.Delete(HttpContext, PortalCookies.Session);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        TempData["Notice"] = words["Conta encerrada. Enviamos a confirmação por e-mail."].Value;
        return RedirectToPage("SignIn");
    }

    public class InputModel : ConfirmedByPassword;

    public class Validator(IStringLocalizer<Words> words) : ConfirmedByPasswordValidator<InputModel>(words);
}
