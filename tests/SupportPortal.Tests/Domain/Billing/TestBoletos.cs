using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

/// <summary>One account for each bank, and random boletos of all of them.</summary>
internal static class TestBoletos
{
    public static readonly IReadOnlyList<BankAccountTerms> Accounts =
    [
        new() { BankCode = "001", Agency = "3020", Account = "45871", Agreement = "2954713", Wallet = "17" },
        new() { BankCode = "033", Agency = "1234", Agreement = "4471820", Wallet = "101" },
        new() { BankCode = "041", Agency = "1102", Agreement = "9000150" },
        new() { BankCode = "077", Agreement = "4410277", Wallet = "110" },
        new() { BankCode = "104", Agency = "0238", Agreement = "702145", Wallet = "1" },
        new() { BankCode = "237", Agency = "1877", Account = "41220", Wallet = "09" },
        new() { BankCode = "341", Agency = "57", Account = "12345", Wallet = "110" },
        new() { BankCode = "422", Agency = "83", AgencyDigit = "2", Account = "581204", AccountDigit = "6" },
        new() { BankCode = "748", Agency = "0221", Post = "14", Agreement = "30177", Wallet = "1" },
        new() { BankCode = "756", Agency = "4277", Agreement = "172278", Wallet = "1" },
    ];

    public static BankAccountTerms Account(string bankCode) => Accounts.Single(terms => terms.BankCode == bankCode);

    public static Boleto Issue(BankAccountTerms terms, string sequence = "12345", decimal amount = 123.45m, DateOnly? dueDate = null) =>
        Boleto.Issue(terms, new TitleNumber(sequence) { Year = "26" }, amount, dueDate ?? new DateOnly(2026, 12, 10));

    public static IEnumerable<(Boleto Boleto, decimal Amount, DateOnly DueDate)> Random(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var account = Accounts[i % Accounts.Count];
            var amount = random.NextInt64((long)(Bank.ForCode(account.BankCode).MaxAmount * 100) + 1) / 100m;
            var dueDate = new DateOnly(2000, 7, 3).AddDays(random.Next(17_999));
            var sequence = random.Next(100_000).ToString();
            yield return (Issue(account, sequence, amount, dueDate), amount, dueDate);
        }
    }
}
