using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>Customers may do without the app again; staff may not.</summary>
public class RemoveFactorModel(SystemDb systemDb, SecondFactor secondFactor, PasswordAgain passwordAgain, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        await using var db = systemDb.Open();
        return await db.People.AnyAsync(p => p.Id == me.PersonId && p.TwoFactorEnabled && p.Kind != PersonKind.Staff) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OnGetAsync() is not PageResult shown) { return NotFound(); }
        if (!ModelState.IsValid) { return shown; }
        if (await passwordAgain.ProblemAsync(Input.CurrentPassword) is { } wrong) { ModelState.AddModelError("Input.CurrentPassword", wrong); return shown; }
        await secondFactor.RemoveAsync(me.PersonId, me.CustomerId);
        TempData["Notice"] = words["Confirmação em duas etapas desligada. Avisamos por e-mail."].Value;
        return RedirectToPage("Safety");
    }

    public class InputModel : ConfirmedByPassword;

    public class Validator(IStringLocalizer<Words> words) : ConfirmedByPasswordValidator<InputModel>(words);
}
