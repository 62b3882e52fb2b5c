using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

public class RemovePasskeyModel(SystemDb systemDb, Passkeys passkeys, PasswordAgain passwordAgain, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int id)
    {
        await using var db = systemDb.Open();
        if (await db.Passkeys.Where(k => k.Id == id && k.PersonId == me.PersonId).Select(k => k.Name).SingleOrDefaultAsync() is not { } name) { return NotFound(); }
        Name = name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        if (await OnGetAsync(id) is not PageResult shown) { return NotFound(); }
        if (!ModelState.IsValid) { return shown; }
        if (await passwordAgain.ProblemAsync(Input.CurrentPassword) is { } wrong) { ModelState.AddModelError("Input.CurrentPassword", wrong); return shown; }
        await passkeys.RemoveAsync(me.PersonId, id, me.CustomerId);
        TempData["Notice"] = words["Passkey removida. Avisamos por e-mail."].Value;
        return RedirectToPage("Safety");
    }

    public class InputModel : ConfirmedByPassword;

    public class Validator(IStringLocalizer<Words> words) : ConfirmedByPasswordValidator<InputModel>(words);
}
