using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

public class ForgotPasswordModel(PasswordChange passwords) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public bool IsAsked { get; private set; }

    public void OnGet(bool asked) => IsAsked = asked;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) { return Page(); }
        return await passwords.AskAsync(Input.User) ? RedirectToPage(new { asked = true }) : StatusCode(StatusCodes.Status429TooManyRequests);
    }

    public class InputModel
    {
        public string User { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.User).NotEmpty().MaximumLength(Person.EmailMaxLength).WithName(words["CNPJ, e-mail ou CPF"]);
    }
}
