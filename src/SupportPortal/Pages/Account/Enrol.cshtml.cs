using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QRCoder;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

public class EnrolModel(SecondFactor secondFactor, PasswordAgain passwordAgain, SystemDb systemDb, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public string Secret { get; private set; } = "";
    public string QrCode { get; private set; } = "";
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    /// <summary>Somebody who is in already, and whose browser another may have found open; staff on the way in have just typed the password.</summary>
    public bool IsVoluntary => Session.Stage is SessionStage.Complete;

    private OpenSession Session => HttpContext.Features.GetRequiredFeature<OpenSession>();

    public async Task<IActionResult> OnGetAsync()
    {
        await using var db = systemDb.Open();
        var account = await db.People.Where(p => p.Id == Session.PersonId && !p.TwoFactorEnabled).Select(p => p.UserName).SingleOrDefaultAsync();
        if (account is null) { return NotFound(); } // another app takes the place of this one by staff's reset, not by a second enrolment
        Secret = Totp.ToBase32(await secondFactor.PendingSecretAsync(Session.PersonId));
        var uri = $"otpauth://totp/{Uri.EscapeDataString($"Portal do Cliente:{account}")}?secret={Secret}&issuer={Uri.EscapeDataString("Portal do Cliente")}";
        using var data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        QrCode = $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(4)))}";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && IsVoluntary && await PasswordProblemAsync() is { } wrong) { ModelState.AddModelError("Input.CurrentPassword", wrong); }
        if (ModelState.IsValid && (RecoveryCodes = await secondFactor.EnrolAsync(Session, Input.Code)) is null)
        {
            ModelState.AddModelError("Input.Code", words["O código não confere. Espere o próximo e tente de novo."]);
        }
        return RecoveryCodes is null ? await OnGetAsync() : Page();
    }

    private async Task<string?> PasswordProblemAsync() =>
        Input.CurrentPassword is { Length: > 0 and <= PasswordRules.MaxLength } password ? await passwordAgain.ProblemAsync(password) : words["A senha atual não confere."];

    public class InputModel
    {
        public string Code { get; set; } = "";
        public string CurrentPassword { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Code).NotEmpty().MaximumLength(SecondFactorModel.CodeMaxLength).WithName(words["Código"]);
            RuleFor(x => x.CurrentPassword).MaximumLength(PasswordRules.MaxLength).WithName(words["Senha atual"]);
        }
    }
}
