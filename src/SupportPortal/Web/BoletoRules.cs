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

    private static IReadOnlyList<BoletoFault> Faults(string text)
    {
        var read = PastedCode.Read(text);
        return read.Arrecadacao is null ? read.Faults : [BoletoFault.Arrecadacao];
    }
}
