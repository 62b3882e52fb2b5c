using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

public class FirstAccessCodeModel(FirstAccess firstAccess, IStringLocalizer<Words> words) : PageModel
{
    private const int CodeMaxLength = 20; // typed with spaces or dashes

    [BindProperty] public InputModel Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) { return Page(); }
        if (await firstAccess.FinishAsync(Input.Code, Input.Password) is { } refused)
        {
            ModelState.AddModelError($"Input.{refused.Field}", words[refused.Problem]);
            return Page();
        }
        TempData["Notice"] = words["Senha criada. Entre com o CNPJ e a nova senha."].Value;
        return RedirectToPage("SignIn");
    }

    public class InputModel : NewPassword
    {
        public string Code { get; set; } = "";
    }

    public class Validator : NewPasswordValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) : base(words) =>
            RuleFor(x => x.Code).NotEmpty().MaximumLength(CodeMaxLength).WithName(words["Código de confirmação"]);
    }
}
