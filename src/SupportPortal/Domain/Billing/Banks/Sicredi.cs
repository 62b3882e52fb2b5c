namespace SupportPortal.Domain.Billing.Banks;

/// <summary>
/// Sicredi (manual 2014). Our number: year (2), byte (2 to 9 the payee prints, 1 the cooperative), sequence (5) and a digit, mod 11 over
/// cooperative, posto, beneficiário and number.
/// </summary>
public sealed class Sicredi() : Bank("748-X", "Banco Cooperativo Sicredi S.A.")
{
    public override string ShortName => "Sicredi";

    public override string PaymentPlace => "PREFERENCIALMENTE EM CANAIS ELETRÔNICOS DA SUA INSTITUIÇÃO FINANCEIRA";

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var number = Numeric(title.Year, 2, "ano")
            + OneOf(OrDefault(terms.Issuance, "2"), 1, "byte", "1", "2", "3", "4", "5", "6", "7", "8", "9")
            + Numeric(title.Sequence, 5, "nosso número");
        var digit = CheckDigits.Modulo11Zero(Agency(terms) + Post(terms) + Payee(terms) + number).ToString();
        return new OurNumber(number, digit, $"{number[..2]}/{number[2..]}-{digit}");
    }

    /// <summary>
    /// 20 tipo de cobrança (1 registered, 3 the old unregistered), 21 "1" carteira simples, 22-30 our number with digit, 31-34 cooperative,
    /// 35-36 posto, 37-41 beneficiário, 42 "1" when there is a value, 43 "0", 44 mod 11 of these 24.
    /// </summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount)
    {
        var our = OurNumber(terms, title);
        var free = OneOf(OrDefault(terms.Wallet, "1"), 1, "carteira", "1", "3") + "1" + our.Number + our.CheckDigit
            + Agency(terms) + Post(terms) + Payee(terms) + (amount > 0 ? "10" : "00");
        return free + CheckDigits.Modulo11Zero(free);
    }

    public override bool IsPayee(BankAccountTerms terms, string freeField) =>
        freeField[11..22] == Agency(terms) + Post(terms) + Payee(terms);

    public override string AgencyAndPayeeCode(BankAccountTerms terms) =>
        $"{Agency(terms)}.{terms.Post.Trim().PadLeft(2, '0')}.{Payee(terms)}";

    /// <summary>A posto with letters counts as 00, in the digit and in the code, which takes digits only.</summary>
    private static string Post(BankAccountTerms terms) =>
        terms.Post.Trim() is { Length: <= 2 } post && post.All(char.IsAsciiLetterOrDigit) && post.Any(char.IsAsciiLetter) ? "00" : Numeric(terms.Post, 2, "posto");

    private static string Payee(BankAccountTerms terms) => Numeric(terms.Agreement, 5, "código do beneficiário");
}
