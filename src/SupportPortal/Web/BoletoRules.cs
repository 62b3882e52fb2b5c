using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Web;

public static class BoletoRules
{
    /// <summary>A linha digitável or barcode of a boleto, every digit of it checked; says which part is wrong.</summary>
    public static IRuleBuilderOptions<T, string> BoletoCode<T>(this IRuleBuilder<T, string> code, IStringLocalizer<Words> words) => code
        .Must(text => Faults(text).Count == 0)
        .WithMessage((_, text) => string.Join(' ', Faults(text).Select(fault => words[fault.Message()].Value)));

    /// <summary>A Pix copia e cola (BR Code) whole and unchanged, or nothing.</summary>
    public static IRuleBuilderOptions<T, string> PixCode<T>(this IRuleBuilder<T, string> code, IStringLocalizer<Words> words) => code
        .Must(text => string.IsNullOrWhiteSpace(text) || BrCode.TryParse(text, out _, out _))
        .WithMessage((x, text) => BrCode.TryParse(text, out _, out var fault) ? "" : words[fault.Message()]);

    /// <summary>A linha digitável, a barcode, or the authenticity code printed on the boleto, which is far shorter.</summary>
    public static IRuleBuilderOptions<T, string> BoletoOrAuthenticityCode<T>(this IRuleBuilder<T, string> code, IStringLocalizer<Words> words) => code
        .Must(text => AuthenticityCode.Read(text) is not null || Faults(text).Count == 0)
        .WithMessage((_, text) => text.Length == 0 ? words["Informe a linha digitável ou o código de autenticidade."]
            : LooksLikeAuthenticityCode(text) ? words["O código de autenticidade tem 16 letras e números, como K7QF-2M9X-TR4W-PHCD. Confira no boleto."]
            : string.Join(' ', Faults(text).Select(fault => words[fault.Message()].Value)));

    private static bool LooksLikeAuthenticityCode(string text) => text.Any(char.IsAsciiLetter) && text.Count(char.IsAsciiLetterOrDigit) is var length && length < 2 * AuthenticityCode.Length;

    private static IReadOnlyList<BoletoFault> Faults(string text)
    {
        var read = PastedCode.Read(text);
        return read.Arrecadacao is null ? read.Faults : [BoletoFault.Arrecadacao];
    }
}
