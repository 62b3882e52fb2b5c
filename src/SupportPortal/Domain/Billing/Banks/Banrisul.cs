namespace SupportPortal.Domain.Billing.Banks;

/// <summary>Banrisul (manual 2015). Our number: 8 digits and two of control (NC).</summary>
public sealed class Banrisul() : Bank("041-8", "Banco do Estado do Rio Grande do Sul S.A.")
{
    public override string ShortName => "Banrisul";

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var number = Numeric(title.Sequence, 8, "nosso número");
        var control = CheckDigits.BanrisulNc(number);
        return new OurNumber(number, control, $"{number}-{control}");
    }

    /// <summary>20 produto (1 the bank prints, 2 the payee), 21 "1", 22-25 agency, 26-32 beneficiário without NC, 33-40 our number, 41-42 "40", 43-44 NC of these 23.</summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount)
    {
        var free = OneOf(OrDefault(terms.Issuance, "2"), 1, "produto", "1", "2") + "1"
            + Agency(terms) + Payee(terms) + OurNumber(terms, title).Number + "40";
        return free + CheckDigits.BanrisulNc(free);
    }

    public override bool IsPayee(BankAccountTerms terms, string freeField) =>
        freeField[2..6] == Agency(terms) && freeField[6..13] == Payee(terms);

    public override string AgencyAndPayeeCode(BankAccountTerms terms)
    {
        var (agency, payee) = (Agency(terms), Payee(terms));
        return $"{agency}.{CheckDigits.BanrisulNc(agency)} / {payee}.{CheckDigits.BanrisulNc(payee)}";
    }

    private static string Payee(BankAccountTerms terms) => Numeric(terms.Agreement, 7, "código do beneficiário");
}
