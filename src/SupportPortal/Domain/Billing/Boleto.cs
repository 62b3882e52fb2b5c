namespace SupportPortal.Domain.Billing;

/// <summary>A boleto computed here: everything on the form that follows from the account, the number, the value and the due date.</summary>
public sealed record Boleto
{
    private Boleto() { }

    public required Bank Bank { get; init; }
    public required OurNumber OurNumber { get; init; }
    public required string AgencyAndPayeeCode { get; init; }
    public required Barcode44 Barcode { get; init; }
    public DateOnly? DueDate { get; private init; }
    public decimal Amount => Barcode.Amount;
    public string FreeField => Barcode.FreeField;
    public DigitableLine Line => DigitableLine.From(Barcode);

    /// <param name="terms">The account at its bank.</param>
    /// <param name="title">The payee's number for this boleto.</param>
    /// <param name="amount">In reais, at most two decimals, up to the bank's <see cref="Bank.MaxAmount"/>; 0 leaves the value open.</param>
    /// <param name="dueDate">08/10/1997 to 13/10/2049; null leaves it out of the code.</param>
    /// <exception cref="BoletoException">Something given does not fit the bank's layout; says which field and which rule.</exception>
    public static Boleto Issue(BankAccountTerms terms, TitleNumber title, decimal amount, DateOnly? dueDate)
    {
        var bank = Bank.ForCode(terms.BankCode);
        if (amount > bank.MaxAmount && amount <= Barcode44.MaxAmount) { throw new BoletoException("valor", "Este banco aceita boletos de até {0}.", FieldText.Reais(bank.MaxAmount)); }

        return new Boleto
        {
            Bank = bank,
            OurNumber = bank.OurNumber(terms, title),
            AgencyAndPayeeCode = bank.AgencyAndPayeeCode(terms),
            Barcode = Barcode44.Build(bank.Code, dueDate, amount, bank.FreeField(terms, title, amount)),
            DueDate = dueDate,
        };
    }
}
