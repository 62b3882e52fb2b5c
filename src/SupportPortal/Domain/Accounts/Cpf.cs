namespace SupportPortal.Domain.Accounts;

/// <summary>A CPF: 11 digits, the last two are check digits. Kept as text: leading zeros count.</summary>
public readonly record struct Cpf
{
    public const int Length = 11;
    private const string Mask = "000.000.000-00";
    private readonly string? _value;

    private Cpf(string value) => _value = value;

    /// <summary>11 digits, no mask.</summary>
    public string Value => _value ?? "";

    public override string ToString() => _value is null ? "" : $"{_value[..3]}.{_value[3..6]}.{_value[6..9]}-{_value[9..]}";

    /// <summary>As staff see it: enough to tell two people apart, not enough to use.</summary>
    public string Masked => _value is null ? "" : $"•••.{_value[3..6]}.{_value[6..9]}-••";

    public static Cpf Parse(string text) =>
        TryParse(text, out var cpf, out var fault) ? cpf : throw new FormatException(fault.Message());

    public static bool TryParse(string? text, out Cpf cpf) => TryParse(text, out cpf, out _);

    /// <summary>Reads what a person typed, with or without the mask and spaces.</summary>
    public static bool TryParse(string? text, out Cpf cpf, out TaxIdFault fault)
    {
        fault = TaxIdText.Clean(text, Mask, out var cleaned);
        if (fault == TaxIdFault.None) { fault = Check(cleaned); }
        cpf = fault == TaxIdFault.None ? new Cpf(cleaned) : default;
        return fault == TaxIdFault.None;
    }

    /// <summary>The two digits for the first nine.</summary>
    public static string CheckDigitsOf(string firstNine)
    {
        var first = CheckDigits.Modulo11Cpf(firstNine);
        return $"{first}{CheckDigits.Modulo11Cpf(firstNine + first)}";
    }

    private static TaxIdFault Check(string digits)
    {
        if (!digits.All(char.IsAsciiDigit)) { return TaxIdFault.Character; }
        if (digits.Length != Length) { return TaxIdFault.Length; }
        if (TaxIdText.IsOneCharacterRepeated(digits)) { return TaxIdFault.RepeatedDigit; }

        return digits.EndsWith(CheckDigitsOf(digits[..9]), StringComparison.Ordinal) ? TaxIdFault.None : TaxIdFault.CheckDigit;
    }
}
