namespace SupportPortal.Domain.Accounts;

/// <summary>
/// A CNPJ, numeric or alphanumeric (Instrução Normativa RFB 2.229/2024): positions 1-8 root, 9-12 establishment, 13-14 check digits.
/// Positions 1-12 take any of 0-9 and A-Z. Kept as 14 characters, never as a number; compared ordinally.
/// </summary>
public readonly record struct Cnpj
{
    public const int Length = 14;
    private const string Mask = "00.000.000/0000-00";
    private readonly string? _value;

    private Cnpj(string value) => _value = value;

    /// <summary>14 characters, capitals, no mask.</summary>
    public string Value => _value ?? "";

    /// <summary>Positions 1-8, the same for every establishment of a company.</summary>
    public string Root => Value[..8];

    /// <summary>What a company types as password on its first access.</summary>
    public string FirstSix => Value[..6];

    public bool IsAlphanumeric => Value.Any(char.IsAsciiLetter);

    public override string ToString() =>
        _value is null ? "" : $"{_value[..2]}.{_value[2..5]}.{_value[5..8]}/{_value[8..12]}-{_value[12..]}";

    public static Cnpj Parse(string text) =>
        TryParse(text, out var cnpj, out var fault) ? cnpj : throw new FormatException(fault.Message());

    public static bool TryParse(string? text, out Cnpj cnpj) => TryParse(text, out cnpj, out _);

    /// <summary>Reads what a person typed: any case, with or without the mask and spaces.</summary>
    public static bool TryParse(string? text, out Cnpj cnpj, out TaxIdFault fault)
    {
        fault = TaxIdText.Clean(text, Mask, out var cleaned);
        if (fault == TaxIdFault.None) { fault = Check(cleaned); }
        cnpj = fault == TaxIdFault.None ? new Cnpj(cleaned) : default;
        return fault == TaxIdFault.None;
    }

    /// <summary>The rule itself, for text already normalised: 14 characters of 0-9 and A-Z. Lower case is refused here.</summary>
    public static TaxIdFault Check(string normalized)
    {
        if (normalized.Length == 0) { return TaxIdFault.Empty; }
        if (!normalized.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))) { return TaxIdFault.Character; }
        if (normalized.Length != Length) { return TaxIdFault.Length; }
        if (!normalized[12..].All(char.IsAsciiDigit)) { return TaxIdFault.LetterInCheckDigits; }
        if (TaxIdText.IsOneCharacterRepeated(normalized)) { return TaxIdFault.RepeatedDigit; }

        return normalized.EndsWith(CheckDigitsOf(normalized[..12]), StringComparison.Ordinal) ? TaxIdFault.None : TaxIdFault.CheckDigit;
    }

    /// <summary>The two digits for positions 1-12. Useful to make an example; a real number comes from the Receita Federal.</summary>
    public static string CheckDigitsOf(string rootAndEstablishment)
    {
        var first = CheckDigits.Modulo11Zero(rootAndEstablishment);
        return $"{first}{CheckDigits.Modulo11Zero(rootAndEstablishment + first)}";
    }
}
