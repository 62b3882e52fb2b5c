namespace SupportPortal.Domain.Accounts;

/// <summary>
/// Somebody typed a CNPJ and its first six characters. There is a row in every case, so that every case answers alike;
/// only a released company's has a person, and only that one's code can ever be right.
/// </summary>
public class FirstAccessAttempt
{
    public const int MaxTries = 5;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private FirstAccessAttempt() { } // EF Core

    public FirstAccessAttempt(Cnpj? cnpj, int? personId, byte[] cookieHash, byte[] codeHash, DateTimeOffset at)
    {
        (Id, Cnpj, PersonId, CookieHash, CodeHash) = (Guid.CreateVersion7(at), cnpj, personId, cookieHash, codeHash);
        (CreatedAt, ExpiresAt) = (at, at + Lifetime);
    }

    public Guid Id { get; private init; }
    /// <summary>None when what was typed is no CNPJ.</summary>
    public Cnpj? Cnpj { get; private init; }
    public int? PersonId { get; private init; }
    public byte[] CookieHash { get; private init; } = [];
    public byte[] CodeHash { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public int Tries { get; private set; }
    /// <summary>Used, or replaced by a newer code.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }
}
