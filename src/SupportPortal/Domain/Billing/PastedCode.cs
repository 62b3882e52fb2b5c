namespace SupportPortal.Domain.Billing;

/// <summary>
/// A code someone typed or pasted, of either kind and either form: barcode or linha digitável of a boleto, or of arrecadação.
/// The first digit tells the kind (8 = arrecadação), the length tells the form.
/// </summary>
public sealed record PastedCode
{
    private PastedCode() { }

    /// <summary>Set when it is a right boleto de cobrança.</summary>
    public Barcode44? Boleto { get; private init; }

    /// <summary>Set when it is a right utility bill or tax slip.</summary>
    public Arrecadacao? Arrecadacao { get; private init; }

    /// <summary>Empty when the code is right.</summary>
    public IReadOnlyList<BoletoFault> Faults { get; private init; } = [];

    public bool IsValid => Faults.Count == 0;

    public static PastedCode Read(string? text)
    {
        var digits = DigitText.Clean(text);
        if (HasLostZeros(digits)) { return new PastedCode { Faults = [BoletoFault.LeadingZeros] }; }
        if (digits.StartsWith('8'))
        {
            return Arrecadacao.TryParse(digits, out var bill, out _)
                ? new PastedCode { Arrecadacao = bill }
                : new PastedCode { Faults = Arrecadacao.Check(digits) };
        }

        if (digits.Length == Barcode44.Length)
        {
            return Barcode44.TryParse(digits, out var barcode, out _)
                ? new PastedCode { Boleto = barcode }
                : new PastedCode { Faults = Barcode44.Check(digits) };
        }

        return DigitableLine.TryParse(digits, out var line, out _)
            ? new PastedCode { Boleto = line.Barcode }
            : new PastedCode { Faults = DigitableLine.Check(digits) };
    }

    /// <summary>Bank codes start with up to two zeros (001, 033), so 42 or 43 digits of a barcode are left, or 45 or 46 of a line.</summary>
    private static bool HasLostZeros(string digits) => digits.Length switch
    {
        Barcode44.Length - 2 or Barcode44.Length - 1 => Barcode44.TryParse(digits.PadLeft(Barcode44.Length, '0'), out _, out _),
        DigitableLine.Length - 2 or DigitableLine.Length - 1 => DigitableLine.TryParse(digits.PadLeft(DigitableLine.Length, '0'), out _, out _),
        _ => false,
    };
}
