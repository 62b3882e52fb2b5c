namespace SupportPortal.Domain.Billing.Banks;

/// <summary>
/// Caixa Econômica Federal, SIGCB (MO 67.119 v009). Our number: X (1 registered, 2 not), Y (4 the payee prints, 1 the bank), 15 digits;
/// its digit is mod 11. The beneficiário has 6 digits and one more, or 7 without one from 1.100.000 up.
/// </summary>
public sealed class Caixa() : Bank("104-0", "Caixa Econômica Federal")
{
    public override string ShortName => "Caixa";

    public override string PaymentPlace => "PREFERENCIALMENTE NAS CASAS LOTÉRICAS ATÉ O VALOR LIMITE";

    public override decimal MaxAmount => 9_999_999.99m;

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var number = OneOf(terms.Wallet, 1, "tipo de cobrança", "1", "2")
            + OneOf(OrDefault(terms.Issuance, "4"), 1, "emissão", "1", "4")
            + Numeric(title.Sequence, 15, "nosso número");
        var digit = CheckDigits.Modulo11Zero(number).ToString();
        return new OurNumber(number, digit, $"{number[..2]}/{number[2..]}-{digit}");
    }

    /// <summary>
    /// 20-26 beneficiário with its digit, 27-29 our number 3-5, 30 X, 31-33 our number 6-8, 34 Y, 35-43 our number 9-17,
    /// 44 mod 11 of these 24.
    /// </summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount)
    {
        var (payee, digit) = Payee(terms);
        var number = OurNumber(terms, title).Number;
        var free = payee + digit + number[2..5] + number[0] + number[5..8] + number[1] + number[8..];
        return free + CheckDigits.Modulo11Zero(free);
    }

    public override bool IsPayee(BankAccountTerms terms, string freeField)
    {
        var (payee, digit) = Payee(terms);
        return freeField[..7] == payee + digit;
    }

    public override string AgencyAndPayeeCode(BankAccountTerms terms)
    {
        var (payee, digit) = Payee(terms);
        var code = digit.Length == 0 ? payee : $"{payee}-{digit}";
        return terms.Agency.Length == 0 ? code : $"{Agency(terms)}/{code}";
    }

    private static (string Payee, string Digit) Payee(BankAccountTerms terms)
    {
        const string Field = "código do beneficiário";
        var payee = Numeric(terms.Agreement, 7, Field);
        if (payee[0] == '0') { return (payee[1..], CheckDigits.Modulo11Zero(payee.AsSpan(1)).ToString()); }
        if (string.CompareOrdinal(payee, "1100000") >= 0) { return (payee, ""); }

        throw new BoletoException(Field, "O código do beneficiário da Caixa tem 6 números, ou 7 a partir de 1.100.000.");
    }
}
