using FluentValidation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

public class SecondFactorModel(SecondFactor secondFactor, IStringLocalizer<Words> words) : PageModel
{
    public const int CodeMaxLength = 20;

    [BindProperty] public InputModel Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        if (!ModelState.IsValid) { return Page(); }
        if (!await secondFactor.VerifyAsync(HttpContext.Features.GetRequiredFeature<OpenSession>(), Input.Code))
        {
            ModelState.AddModelError("Input.Code", words["O código não confere. Espere o próximo e tente de novo."]);
            return Page();
        }
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    public class InputModel
    {
        public string Code { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) => RuleFor(x => x.Code).NotEmpty().MaximumLength(CodeMaxLength).WithName(words["Código"]);
    }
}
