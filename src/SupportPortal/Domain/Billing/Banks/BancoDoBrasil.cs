namespace SupportPortal.Domain.Billing.Banks;

/// <summary>
/// Banco do Brasil (Especificações técnicas, Doc. 5175 and 2627). The length of the convênio rules everything:
/// 4 or 6 digits: our number of 11 with a digit; 7 or 8: of 17, printed without one; 6 with modalidade 21: 17 free digits.
/// </summary>
public sealed class BancoDoBrasil() : Bank("001-9", "Banco do Brasil S.A.")
{
    public override string ShortName => "Banco do Brasil";

    private const string Modality21 = "21";

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var agreement = Agreement(terms);
        if (terms.Modality == Modality21)
        {
            var free = Numeric(title.Sequence, 17, "nosso número");
            return new OurNumber(free, null, free);
        }

        var width = agreement.Length <= 6 ? 11 : 17;
        var number = agreement + Numeric(title.Sequence, width - agreement.Length, "nosso número");
        var digit = CheckDigits.Modulo11BancoDoBrasil(number).ToString();
        return new OurNumber(number, digit, width == 11 ? $"{number}-{digit}" : number);
    }

    /// <summary>
    /// 11 digits: our number, 31-34 agency, 35-42 account, 43-44 carteira. 17 digits: 20-25 zeros, 26-42 our number, 43-44 carteira.
    /// Modalidade 21: 20-25 convênio, 26-42 our number, 43-44 "21".
    /// </summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount)
    {
        var number = OurNumber(terms, title).Number;
        if (terms.Modality == Modality21) { return Agreement(terms) + number + Modality21; }

        var wallet = OneOf(terms.Wallet, 2, "carteira", "11", "12", "15", "16", "17", "18", "31", "51");
        return number.Length == 11
            ? number + Agency(terms) + Numeric(terms.Account, 8, "conta") + wallet
            : "000000" + number + wallet;
    }

    public override bool IsPayee(BankAccountTerms terms, string freeField)
    {
        var agreement = Agreement(terms);
        return agreement.Length > 6 ? freeField[6..].StartsWith(agreement, StringComparison.Ordinal)
            : freeField.StartsWith(agreement, StringComparison.Ordinal)
                && (terms.Modality == Modality21 || (freeField[11..15] == Agency(terms) && freeField[15..23] == Numeric(terms.Account, 8, "conta")));
    }

    public override string AgencyAndPayeeCode(BankAccountTerms terms)
    {
        var (agency, account) = (Agency(terms), Numeric(terms.Account, 8, "conta"));
        var agencyDigit = OrDefault(terms.AgencyDigit, CheckDigits.Modulo11BancoDoBrasil(agency).ToString());
        var accountDigit = OrDefault(terms.AccountDigit, CheckDigits.Modulo11BancoDoBrasil(account).ToString());
        return $"{agency}-{agencyDigit} / {account}-{accountDigit}";
    }

    private static string Agreement(BankAccountTerms terms)
    {
        var agreement = terms.Agreement.Trim();
        var fits = terms.Modality is "" or Modality21 && agreement.All(char.IsAsciiDigit)
            && (terms.Modality == Modality21 ? agreement.Length == 6 : agreement.Length is 4 or 6 or 7 or 8);
        return fits ? agreement : throw new BoletoException("convênio",
            "O convênio do Banco do Brasil tem 4, 6, 7 ou 8 números; com a modalidade 21, tem 6.");
    }
}
