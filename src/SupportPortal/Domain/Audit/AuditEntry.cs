namespace SupportPortal.Domain.Audit;

/// <summary>What is written down. Names are stored as text: add, never rename.</summary>
public enum AuditKind
{
    SignIn,
    SignInThrottled,
    SignInFlood,
    SecondFactor,
    SecondFactorEnrolled,
    RecoveryCodeUsed,
    SignOut,
    SessionEnded,
    FirstAccessStarted,
    FirstAccessCode,
    FirstAccessFinished,
    FirstAccessReleased,
    PasswordChanged,
    PasswordResetAsked,
    PasswordReset,
    CompanySwitched,
    BoletoCopied,
    InvoiceSeenByStaff,
    InvoiceCreated,
    InvoiceCancelled,
    BoletoRegistration,
    InvoiceDisputed,
    DisputeAnswered,
    Exported,
    HoursAdjusted,
    ContactChanged,
    RightsChanged,
    AccountDisabled,
    SentElsewhere,
    PublicRequestAsked,
    PublicRequestConfirmed,
    PublicRequestAnswered,
    CategoryFieldChanged,
    DeadlinePolicyChanged,
    DeadlineCalendarChanged,
    DeadlineHolidaysChanged,
    DeadlineContractChanged,
    DeadlineRecalculated,
    TeamChanged,
    SharedViewChanged,
    SharedReplyChanged,
    TicketsChangedInBulk,
    RuleChanged,
    SeenAsCustomer,
    IncidentDeclared,
    IncidentResolved,
    AbsenceChanged,
    SharedMacroChanged,
    ContractChanged,
    ContractRenewed,
    ProductVersionChanged,
    PersonInvited,
    InvitationResent,
    InvitationCancelled,
    InvitationAccepted,
    MembershipEnded,
    MembershipResumed,
    ContactChangeAsked,
    OwnNameChanged,
    OwnEmailAsked,
    OwnEmailChanged,
    SecondFactorRemoved,
    RecoveryCodesRenewed,
    PasskeyAdded,
    PasskeyRemoved,
    PasskeyUsed,
    NoticesChosen,
    OwnDataExported,
    AccountClosed,
    ApiKeyCreated,
    ApiKeyRevoked,
}

/// <summary>A line nobody changes: who did what for which customer, when, from where, with what result. Ids, never names or secrets.</summary>
public class AuditEntry
{
    public const int AboutMaxLength = 100, ResultMaxLength = 40, NetworkMaxLength = 60;
    private AuditEntry() { } // EF Core

    public AuditEntry(AuditKind kind, int? personId, int? customerId, string about, string result, string network, DateTimeOffset at)
    {
        (Id, Kind, PersonId, CustomerId) = (Guid.CreateVersion7(at), kind, personId, customerId);
        (About, Result, Network, At) = (about, result, network, at);
    }

    public Guid Id { get; private init; }
    public AuditKind Kind { get; private init; }
    public int? PersonId { get; private init; }
    public int? CustomerId { get; private init; }
    /// <summary>Which thing, by its code: an invoice's number, a ticket's code.</summary>
    public string About { get; private init; } = "";
    public string Result { get; private init; } = "";
    public string Network { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}

/// <summary>A link of the chain over the lines: the hash of the line and of the link before. Changing or dropping an old line breaks every later link.</summary>
public class AuditSeal
{
    private AuditSeal() { } // EF Core

    public AuditSeal(long position, AuditEntry entry, byte[] previousHash)
    {
        (Position, EntryId) = (position, entry.Id);
        Hash = HashOf(position, entry, previousHash);
    }

    public long Position { get; private init; }
    public Guid EntryId { get; private init; }
    public byte[] Hash { get; private init; } = [];

    public bool Fits(AuditEntry entry, byte[] previousHash) =>
        EntryId == entry.Id && Hash.AsSpan().SequenceEqual(HashOf(Position, entry, previousHash));

    private static byte[] HashOf(long position, AuditEntry entry, byte[] previousHash)
    {
        // PostgreSQL keeps microseconds; lengths stand before the texts, so that no two lines read the same.
        var line = string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{position}|{entry.Id:N}|{entry.Kind}|{entry.PersonId}|{entry.CustomerId}|{entry.About.Length}:{entry.About}|{entry.Result.Length}:{entry.Result}|{entry.Network}|{entry.At.UtcTicks / 10}");
        return System.Security.Cryptography.SHA256.HashData([.. previousHash, .. System.Text.Encoding.UTF8.GetBytes(line)]);
    }
}
