namespace SupportPortal.Domain.Accounts;

/// <summary>A company we serve.</summary>
public class Customer
{
    public const int NameMaxLength = 150;

    /// <summary>How long a changed contact address holds back the release of the first access.</summary>
    public static readonly TimeSpan EmailQuarantine = TimeSpan.FromHours(24);

    private Customer() { } // EF Core

    public Customer(Cnpj cnpj, string legalName, string email, DateTimeOffset at) =>
        (Cnpj, LegalName, Email, EmailChangedAt, CreatedAt) = (cnpj, legalName, email, at, at);

    public int Id { get; private set; }
    public Cnpj Cnpj { get; private init; }
    public string LegalName { get; private set; } = "";
    public string? TradeName { get; init; }
    /// <summary>The registered address: first-access codes and notices go here.</summary>
    public string Email { get; private set; } = "";
    public DateTimeOffset EmailChangedAt { get; private set; }
    public string? AccountingEmail { get; private set; }
    public string? Phone { get; init; }
    public string Street { get; init; } = "";
    public string City { get; init; } = "";
    public string State { get; init; } = "";
    /// <summary>CEP, eight digits.</summary>
    public string PostalCode { get; init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Whoever could change the address could also receive the first-access code: for a day the release needs a second look.</summary>
    public bool EmailIsFresh(DateTimeOffset at) => EmailChangedAt > CreatedAt && at < EmailChangedAt + EmailQuarantine;

    public string ShortName => TradeName ?? LegalName;
    public string Address => $"{Street}, {City}/{State}, CEP {(PostalCode.Length == 8 ? $"{PostalCode[..5]}-{PostalCode[5..]}" : PostalCode)}";

    /// <summary>Where boletos go besides the person who asks.</summary>
    public void SendInvoicesTo(string? accountingEmail) => AccountingEmail = accountingEmail;

    public void ChangeEmail(string email, DateTimeOffset at) => (Email, EmailChangedAt) = (email, at);
}
