namespace SupportPortal.Domain.Billing.Banks;

/// <summary>Santander (Código de barras v31). Our number: 12 digits and one more, mod 11.</summary>
public sealed class Santander() : Bank("033-7", "Banco Santander (Brasil) S.A.")
{
    public override string ShortName => "Santander";

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var number = Numeric(title.Sequence, 12, "nosso número");
        var digit = CheckDigits.Modulo11Zero(number).ToString();
        return new OurNumber(number, digit, $"{number}-{digit}");
    }

    /// <summary>20 "9", 21-27 beneficiário, 28-39 our number, 40 its digit, 41 IOS, 42-44 carteira.</summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount)
    {
        var our = OurNumber(terms, title);
        return "9" + Payee(terms) + our.Number + our.CheckDigit
            + OneOf(terms.Ios, 1, "IOS", "0", "7", "8", "9")
            + OneOf(terms.Wallet, 3, "carteira", "101", "102", "121", "201");
    }

    public override bool IsPayee(BankAccountTerms terms, string freeField) =>
        freeField[1..8] == Payee(terms);

    public override string AgencyAndPayeeCode(BankAccountTerms terms) =>
        terms.Agency.Length == 0 ? Payee(terms) : $"{Agency(terms)} / {Payee(terms)}";

    private static string Payee(BankAccountTerms terms) => Numeric(terms.Agreement, 7, "código do beneficiário");
}
