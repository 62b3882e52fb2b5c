namespace SupportPortal.Domain.Billing.Banks;

/// <summary>Sicoob. Our number: 7 digits and one more, constants 3197 over cooperative, cliente (10) and number.</summary>
public sealed class Sicoob() : Bank("756-0", "Banco Cooperativo Sicoob S.A.")
{
    public override string ShortName => "Sicoob";

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var number = Numeric(title.Sequence, 7, "nosso número");
        var digit = CheckDigits.Sicoob3197(Agency(terms) + "000" + Client(terms) + number).ToString();
        return new OurNumber(number, digit, $"{number}-{digit}");
    }

    /// <summary>20 carteira, 21-24 cooperative, 25-26 modalidade, 27-33 cliente with its digit, 34-40 our number, 41 its digit, 42-44 parcela.</summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount)
    {
        var our = OurNumber(terms, title);
        return OneOf(terms.Wallet, 1, "carteira", "1", "2", "3", "4", "5", "6", "7", "8", "9") + Agency(terms)
            + Numeric(OrDefault(terms.Modality, "01"), 2, "modalidade") + Client(terms) + our.Number + our.CheckDigit
            + Numeric(OrDefault(title.Installment, "1"), 3, "parcela");
    }

    public override bool IsPayee(BankAccountTerms terms, string freeField) =>
        freeField[1..5] == Agency(terms) && freeField[7..14] == Client(terms);

    public override string AgencyAndPayeeCode(BankAccountTerms terms)
    {
        var client = Client(terms).TrimStart('0').PadLeft(2, '0');
        return $"{Agency(terms)} / {client[..^1]}-{client[^1]}";
    }

    private static string Client(BankAccountTerms terms) => Numeric(terms.Agreement, 7, "código do cliente");
}
