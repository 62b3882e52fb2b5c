namespace SupportPortal.Domain.Accounts;

/// <summary>How far a sign-in has come. Staff whose second factor is still to come have a session that opens nothing else.</summary>
public enum SessionStage { Complete, NeedsSecondFactor, NeedsEnrolment }

/// <summary>One sign-in of one browser. The browser holds a random key, the row only its hash: reading the table opens no session.</summary>
public class Session
{
    public const int DeviceMaxLength = 80, NetworkMaxLength = 60;
    public static readonly TimeSpan CustomerIdle = TimeSpan.FromHours(2), CustomerLifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan StaffIdle = TimeSpan.FromMinutes(30), StaffLifetime = TimeSpan.FromHours(12);

    /// <summary>A password was enough to get here; the code must follow soon.</summary>
    public static readonly TimeSpan SecondFactorTime = TimeSpan.FromMinutes(10);

    /// <summary>How often the time of the last request is written down.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private Session() { } // EF Core

    public Session(byte[] keyHash, Person person, int? customerId, SessionStage stage, string network, string device, DateTimeOffset at)
    {
        (Id, KeyHash, Person, PersonId) = (Guid.CreateVersion7(at), keyHash, person, person.Id);
        (CustomerId, Stage, SecurityStamp) = (customerId, stage, person.SecurityStamp ?? "");
        (Network, Device, CreatedAt, LastSeenAt) = (network, device, at, at);
    }

    public Guid Id { get; private init; }
    public byte[] KeyHash { get; private init; } = [];
    public int PersonId { get; private init; }
    public Person? Person { get; private init; }
    /// <summary>The company he or she acts for now.</summary>
    public int? CustomerId { get; private set; }
    public SessionStage Stage { get; private init; }
    /// <summary>Of the person when the session began: a new password gives a new stamp, and old sessions no longer match.</summary>
    public string SecurityStamp { get; private init; } = "";
    public string Network { get; private init; } = "";
    public string Device { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset LastSeenAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOpen(PersonKind kind, DateTimeOffset at) => EndedAt is null && at < ExpiresAt(kind);

    public DateTimeOffset ExpiresAt(PersonKind kind)
    {
        if (Stage is SessionStage.NeedsSecondFactor) { return CreatedAt + SecondFactorTime; }
        var (idle, lifetime) = kind is PersonKind.Staff ? (StaffIdle, StaffLifetime) : (CustomerIdle, CustomerLifetime);
        return LastSeenAt + idle < CreatedAt + lifetime ? LastSeenAt + idle : CreatedAt + lifetime;
    }

    public void ActFor(int customerId) => CustomerId = customerId;

    public void End(DateTimeOffset at) => EndedAt ??= at;
}

/// <summary>A browser someone has signed in with before. Its cookie proves nothing; it only decides whether a notice is sent.</summary>
public class KnownDevice
{
    private KnownDevice() { } // EF Core

    public KnownDevice(int personId, byte[] keyHash, DateTimeOffset at) => (PersonId, KeyHash, FirstSeenAt) = (personId, keyHash, at);

    public int PersonId { get; private init; }
    public byte[] KeyHash { get; private init; } = [];
    public DateTimeOffset FirstSeenAt { get; private init; }
}
