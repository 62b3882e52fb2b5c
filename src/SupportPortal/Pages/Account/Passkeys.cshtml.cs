using System.Net.Mime;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>What js/passkey.js asks while somebody adds a passkey: a challenge for the password, then whether the key is taken.</summary>
public class PasskeysModel(Passkeys passkeys, PasswordAgain passwordAgain, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostOptionsAsync()
    {
        if (!ModelState.IsValid) { return Refused(ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage); }
        if (await passwordAgain.ProblemAsync(Input.CurrentPassword) is { } wrong) { return Refused(wrong); }
        return Content(await passkeys.CreationOptionsAsync(me.PersonId), MediaTypeNames.Application.Json);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? credential)
    {
        if (!ModelState.IsValid || !await passkeys.AddAsync(me.PersonId, Input.Name, credential ?? "")) { return Refused(words["O navegador não confirmou a passkey. Tente de novo."]); }
        TempData["Notice"] = words["Passkey adicionada. Avisamos por e-mail."].Value;
        return new JsonResult(new { url = Url.Page("Safety") });
    }

    private static JsonResult Refused(string problem) => new(new { problem }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    public class InputModel : ConfirmedByPassword
    {
        public string Name { get; set; } = "";
    }

    public class Validator : ConfirmedByPasswordValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) : base(words) => RuleFor(x => x.Name).NotEmpty().MaximumLength(Passkey.NameMaxLength).WithName(words["Nome da passkey"]);
    }
}
