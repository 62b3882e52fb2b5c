using System.Net.Mail;
using System.Text;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Mail;

/// <summary>Who a mail goes to: exactly one address, checked here, so that nothing in it can become a second one or a header.</summary>
public sealed record MailRecipient
{
    public const int AddressMaxLength = Person.EmailMaxLength, NameMaxLength = Customer.NameMaxLength;

    public MailRecipient(string address, string name, string language = "pt-BR", int? customerId = null)
    {
        RuleException.ThrowIf(!IsAddress(address), "Complete o e-mail, por exemplo nome@empresa.com.br.");
        (Address, Name, Language, CustomerId) = (address.Trim(), Clean(name), language, customerId);
    }

    public string Address { get; }
    public string Name { get; }
    public string Language { get; }
    public int? CustomerId { get; }

    public static bool IsAddress(string? text) =>
        text?.Trim() is { Length: > 0 and <= AddressMaxLength } address
        && MailAddress.TryCreate(address, out var parsed)
        && parsed.Address == address // no display name, no comment
        && Ascii.IsValid(parsed.User) && !parsed.User.Contains('"', StringComparison.Ordinal)
        && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));

    private static string Clean(string name)
    {
        var clean = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return clean.Length <= NameMaxLength ? clean : clean[..NameMaxLength];
    }
}
