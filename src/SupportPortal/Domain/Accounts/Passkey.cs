namespace SupportPortal.Domain.Accounts;

/// <summary>A key pair on somebody's phone, computer or security key. We keep the public half: reading the table opens nothing.</summary>
public class Passkey
{
    public const int NameMaxLength = 60, MostOfAPerson = 20;
    private Passkey() { } // EF Core

    public Passkey(int personId, string name, byte[] credentialId, byte[] publicKey, DateTimeOffset at) =>
        (PersonId, Name, CredentialId, PublicKey, CreatedAt) = (personId, name.Trim(), credentialId, publicKey, at);

    public int Id { get; private set; }
    public int PersonId { get; private init; }
    public Person? Person { get; private init; }
    /// <summary>As its owner calls it: "Celular", "Chave azul".</summary>
    public string Name { get; private init; } = "";
    public byte[] CredentialId { get; private init; } = [];
    public byte[] PublicKey { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? LastUsedAt { get; private set; }
    /// <summary>Of keys that count: one that does not go up is a copy.</summary>
    public long SignCount { get; private set; }
    public string[] Transports { get; init; } = [];
    /// <summary>Of a kind that is copied to its owner's other devices; never changes.</summary>
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; private set; }

    public void Registered(long signCount, bool isBackedUp) => (SignCount, IsBackedUp) = (signCount, isBackedUp);

    public void Used(long signCount, bool isBackedUp, DateTimeOffset at) => (SignCount, IsBackedUp, LastUsedAt) = (signCount, isBackedUp, at);
}
