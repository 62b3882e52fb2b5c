namespace SupportPortal.Domain.Accounts;

/// <summary>Contact: first-access codes and notices. Accounting: boletos.</summary>
public enum AddressKind { Contact, Accounting }

/// <summary>A registered address that was asked for and counts from the moment somebody who reads it says so.</summary>
public class AddressChange
{
    private AddressChange() { } // EF Core

    public AddressChange(int customerId, AddressKind kind, string address, Actor by, DateTimeOffset at)
    {
        (Id, CustomerId, Kind, Address) = (Guid.CreateVersion7(at), customerId, kind, address.Trim().ToLowerInvariant());
        (AskedById, AskedByName, AskedAt, ExpiresAt) = (by.PersonId, by.Name, at, at + SingleUseToken.ConfirmationLifetime);
    }

    public Guid Id { get; private init; }
    public int CustomerId { get; private init; }
    public AddressKind Kind { get; private init; }
    public string Address { get; private init; } = "";
    public int? AskedById { get; private init; }
    public string AskedByName { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? DroppedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Subject of its link.</summary>
    public string Key => $"{Id:N}";

    public bool IsWaiting(DateTimeOffset now) => ConfirmedAt is null && DroppedAt is null && now < ExpiresAt;

    /// <summary>Another one was asked for, or none at all.</summary>
    public void Drop(DateTimeOffset at) => DroppedAt ??= at;

    public void Confirm(Customer customer, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(customer);
        RuleException.ThrowIf(!IsWaiting(at), "Este link já foi usado ou venceu. Peça outro.");
        ConfirmedAt = at;
        if (Kind is AddressKind.Contact) { customer.ChangeEmail(Address, at); } else { customer.SendInvoicesTo(Address); }
    }
}
