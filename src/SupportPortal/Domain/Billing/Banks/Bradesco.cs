namespace SupportPortal.Domain.Billing.Banks;

/// <summary>Bradesco (manual 4008-524-0121). Our number: 11 digits and one more, mod 11 base 7 over carteira and number.</summary>
public sealed class Bradesco() : Bank("237-2", "Banco Bradesco S.A.")
{
    public override string ShortName => "Bradesco";

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var (wallet, number) = (Wallet(terms), Numeric(title.Sequence, 11, "nosso número"));
        var digit = CheckDigits.Modulo11Bradesco(wallet + number).ToString();
        return new OurNumber(number, digit, $"{wallet}/{number}-{digit}");
    }

    /// <summary>20-23 agency, 24-25 carteira, 26-36 our number, 37-43 account (none with digits), 44 "0".</summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount) =>
        Agency(terms) + Wallet(terms) + OurNumber(terms, title).Number + Account(terms) + "0";

    public override bool IsPayee(BankAccountTerms terms, string freeField) =>
        freeField[..4] == Agency(terms) && freeField[17..24] == Account(terms);

    public override string AgencyAndPayeeCode(BankAccountTerms terms)
    {
        var (agency, account) = (Agency(terms), Account(terms));
        var agencyDigit = OrDefault(terms.AgencyDigit, CheckDigits.Modulo11Bradesco(agency).ToString());
        var accountDigit = OrDefault(terms.AccountDigit, CheckDigits.Modulo11Bradesco(account).ToString());
        return $"{agency}-{agencyDigit} / {account}-{accountDigit}";
    }

    private static string Account(BankAccountTerms terms) => Numeric(terms.Account, 7, "conta");

    private static string Wallet(BankAccountTerms terms) => OneOf(
        terms.Wallet, 2, "carteira", "02", "03", "04", "06", "09", "16", "19", "21", "22", "25", "26", "28");
}
