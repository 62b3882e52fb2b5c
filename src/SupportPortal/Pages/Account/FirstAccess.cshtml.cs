using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

public class FirstAccessModel(FirstAccess firstAccess) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) { return Page(); }
        return await firstAccess.StartAsync(Input.User, Input.Password) ? RedirectToPage("FirstAccessCode") : StatusCode(StatusCodes.Status429TooManyRequests);
    }

    public class InputModel
    {
        public string User { get; set; } = "";
        public string Password { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            // What is no CNPJ is not told from one we do not know: the check digits of a guess are not ours to correct here.
            RuleFor(x => x.User).NotEmpty().MaximumLength(Person.EmailMaxLength).WithName(words["CNPJ"]);
            RuleFor(x => x.Password).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithName(words["Senha inicial"]);
        }
    }
}
