using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>Ten new codes for those that were used or lost.</summary>
public class RecoveryCodesModel(SystemDb systemDb, SecondFactor secondFactor, PasswordAgain passwordAgain, Viewer me) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await using var db = systemDb.Open();
        return await db.People.AnyAsync(p => p.Id == me.PersonId && p.TwoFactorEnabled) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OnGetAsync() is not PageResult shown) { return NotFound(); }
        if (!ModelState.IsValid) { return shown; }
        if (await passwordAgain.ProblemAsync(Input.CurrentPassword) is { } wrong) { ModelState.AddModelError("Input.CurrentPassword", wrong); return shown; }
        Codes = await secondFactor.RenewRecoveryCodesAsync(me.PersonId);
        return shown;
    }

    public class InputModel : ConfirmedByPassword;

    public class Validator(IStringLocalizer<Words> words) : ConfirmedByPasswordValidator<InputModel>(words);
}
