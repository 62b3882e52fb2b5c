namespace SupportPortal.Domain.Accounts;

/// <summary>What a key opens. Stored as text: add, never rename.</summary>
[Flags]
public enum ApiScopes { None = 0, TicketsRead = 1, InvoicesRead = 2 }

public enum ApiKeyState { Active, Expired, Revoked }

/// <summary>
/// Lets a program of a company read what is the company's. It is the company's own, not its maker's: it goes on when that person leaves. The holder has
/// 256 random bits, the row their hash and the first letters, by which people tell keys apart.
/// </summary>
public class ApiKey
{
    public const int NameMaxLength = 60, PrefixLength = 9, MaxActive = 20, MaxDays = 365;
    /// <summary>How every key begins, so that one left in a repository is found by those who look for such.</summary>
    public const string Mark = "pc_";

    /// <summary>How often its last use is written down.</summary>
    public static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    private ApiKey() { } // EF Core

    /// <param name="customerId">Whose data it reads.</param>
    /// <param name="name">Which program has it.</param>
    /// <param name="scopes">What it reads.</param>
    /// <param name="start">Its first letters.</param>
    /// <param name="hash">Of the whole key.</param>
    /// <param name="lastDay">The last day it is good for, in São Paulo.</param>
    /// <param name="by">Who made it.</param>
    /// <param name="at">When.</param>
    public ApiKey(int customerId, string name, ApiScopes scopes, string start, byte[] hash, DateOnly lastDay, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(scopes is ApiScopes.None, "Escolha o que a chave pode ler.");
        var today = PortalTime.DayOf(at);
        RuleException.ThrowIf(lastDay <= today || lastDay > today.AddDays(MaxDays), "Uma chave vale de 1 a 365 dias.");
        (CustomerId, Name, Scopes, Start, Hash) = (customerId, name.Trim(), scopes, start, hash);
        (ExpiresAt, CreatedAt, CreatedById, CreatedByName) = (PortalTime.At(lastDay.AddDays(1), TimeOnly.MinValue), at, by.PersonId, by.Name);
    }

    public int Id { get; private set; }
    public int CustomerId { get; private init; }
    public string Name { get; private init; } = "";
    public ApiScopes Scopes { get; private init; }
    public string Start { get; private init; } = "";
    public byte[] Hash { get; private init; } = [];
    /// <summary>The first moment at which it is no longer good.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public int? CreatedById { get; private init; }
    public string CreatedByName { get; private init; } = "";
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevokedByName { get; private set; }
    public DateTimeOffset? LastUsedAt { get; private set; }
    public string? LastUsedFrom { get; private set; }

    public DateOnly LastDay => PortalTime.DayOf(ExpiresAt).AddDays(-1);

    public ApiKeyState StateAt(DateTimeOffset now) => RevokedAt is not null ? ApiKeyState.Revoked : now >= ExpiresAt ? ApiKeyState.Expired : ApiKeyState.Active;

    /// <summary>From the next request on, everywhere.</summary>
    public void Revoke(Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(RevokedAt is not null, "Esta chave já foi revogada.");
        (RevokedAt, RevokedByName) = (at, by.Name);
    }

    /// <summary>Whether this use is worth writing down: the first of its minute, or from elsewhere.</summary>
    public bool Use(string network, DateTimeOffset at)
    {
        if (LastUsedFrom == network && at < LastUsedAt + UsedEvery) { return false; }
        (LastUsedAt, LastUsedFrom) = (at, network);
        return true;
    }
}
