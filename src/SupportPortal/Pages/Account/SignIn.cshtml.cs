using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

public class SignInModel(Security.SignIn signIn, FirstAccess firstAccess, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();

    public IActionResult OnGet() => me.IsSignedIn ? LocalRedirect(Home.Of(me)) : Page();

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        if (!ModelState.IsValid) { return Page(); }
        if (FirstAccess.IsMeant(Input.User, Input.Password))
        {
            return await firstAccess.StartAsync(Input.User, Input.Password) ? RedirectToPage("FirstAccessCode") : StatusCode(StatusCodes.Status429TooManyRequests);
        }
        var result = await signIn.TryAsync(Input.User, Input.Password);
        switch (result.Outcome)
        {
            case SignInOutcome.Complete:
                return LocalRedirect(returnUrl is not (null or "/") && Url.IsLocalUrl(returnUrl) ? returnUrl : Home.Of(result.Person!.Kind, result.Person.Role));
            case SignInOutcome.SecondFactor:
                return RedirectToPage("SecondFactor", new { returnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null });
            case SignInOutcome.Enrolment:
                return RedirectToPage("Enrol");
            case SignInOutcome.Throttled:
                Response.Headers.RetryAfter = $"{Math.Ceiling(result.RetryAfter.TotalSeconds)}";
                return StatusCode(StatusCodes.Status429TooManyRequests);
            default:
                ModelState.AddModelError("", Refusal(result.TriesLeft));
                return Page();
        }
    }

    private string Refusal(int left) => words["Usuário ou senha não conferem. Confira os dois campos."] + " " + left switch
    {
        0 => words["As tentativas acabaram: espere 15 minutos para tentar de novo."],
        1 => words["Depois de mais 1 tentativa, o acesso fica bloqueado por 15 minutos."],
        _ => words["Depois de mais {0} tentativas, o acesso fica bloqueado por 15 minutos.", left],
    };

    public class InputModel
    {
        public string User { get; set; } = "";
        public string Password { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.User).NotEmpty().MaximumLength(Person.EmailMaxLength).WithName(words["CNPJ, e-mail ou CPF"]);
            RuleFor(x => x.Password).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithName(words["Senha"]);
        }
    }
}
