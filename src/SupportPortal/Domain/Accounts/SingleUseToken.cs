namespace SupportPortal.Domain.Accounts;

public enum TokenPurpose { PasswordReset, Invitation, EmailConfirmation, PublicRequest, Resolution, Passkey }

/// <summary>A link that does one thing, once. The link holds 256 random bits, the row only their hash.</summary>
public class SingleUseToken
{
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromMinutes(30), InvitationLifetime = TimeSpan.FromDays(7), ResolutionLifetime = TimeSpan.FromDays(30), ConfirmationLifetime = TimeSpan.FromDays(1), OwnEmailLifetime = TimeSpan.FromMinutes(30);
    private SingleUseToken() { } // EF Core

    public SingleUseToken(TokenPurpose purpose, Person person, byte[] hash, DateTimeOffset at, TimeSpan lifetime)
    {
        (Id, Purpose, PersonId, Person, Hash) = (Guid.CreateVersion7(at), purpose, person.Id, person, hash);
        (SecurityStamp, CreatedAt, ExpiresAt) = (person.SecurityStamp ?? "", at, at + lifetime);
    }

    /// <summary>Of a link that is nobody's account: what it is good for, by its id.</summary>
    public SingleUseToken(TokenPurpose purpose, string subject, byte[] hash, DateTimeOffset at, TimeSpan lifetime) =>
        (Id, Purpose, Subject, Hash, CreatedAt, ExpiresAt) = (Guid.CreateVersion7(at), purpose, subject, hash, at, at + lifetime);

    public Guid Id { get; private init; }
    public TokenPurpose Purpose { get; private init; }
    public int? PersonId { get; private init; }
    public Person? Person { get; private init; }
    public string Subject { get; private init; } = "";
    public byte[] Hash { get; private init; } = [];
    /// <summary>Of the person when it was made: after another password it is dead.</summary>
    public string SecurityStamp { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }
}
