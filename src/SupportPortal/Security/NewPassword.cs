using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Web;

namespace SupportPortal.Security;

/// <summary>A new password, typed twice: part of three forms.</summary>
public class NewPassword
{
    public string Password { get; set; } = "";
    public string RepeatPassword { get; set; } = "";
}

/// <summary>The rules of its two fields; what only the account knows is asked of <see cref="PasswordRules"/> later.</summary>
public abstract class NewPasswordValidator<T> : AbstractValidator<T> where T : NewPassword
{
    protected NewPasswordValidator(IStringLocalizer<Words> words)
    {
        RuleFor(x => x.Password).Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(PasswordRules.MaxLength)
            .Must(p => PasswordRules.Problem(p) is null).WithMessage((_, p) => words[PasswordRules.Problem(p)!]).WithName(words["Nova senha"]);
        RuleFor(x => x.RepeatPassword).Equal(x => x.Password).WithMessage(_ => words["As duas senhas são diferentes."])
            .MaximumLength(PasswordRules.MaxLength).WithName(words["Repita a nova senha"]);
    }
}

/// <summary>For the labels of the partial that shows the two fields.</summary>
public class NewPasswordValidator(IStringLocalizer<Words> words) : NewPasswordValidator<NewPassword>(words);
