namespace SupportPortal.Domain.Billing.Banks;

/// <summary>
/// Inter (CNAB 400 v2.2). Our number: 10 digits and one more, mod 10 over agency, carteira and number.
/// With carteira 112 the bank assigns the number: keep the one it returns.
/// </summary>
public sealed class Inter() : Bank("077-9", "Banco Inter S.A.")
{
    public override string ShortName => "Banco Inter";

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var number = Numeric(title.Sequence, 10, "nosso número");
        var digit = CheckDigits.Modulo10(OnlyAgency(terms) + Wallet(terms) + number).ToString();
        return new OurNumber(number, digit, $"{number}-{digit}");
    }

    /// <summary>20-23 agency, 24-26 carteira, 27-33 operação, 34-43 our number, 44 its digit.</summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount)
    {
        var our = OurNumber(terms, title);
        return OnlyAgency(terms) + Wallet(terms) + Operation(terms) + our.Number + our.CheckDigit;
    }

    public override bool IsPayee(BankAccountTerms terms, string freeField) =>
        freeField[7..14] == Operation(terms);

    public override string AgencyAndPayeeCode(BankAccountTerms terms) => $"{OnlyAgency(terms)} / {Operation(terms)}";

    private static string OnlyAgency(BankAccountTerms terms) => Numeric(OrDefault(terms.Agency, "0001"), 4, "agência");

    private static string Wallet(BankAccountTerms terms) => OneOf(terms.Wallet, 3, "carteira", "110", "112");

    private static string Operation(BankAccountTerms terms) => Numeric(terms.Agreement, 7, "código da operação");
}
