namespace SupportPortal.Domain.Billing;

/// <summary>
/// How one bank builds our numbers and the campo livre (barcode positions 20-44). A new bank is one new file in Banks/:
/// every subclass is found by itself.
/// </summary>
public abstract class Bank
{
    protected Bank(string printedCode, string name)
    {
        PrintedCode = printedCode;
        Name = name;
    }

    public static IReadOnlyList<Bank> All { get; } =
    [
        .. typeof(Bank).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Bank)) && !type.IsAbstract)
            .Select(type => (Bank)Activator.CreateInstance(type)!)
            .OrderBy(bank => bank.Code, StringComparer.Ordinal),
    ];

    /// <summary>COMPE code and its digit, as printed at the head of the form: 341-7.</summary>
    public string PrintedCode { get; }

    public string Name { get; }

    public string Code => PrintedCode[..3];

    /// <summary>What the form says under "Local de pagamento" unless the payee sets something else.</summary>
    public virtual string PaymentPlace => "Pagável em qualquer banco";

    public static Bank ForCode(string code) => Find(code)
        ?? throw new BoletoException("banco", "O portal não emite boletos do banco {0}.", code);

    /// <summary>Null for a bank the portal does not issue for; its boletos can still be stored and read.</summary>
    public static Bank? Find(string code) => All.FirstOrDefault(bank => bank.Code == code);

    public abstract OurNumber OurNumber(BankAccountTerms terms, TitleNumber title);

    /// <summary>Campo livre, 25 digits. The value matters at Sicredi only.</summary>
    public abstract string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount);

    /// <summary>"Agência / Código do beneficiário" as the form shows it.</summary>
    public abstract string AgencyAndPayeeCode(BankAccountTerms terms);

    public override string ToString() => $"{PrintedCode} {Name}";

    protected static string Numeric(string value, int width, string field) => FieldText.Numeric(value, width, field);

    protected static string OneOf(string value, int width, string field, params ReadOnlySpan<string> known) =>
        FieldText.OneOf(value, width, field, known);

    protected static string Agency(BankAccountTerms terms) => Numeric(terms.Agency, 4, "agência");

    protected static string OrDefault(string value, string other) => value.Length == 0 ? other : value;
}
