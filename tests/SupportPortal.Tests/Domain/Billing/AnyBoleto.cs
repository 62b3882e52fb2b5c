using FsCheck;
using FsCheck.Fluent;
using SupportPortal.Domain.Billing;
using static SupportPortal.Tests.Support.Property;

namespace SupportPortal.Tests.Domain.Billing;

/// <summary>Random accounts of the ten banks, every width of convênio and every carteira among them, and boletos of theirs.</summary>
internal static class AnyBoleto
{
    public sealed record Case(BankAccountTerms Terms, TitleNumber Title, decimal Amount, DateOnly? DueDate)
    {
        public Boleto Issue() => Boleto.Issue(Terms, Title, Amount, DueDate);
    }

    private static readonly Gen<BankAccountTerms> BancoDoBrasil =
        from agreement in Gen.OneOf(Digits(4), Digits(6), Digits(7), Digits(8))
        from modality in agreement.Length == 6 ? Gen.Elements("", "21") : Gen.Constant("")
        from agency in Digits(4)
        from account in Digits(1, 8)
        from wallet in Gen.Elements("11", "12", "15", "16", "17", "18", "31", "51")
        select new BankAccountTerms { BankCode = "001", Agreement = agreement, Modality = modality, Agency = agency, Account = account, Wallet = wallet };

    private static readonly Gen<BankAccountTerms> Itau =
        from agency in Digits(4)
        from account in Digits(5)
        from wallet in Gen.Elements("109", "175", "112", "115", "150", "168", "107", "122", "142", "143", "196", "198")
        from client in Digits(5)
        select new BankAccountTerms { BankCode = "341", Agency = agency, Account = account, Wallet = wallet, Agreement = client };

    private static readonly Gen<BankAccountTerms> Caixa =
        from payee in Gen.OneOf(Digits(6), Gen.Choose(1_100_000, 9_999_999).Select(code => $"{code}"))
        from registered in Gen.Elements("1", "2")
        from issuance in Gen.Elements("1", "4")
        select new BankAccountTerms { BankCode = "104", Agreement = payee, Wallet = registered, Issuance = issuance };

    private static readonly Gen<BankAccountTerms> Sicredi =
        from agency in Digits(4)
        from post in Text("0123456789AZ", 2, 2)
        from payee in Digits(5)
        from wallet in Gen.Elements("1", "3")
        from issuance in Gen.Elements("1", "2", "9")
        select new BankAccountTerms { BankCode = "748", Agency = agency, Post = post, Agreement = payee, Wallet = wallet, Issuance = issuance };

    private static readonly Gen<BankAccountTerms> Safra =
        from agency in Digits(5)
        from account in Digits(9)
        select new BankAccountTerms { BankCode = "422", Agency = agency[..4], AgencyDigit = agency[4..], Account = account[..8], AccountDigit = account[8..] };

    private static readonly Gen<BankAccountTerms> Accounts = Gen.OneOf(
        BancoDoBrasil, Itau, Caixa, Sicredi, Safra,
        Simple("033", agreement: 7, ["101", "102", "121", "201"]),
        Simple("041", agreement: 7, [""]),
        Simple("077", agreement: 7, ["110", "112"]),
        Simple("237", agreement: 1, ["02", "03", "04", "06", "09", "16", "19", "25", "26", "28"]),
        Simple("756", agreement: 7, ["1", "2", "3", "9"]));

    /// <summary>A boleto with a value and a due date.</summary>
    public static Gen<Case> Any { get; } =
        from terms in Accounts
        from sequence in Digits(1, 5)
        from document in Digits(1, 7)
        from installment in Digits(1, 3)
        from cents in Gen.Choose(1, 999_999_999)
        from dueDate in Day(new DateOnly(2000, 7, 3), DueDateFactor.LastDueDate)
        select new Case(terms, new TitleNumber(sequence) { Year = "26", DocumentNumber = document, Installment = installment }, cents / 100m, dueDate);

    private static Gen<BankAccountTerms> Simple(string bankCode, int agreement, string[] wallets) =>
        from agency in Digits(4)
        from code in Digits(agreement)
        from account in Digits(1, 7)
        from wallet in Gen.Elements(wallets)
        select new BankAccountTerms { BankCode = bankCode, Agency = agency, Agreement = code, Account = account, Wallet = wallet };
}
