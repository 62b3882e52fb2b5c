using System.Diagnostics.CodeAnalysis;

namespace SupportPortal.Domain.Billing;

/// <summary>
/// Linha digitável of a boleto de cobrança, 47 digits (FEBRABAN). From barcode positions: field 1 = 1-4, 20-24 and a digit;
/// field 2 = 25-34 and a digit; field 3 = 35-44 and a digit (mod 10 each); field 4 = 5; field 5 = 6-19.
/// </summary>
public sealed record DigitableLine
{
    public const int Length = 47;

    private DigitableLine(string digits) => Digits = digits;

    public string Digits { get; }

    public Barcode44 Barcode => Barcode44.FromChecked(BarcodeDigits(Digits));

    /// <summary>AAAAA.AAAAA BBBBB.BBBBBB CCCCC.CCCCCC D EEEEEEEEEEEEEE, as printed.</summary>
    public override string ToString() =>
        $"{Digits[..5]}.{Digits[5..10]} {Digits[10..15]}.{Digits[15..21]} {Digits[21..26]}.{Digits[26..32]} {Digits[32]} {Digits[33..]}";

    /// <summary>The line under which a barcode is typed: every barcode has one, and every right line has its barcode.</summary>
    public static DigitableLine From(Barcode44 barcode)
    {
        var (code, free) = (barcode.Digits, barcode.FreeField);
        return new DigitableLine(
            WithDigit(code[..4] + free[..5]) + WithDigit(free[5..15]) + WithDigit(free[15..]) + code[4] + code[5..19]);
    }

    /// <exception cref="FormatException">Not 47 digits, or one of the four check digits does not fit.</exception>
    public static DigitableLine Parse(string text) =>
        TryParse(text, out var line, out var fault) ? line : throw new FormatException(fault.Message());

    public static bool TryParse(string? text, [NotNullWhen(true)] out DigitableLine? line, out BoletoFault fault)
    {
        fault = Check(text) is [var first, ..] ? first : BoletoFault.None;
        line = fault == BoletoFault.None ? new DigitableLine(DigitText.Clean(text)) : null;
        return line is not null;
    }

    /// <summary>All faults in reading order, none when the line is right. Dots, spaces and dashes do not matter.</summary>
    public static IReadOnlyList<BoletoFault> Check(string? text)
    {
        var digits = DigitText.Clean(text);
        var fault = DigitText.Shape(digits, Length);
        if (fault != BoletoFault.None) { return [fault]; }

        List<BoletoFault> faults = [];
        if (!EndsInItsDigit(digits[..10])) { faults.Add(BoletoFault.Field1); }
        if (!EndsInItsDigit(digits[10..21])) { faults.Add(BoletoFault.Field2); }
        if (!EndsInItsDigit(digits[21..32])) { faults.Add(BoletoFault.Field3); }
        return [.. faults, .. Barcode44.Check(BarcodeDigits(digits))];
    }

    private static string BarcodeDigits(string line) => line[..4] + line[32] + line[33..] + line[4..9] + line[10..20] + line[21..31];

    private static string WithDigit(string field) => field + CheckDigits.Modulo10(field);

    private static bool EndsInItsDigit(string field) => CheckDigits.Modulo10(field.AsSpan()[..^1]) == field[^1];
}
