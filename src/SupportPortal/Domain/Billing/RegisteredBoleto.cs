namespace SupportPortal.Domain.Billing;

/// <summary>Our account at a bank, and the terms on which it collects (beneficiário).</summary>
public class BankAccount
{
    private BankAccount() { } // EF Core

    public BankAccount(string bankCode, string agency, string account, string wallet, string? agreement, string payeeName, string payeeCnpj, string payeeAddress) =>
        (BankCode, Agency, Account, Wallet, Agreement, PayeeName, PayeeCnpj, PayeeAddress) =
        (bankCode, agency, account, wallet, agreement, payeeName, payeeCnpj, payeeAddress);

    public int Id { get; private set; }
    /// <summary>COMPE code, three digits.</summary>
    public string BankCode { get; private init; } = "";
    public string Agency { get; private init; } = "";
    public string Account { get; private init; } = "";
    /// <summary>Carteira.</summary>
    public string Wallet { get; private init; } = "";
    /// <summary>Convênio or código do beneficiário, where the bank has one.</summary>
    public string? Agreement { get; private init; }
    public string PayeeName { get; private init; } = "";
    public string PayeeCnpj { get; private init; } = "";
    public string PayeeAddress { get; private init; } = "";
    /// <summary>Multa, percent of the value, once.</summary>
    public decimal FinePercent { get; init; } = 2m;
    /// <summary>Juros de mora, percent a month, pro rata die.</summary>
    public decimal MonthlyInterestPercent { get; init; } = 1m;
    /// <summary>Days after the due date in which banks still take it.</summary>
    public int PayableDaysAfterDue { get; init; } = 60;
}

/// <summary>A boleto as the bank has it registered: its codes never change, whatever day a copy is printed.</summary>
public class RegisteredBoleto
{
    private RegisteredBoleto() { } // EF Core

    public RegisteredBoleto(int customerId, BankAccount account, string ourNumber, string barcode, string digitableLine, DateOnly payableUntil, bool issuedHere, string? pixPayload, DateTimeOffset registeredAt) =>
        (CustomerId, BankAccount, BankAccountId, OurNumber, Barcode, DigitableLine, PayableUntil, IssuedHere, PixPayload, RegisteredAt, FinePercent, MonthlyInterestPercent) =
        (customerId, account, account.Id, ourNumber, barcode, digitableLine, payableUntil, issuedHere, pixPayload, registeredAt, account.FinePercent, account.MonthlyInterestPercent);

    public long Id { get; private set; }
    public long InvoiceId { get; private init; }
    public int CustomerId { get; private init; }
    public int BankAccountId { get; private init; }
    public BankAccount? BankAccount { get; private init; }
    /// <summary>Nosso número as the bank prints it, check digit included.</summary>
    public string OurNumber { get; private init; } = "";
    /// <summary>44 digits.</summary>
    public string Barcode { get; private init; } = "";
    /// <summary>47 digits, no mask.</summary>
    public string DigitableLine { get; private init; } = "";
    public DateOnly PayableUntil { get; private init; }
    /// <summary>Computed by the portal; otherwise taken over, verified, from where it was registered.</summary>
    public bool IssuedHere { get; private init; }
    /// <summary>BR Code received from the bank, if the boleto is hybrid.</summary>
    public string? PixPayload { get; private init; }
    public DateTimeOffset RegisteredAt { get; private init; }
    public decimal FinePercent { get; private init; }
    public decimal MonthlyInterestPercent { get; private init; }
}
