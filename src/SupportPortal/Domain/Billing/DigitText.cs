namespace SupportPortal.Domain.Billing;

/// <summary>Codes as people paste them: with dots, spaces, dashes and line breaks.</summary>
internal static class DigitText
{
    /// <summary>Drops whatever is neither letter nor digit. A letter stays: dropping an O typed for a zero would hide the mistake.</summary>
    public static string Clean(string? text) => string.Concat((text ?? "").Where(char.IsLetterOrDigit));

    /// <summary>A code of boleto de cobrança: digits only, the right number of them, not starting with the 8 of arrecadação.</summary>
    public static BoletoFault Shape(string digits, int length)
    {
        if (digits.Length == 0) { return BoletoFault.Empty; }
        if (!digits.All(char.IsAsciiDigit)) { return BoletoFault.Character; }
        if (digits[0] == '8') { return BoletoFault.Arrecadacao; }

        return digits.Length == length ? BoletoFault.None : BoletoFault.Length;
    }
}
