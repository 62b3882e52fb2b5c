namespace SupportPortal.Documents;

/// <summary>Everything a boleto prints. Codes come as the bank registered them: the sheet computes none.</summary>
public sealed record BoletoSheet
{
    /// <summary>Beneficiário.</summary>
    public required Party Payee { get; init; }

    /// <summary>Pagador.</summary>
    public required Party Payer { get; init; }

    /// <summary>Sacador / avalista.</summary>
    public Party? Guarantor { get; init; }

    /// <summary>Short: there are 29 mm for it.</summary>
    public required string BankName { get; init; }

    /// <summary>With its digit: 341-7.</summary>
    public required string BankCode { get; init; }

    /// <summary>With its mask.</summary>
    public required string DigitableLine { get; init; }

    /// <summary>44 digits.</summary>
    public required string Barcode { get; init; }

    public required string AgencyAndPayeeCode { get; init; }

    /// <summary>Nosso número as the bank prints it.</summary>
    public required string OurNumber { get; init; }

    /// <summary>Número do documento: the title's, 2026/003128.</summary>
    public required string DocumentNumber { get; init; }

    public required DateOnly DocumentDate { get; init; }
    public required DateOnly ProcessingDate { get; init; }
    public required DateOnly DueDate { get; init; }

    /// <summary>Reais, as registered.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Espécie do documento: DM (goods), DS (services), ME (monthly fee).</summary>
    public string Species { get; init; } = "DM";

    /// <summary>Aceite: A or N.</summary>
    public string Acceptance { get; init; } = "N";

    /// <summary>Carteira.</summary>
    public required string Wallet { get; init; }

    public string PaymentPlace { get; init; } = "Pagável em qualquer banco";

    /// <summary>What is charged.</summary>
    public string Description { get; init; } = "";

    /// <summary>For whoever receives the payment, one sentence each; charges and discounts as amounts and dates.</summary>
    public IReadOnlyList<string> Instructions { get; init; } = [];

    /// <summary>BR Code, if the boleto is hybrid.</summary>
    public string? PixPayload { get; init; }

    /// <summary>Set when the due date has passed.</summary>
    public OverdueNote? Overdue { get; init; }

    public AuthenticityNote? Authenticity { get; init; }
}

/// <param name="TaxId">CNPJ or CPF with its name and mask: CNPJ 11.222.333/0001-81.</param>
public sealed record Party(string Name, string TaxId, string Address)
{
    public string NameAndTaxId => $"{Name} – {TaxId}";
}

/// <summary>What would be paid on a day. Information: the bank adds the charges, the codes keep the registered value.</summary>
public sealed record OverdueNote(DateOnly On, decimal Fine, decimal Interest, decimal Total);

/// <summary>How to find out that we issued this boleto.</summary>
/// <param name="Code">As printed: K7QF-2M9X-TR4W-PHCD.</param>
/// <param name="Address">The page that checks it, without scheme.</param>
public sealed record AuthenticityNote(string Code, string Address);
