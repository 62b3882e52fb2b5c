namespace SupportPortal.Domain.Billing;

/// <summary>Our account at a bank, and the terms on which it collects (beneficiário).</summary>
public class BankAccount
{
    private BankAccount() { } // EF Core

    public BankAccount(BankAccountTerms terms, string payeeName, string payeeCnpj, string payeeAddress)
    {
        _ = Bank.ForCode(terms.BankCode);
        (Terms, PayeeName, PayeeCnpj, PayeeAddress) = (terms, payeeName, payeeCnpj, payeeAddress);
    }

    public int Id { get; private set; }
    public BankAccountTerms Terms { get; private init; } = null!;
    public string PayeeName { get; private init; } = "";
    public string PayeeCnpj { get; private init; } = "";
    public string PayeeAddress { get; private init; } = "";
    /// <summary>Multa, percent of the value, once.</summary>
    public decimal FinePercent { get; init; } = 2m;
    /// <summary>Juros de mora, percent a month, pro rata die.</summary>
    public decimal MonthlyInterestPercent { get; init; } = 1m;
    /// <summary>Days after the due date in which banks still take it.</summary>
    public int PayableDaysAfterDue { get; init; } = 60;

    public Bank Bank => Bank.ForCode(Terms.BankCode);

    /// <summary>
    /// Computes the boleto of an invoice. The our number is made of the last digit of the invoice's year and its six digits, so
    /// that it fits the seven positions of the narrowest bank and repeats after ten years only.
    /// </summary>
    public RegisteredBoleto Issue(Invoice invoice, string? pixPayload, DateTimeOffset at, Discount? discount = null)
    {
        var sequence = string.Concat(invoice.Number.Where(char.IsAsciiDigit))[3..];
        var boleto = Boleto.Issue(Terms, new TitleNumber(sequence) { Year = invoice.Number[2..4] }, invoice.Amount, invoice.DueOn);
        return new RegisteredBoleto(invoice, this, boleto.OurNumber.Printed, boleto.Line, issuedHere: true, pixPayload, at, discount);
    }
}

/// <summary>Where a boleto stands at its bank. Banks take payments of a registered one only.</summary>
public enum Registration { Pending, Registered, Rejected }

/// <summary>A boleto as the bank has it registered: its codes never change, whatever day a copy is printed.</summary>
public class RegisteredBoleto
{
    public const int OurNumberMaxLength = 30;
    private RegisteredBoleto() { } // EF Core

    public RegisteredBoleto(Invoice invoice, BankAccount account, string ourNumber, DigitableLine line, bool issuedHere, string? pixPayload, DateTimeOffset at, Discount? discount = null)
    {
        RuleException.ThrowIf(line.Barcode.BankCode != account.Terms.BankCode, "A linha digitável é de outro banco.");
        RuleException.ThrowIf(!account.Bank.IsPayee(account.Terms, line.Barcode.FreeField), "A linha digitável não é desta conta.");
        RuleException.ThrowIf(line.Barcode.Amount != 0 && line.Barcode.Amount != invoice.Amount, "O valor da linha digitável não é o do título.");
        RuleException.ThrowIf(line.Barcode.DueDate(PortalTime.DayOf(at)) is { } dueOn && dueOn != invoice.DueOn, "O vencimento da linha digitável não é o do título.");
        RuleException.ThrowIf(discount is { Amount: <= 0 } || discount?.Amount >= invoice.Amount, "O desconto é maior que zero e menor que o valor.");
        RuleException.ThrowIf(discount?.Until > invoice.DueOn, "O desconto vale no máximo até o vencimento.");
        (CustomerId, BankAccount, BankAccountId, OurNumber, Barcode, DigitableLine) =
            (invoice.CustomerId, account, account.Id, ourNumber, line.Barcode.Digits, line.Digits);
        (IssuedHere, PixPayload, IssuedAt, AuthenticityCode) = (issuedHere, pixPayload, at, Billing.AuthenticityCode.New());
        (Registration, RegisteredAt) = issuedHere ? (Registration.Pending, (DateTimeOffset?)null) : (Registration.Registered, at);
        (DiscountAmount, DiscountUntil) = (discount?.Amount ?? 0, discount?.Until);
        (FinePercent, MonthlyInterestPercent, PayableUntil) =
            (account.FinePercent, account.MonthlyInterestPercent, invoice.DueOn.AddDays(account.PayableDaysAfterDue));
    }

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
    public string? PixPayload { get; private set; }
    /// <summary>Computed, or taken over: the form's "data do processamento".</summary>
    public DateTimeOffset IssuedAt { get; private init; }
    public Registration Registration { get; private set; }
    public DateTimeOffset? RegisteredAt { get; private set; }
    /// <summary>Of the paper; see <see cref="Billing.AuthenticityCode"/>.</summary>
    public string AuthenticityCode { get; private init; } = "";
    public decimal DiscountAmount { get; private init; }
    public DateOnly? DiscountUntil { get; private init; }
    public uint Version { get; private set; }
    public decimal FinePercent { get; private init; }
    public decimal MonthlyInterestPercent { get; private init; }

    public Discount? Discount => DiscountUntil is { } until ? new Discount(DiscountAmount, until) : null;

    internal void Confirm(string? pixPayload, DateTimeOffset at) =>
        (Registration, RegisteredAt, PixPayload) = (Registration.Registered, at, pixPayload ?? PixPayload);

    internal void Reject() => Registration = Registration.Rejected;
}
