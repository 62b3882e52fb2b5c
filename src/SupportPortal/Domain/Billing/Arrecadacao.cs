using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SupportPortal.Domain.Billing;

/// <summary>
/// A utility bill or tax slip (FEBRABAN layout de arrecadação, v4): recognised so that it can be told apart from a boleto, never issued.
/// Barcode of 44 digits: 1 = 8, 2 segment, 3 value identifier, 4 DV geral, 5-15 value. Line of 48: four blocks of 11 and a digit each.
/// </summary>
public sealed record Arrecadacao
{
    public const int BarcodeLength = 44;
    public const int LineLength = 48;

    private Arrecadacao(string barcode) => Barcode = barcode;

    public string Barcode { get; }
    public char Segment => Barcode[1];
    public char ValueIdentifier => Barcode[2];

    /// <summary>10 for identifiers 6 and 7, 11 for 8 and 9; it rules the DV geral and the digit of each block.</summary>
    public int Modulus => ValueIdentifier is '6' or '7' ? 10 : 11;

    public char CheckDigit => Barcode[3];

    /// <summary>In reais; null when the field counts something else (identifiers 7 and 9).</summary>
    public decimal? Amount => ValueIdentifier is '6' or '8' ? long.Parse(Barcode[4..15], CultureInfo.InvariantCulture) / 100m : null;

    /// <summary>The 48 digits to type.</summary>
    public string Line => string.Concat(Barcode.Chunk(11).Select(block => new string(block) + DigitOf(new string(block), ValueIdentifier)));

    public static bool TryParse(string? text, [NotNullWhen(true)] out Arrecadacao? code, out BoletoFault fault)
    {
        fault = Check(text) is [var first, ..] ? first : BoletoFault.None;
        code = fault == BoletoFault.None ? new Arrecadacao(BarcodeDigits(DigitText.Clean(text))) : null;
        return code is not null;
    }

    /// <summary>All faults of a line (48) or barcode (44), none when it is right.</summary>
    public static IReadOnlyList<BoletoFault> Check(string? text)
    {
        var digits = DigitText.Clean(text);
        if (digits.Length == 0) { return [BoletoFault.Empty]; }
        if (!digits.All(char.IsAsciiDigit)) { return [BoletoFault.Character]; }
        if (digits[0] != '8' || digits.Length is not (BarcodeLength or LineLength)) { return [BoletoFault.Length]; }

        var identifier = digits[2];
        if (identifier is < '6' or > '9') { return [BoletoFault.ValueIdentifier]; }

        List<BoletoFault> faults = [];
        for (var block = 0; digits.Length == LineLength && block < 4; block++)
        {
            var start = block * 12;
            if (DigitOf(digits[start..(start + 11)], identifier) != digits[start + 11]) { faults.Add(BoletoFault.Block1 + block); }
        }

        var barcode = BarcodeDigits(digits);
        if (DigitOf(barcode.Remove(3, 1), identifier) != barcode[3]) { faults.Add(BoletoFault.General); }
        return faults;
    }

    private static string BarcodeDigits(string digits) => digits.Length == BarcodeLength
        ? digits
        : digits[..11] + digits[12..23] + digits[24..35] + digits[36..47];

    private static char DigitOf(string digits, char valueIdentifier) =>
        valueIdentifier is '6' or '7' ? CheckDigits.Modulo10(digits) : CheckDigits.Modulo11Zero(digits);
}
