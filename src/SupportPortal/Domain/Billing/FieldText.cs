using System.Globalization;

namespace SupportPortal.Domain.Billing;

/// <summary>Numeric fields of a bank layout: digits, zero-filled on the left to a fixed width.</summary>
internal static class FieldText
{
    public static string Numeric(string value, int width, string field)
    {
        var digits = value.Trim();
        if (digits.Length == 0) { throw new BoletoException(field, "Informe o campo {0}.", field); }
        if (!digits.All(char.IsAsciiDigit)) { throw new BoletoException(field, "O campo {0} aceita somente números.", field); }
        if (digits.Length > width) { digits = digits.TrimStart('0'); }
        if (digits.Length > width) { throw new BoletoException(field, "O campo {0} tem no máximo {1} números.", field, width); }

        return digits.PadLeft(width, '0');
    }

    /// <summary>R$ 9.999.999,99, whatever the language of the page.</summary>
    public static string Reais(decimal amount) => "R$ " + amount.ToString("N2", CultureInfo.GetCultureInfo("pt-BR"));

    /// <summary>A code that must be one of those the bank has.</summary>
    public static string OneOf(string value, int width, string field, params ReadOnlySpan<string> known)
    {
        var code = Numeric(value, width, field);
        if (!known.Contains(code)) { throw new BoletoException(field, "O código {0} não existe no campo {1} deste banco.", code, field); }

        return code;
    }
}
