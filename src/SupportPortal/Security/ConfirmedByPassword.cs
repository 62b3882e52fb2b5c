using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Web;

namespace SupportPortal.Security;

/// <summary>A form that asks for the password once more, for <see cref="PasswordAgain"/>.</summary>
public class ConfirmedByPassword
{
    public string CurrentPassword { get; set; } = "";
}

public abstract class ConfirmedByPasswordValidator<T> : AbstractValidator<T> where T : ConfirmedByPassword
{
    protected ConfirmedByPasswordValidator(IStringLocalizer<Words> words) =>
        RuleFor(x => x.CurrentPassword).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithName(words["Senha atual"]);
}
