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

    /// <summary>As the head of the form has room for, where others put the logo.</summary>
    public abstract string ShortName { get; }

    public string Code => PrintedCode[..3];

    /// <summary>What the form says under "Local de pagamento" unless the payee sets something else.</summary>
    public virtual string PaymentPlace => "Pagável em qualquer banco";

    /// <summary>The highest value of a boleto this bank registers, in reais. The ten digits of the code hold no more than the default.</summary>
    public virtual decimal MaxAmount => Barcode44.MaxAmount;

    /// <exception cref="BoletoException">banco: no class in Banks/ has this code.</exception>
    public static Bank ForCode(string code) => Find(code)
        ?? throw new BoletoException("banco", "O portal não emite boletos do banco {0}.", code);

    /// <summary>Null for a bank the portal does not issue for; its boletos can still be stored and read.</summary>
    public static Bank? Find(string code) => All.FirstOrDefault(bank => bank.Code == code);

    /// <summary>Nosso número with its digit, by the bank's manual.</summary>
    /// <exception cref="BoletoException">A field is empty, has letters, is too long, or is not one of the codes the bank has.</exception>
    public abstract OurNumber OurNumber(BankAccountTerms terms, TitleNumber title);

    /// <summary>Campo livre, 25 digits: positions 20-44 of the barcode, as the bank's class says. The value, in reais, matters at Sicredi only.</summary>
    /// <exception cref="BoletoException">As <see cref="OurNumber"/>.</exception>
    public abstract string FreeField(BankAccountTerms terms, TitleNumber title, decimal amount);

    /// <summary>"Agência / Código do beneficiário" as the form shows it.</summary>
    public abstract string AgencyAndPayeeCode(BankAccountTerms terms);

    /// <summary>
    /// Do these terms and this campo livre name the same payee? A right code of the right bank may still be another company's, which
    /// must not be taken for one of ours.
    /// </summary>
    public abstract bool IsPayee(BankAccountTerms terms, string freeField);

    public override string ToString() => $"{PrintedCode} {Name}";

    protected static string Numeric(string value, int width, string field) => FieldText.Numeric(value, width, field);

    protected static string OneOf(string value, int width, string field, params ReadOnlySpan<string> known) =>
        FieldText.OneOf(value, width, field, known);

    protected static string Agency(BankAccountTerms terms) => Numeric(terms.Agency, 4, "agência");

    protected static string OrDefault(string value, string other) => value.Length == 0 ? other : value;
}
