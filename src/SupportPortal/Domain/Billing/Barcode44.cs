using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SupportPortal.Domain.Billing;

/// <summary>
/// The barcode of a boleto de cobrança, 44 digits (Bacen Carta-Circular 2.531, FEBRABAN): 1-3 bank, 4 currency (9 = real),
/// 5 DV geral, 6-9 fator de vencimento, 10-19 value in cents, 20-44 campo livre.
/// </summary>
public sealed record Barcode44
{
    public const int Length = 44;

    /// <summary>Ten digits of cents. A larger value would take over the due date's positions: refused rather than guessed.</summary>
    public const decimal MaxAmount = 99_999_999.99m;

    private Barcode44(string digits) => Digits = digits;

    public string Digits { get; }
    public string BankCode => Digits[..3];
    /// <summary>9 is the real.</summary>
    public char Currency => Digits[3];
    /// <summary>DV geral: mod 11 of the other 43 digits, never 0.</summary>
    public char CheckDigit => Digits[4];
    /// <summary>Fator de vencimento; 0000 when there is no due date in the code.</summary>
    public string Factor => Digits[5..9];

    /// <summary>In reais. Zero: left open, the payer or the teller fills it in.</summary>
    public decimal Amount => long.Parse(Digits[9..19], CultureInfo.InvariantCulture) / 100m;

    public string FreeField => Digits[19..];

    public override string ToString() => Digits;

    /// <summary>The due date as a reader sees it on a given day; see <see cref="DueDateFactor.Decode"/>.</summary>
    public DateOnly? DueDate(DateOnly readOn) => DueDateFactor.Decode(Factor, readOn);

    /// <param name="bankCode">COMPE code, three digits.</param>
    /// <param name="dueDate">Null leaves the due date out of the code (fator 0000).</param>
    /// <param name="amount">In reais, 0 to 99.999.999,99, at most two decimals.</param>
    /// <param name="freeField">Campo livre, 25 digits.</param>
    /// <exception cref="BoletoException">valor, vencimento, campo livre or banco: outside what is said above.</exception>
    public static Barcode44 Build(string bankCode, DateOnly? dueDate, decimal amount, string freeField)
    {
        if (amount < 0 || amount > MaxAmount) { throw new BoletoException("valor", "O valor deve estar entre {0} e {1}.", FieldText.Reais(0), FieldText.Reais(MaxAmount)); }
        if (amount != decimal.Round(amount, 2)) { throw new BoletoException("valor", "O valor tem no máximo duas casas decimais."); }
        if (freeField.Length != 25 || !freeField.All(char.IsAsciiDigit)) { throw new BoletoException("campo livre", "O campo livre tem 25 números."); }

        var start = FieldText.Numeric(bankCode, 3, "banco") + "9";
        var factor = dueDate is { } date ? DueDateFactor.Encode(date) : DueDateFactor.None;
        var rest = factor + ((long)(amount * 100)).ToString("D10", CultureInfo.InvariantCulture) + freeField;
        return new Barcode44(start + CheckDigits.Modulo11General(start + rest) + rest);
    }

    /// <summary>The code of a scanner, or typed. Throws what <see cref="TryParse"/> says.</summary>
    /// <exception cref="FormatException">Not 44 digits, or the DV geral does not fit.</exception>
    public static Barcode44 Parse(string text) =>
        TryParse(text, out var barcode, out var fault) ? barcode : throw new FormatException(fault.Message());

    public static bool TryParse(string? text, [NotNullWhen(true)] out Barcode44? barcode, out BoletoFault fault)
    {
        fault = Check(text) is [var first, ..] ? first : BoletoFault.None;
        barcode = fault == BoletoFault.None ? new Barcode44(DigitText.Clean(text)) : null;
        return barcode is not null;
    }

    /// <summary>All faults, none when the code is right. Dots, spaces and dashes do not matter.</summary>
    public static IReadOnlyList<BoletoFault> Check(string? text)
    {
        var digits = DigitText.Clean(text);
        var fault = DigitText.Shape(digits, Length);
        if (fault != BoletoFault.None) { return [fault]; }

        return CheckDigits.Modulo11General(digits.Remove(4, 1)) == digits[4] ? [] : [BoletoFault.General];
    }

    /// <summary>From a line whose digits were checked.</summary>
    internal static Barcode44 FromChecked(string digits) => new(digits);
}
