namespace SupportPortal.Domain.Billing.Banks;

/// <summary>
/// Itaú (Cobrança CNAB 400, July 2021, annexes 2 to 4). Our number: 8 digits and the DAC, mod 10 over agency, account, carteira and
/// number. In the escriturais the bank assigns the number (115 apart): keep what the return file says. The table of carteiras
/// grows, and the layout knows only the exceptions below: any other three digits are taken.
/// </summary>
public sealed class Itau() : Bank("341-7", "Banco Itaú S.A.")
{
    public override string ShortName => "Itaú";

    /// <summary>
    /// Escriturais, then the others whose DAC leaves agency and account out. The manual contradicts itself on 145 and 146;
    /// neither is in the current table, so both are treated alike.
    /// </summary>
    private static readonly string[] DacWithoutAccount =
        ["104", "112", "115", "147", "188", "126", "131", "145", "146", "150", "168"];

    /// <summary>Carteiras with seu número and código do cliente: a number of 15 digits.</summary>
    private static readonly string[] FifteenDigits = ["107", "122", "142", "143", "196", "198"];

    public override OurNumber OurNumber(BankAccountTerms terms, TitleNumber title)
    {
        var (wallet, number) = (Wallet(terms), Numeric(title.Sequence, 8, "nosso número"));
        var account = DacWithoutAccount.Contains(wallet) ? "" : Agency(terms) + Account(terms);
        var digit = CheckDigits.Modulo10(account + wallet + number).ToString();
        return new OurNumber(number, digit, $"{wallet}/{number}-{digit}");
    }

    /// <summary>
    /// 20-22 carteira, 23-30 our number, 31 DAC, 32-35 agency, 36-40 account, 41 its DAC, 42-44 zeros.
    /// Fifteen digits: 20-22 carteira, 23-30 our number, 31-37 seu número, 38-42 cliente, 43 mod 10 of these 23, 44 zero.
    /// </summary>
    public override string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount)
    {
        var wallet = Wallet(terms);
        if (FifteenDigits.Contains(wallet))
        {
            var free = wallet + Numeric(title.Sequence, 8, "nosso número") + Numeric(title.DocumentNumber, 7, "seu número") + Client(terms);
            return free + CheckDigits.Modulo10(free) + "0";
        }

        var our = OurNumber(terms, title);
        return wallet + our.Number + our.CheckDigit + Agency(terms) + Account(terms) + AccountDac(terms) + "000";
    }

    public override bool IsPayee(BankAccountTerms terms, string freeField) => FifteenDigits.Contains(freeField[..3])
        ? terms.Agreement.Length > 0 && freeField[18..23] == Client(terms)
        : freeField[12..16] == Agency(terms) && freeField[16..21] == Account(terms);

    public override string AgencyAndPayeeCode(BankAccountTerms terms) => $"{Agency(terms)} / {Account(terms)}-{AccountDac(terms)}";

    /// <summary>The digit the bank gave with the account; without it, mod 10 over agency and account, which is how the bank makes it.</summary>
    private static string AccountDac(BankAccountTerms terms) => terms.AccountDigit.Length > 0
        ? Numeric(terms.AccountDigit, 1, "dígito da conta")
        : CheckDigits.Modulo10(Agency(terms) + Account(terms)).ToString();

    private static string Client(BankAccountTerms terms) => Numeric(terms.Agreement, 5, "código do cliente");

    private static string Account(BankAccountTerms terms) => Numeric(terms.Account, 5, "conta");

    private static string Wallet(BankAccountTerms terms)
    {
        var wallet = Numeric(terms.Wallet, 3, "carteira");
        return wallet[0] != '0' ? wallet : throw new BoletoException("carteira", "A carteira do Itaú tem três números.");
    }
}
