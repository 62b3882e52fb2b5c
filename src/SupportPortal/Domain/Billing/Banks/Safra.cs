namespace SupportPortal.Domain.Billing.Banks;

/// <summary>Safra (manual 2016). Our number: 8 digits and one more, mod 11.</summary>
public sealed class Safra() : Bank("422-7", "Banco Safra S.A.")
{
    public override string ShortName => "Banco Safra";

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var number = Numeric(title.Sequence, 8, "nosso número");
        var digit = CheckDigits.Modulo11Safra(number).ToString();
        return new OurNumber(number, digit, $"{number}-{digit}");
    }

    /// <summary>20 "7", 21-25 agency with digit, 26-34 account with digit, 35-43 our number with digit, 44 "2" (cobrança registrada).</summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount)
    {
        var our = OurNumber(terms, title);
        return "7" + AgencyWithDigit(terms) + AccountWithDigit(terms) + our.Number + our.CheckDigit + "2";
    }

    public override bool IsPayee(BankAccountTerms terms, string freeField) =>
        freeField[1..6] == AgencyWithDigit(terms) && freeField[6..15] == AccountWithDigit(terms);

    public override string AgencyAndPayeeCode(BankAccountTerms terms) => $"{AgencyWithDigit(terms)} / {AccountWithDigit(terms)}";

    private static string AgencyWithDigit(BankAccountTerms terms) => Agency(terms) + Numeric(terms.AgencyDigit, 1, "dígito da agência");

    private static string AccountWithDigit(BankAccountTerms terms) =>
        Numeric(terms.Account, 8, "conta") + Numeric(terms.AccountDigit, 1, "dígito da conta");
}
