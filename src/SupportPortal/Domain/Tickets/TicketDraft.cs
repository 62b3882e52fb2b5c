namespace SupportPortal.Domain.Tickets;

/// <summary>The new-ticket form while it is being filled in. Its reserved code makes a second submit give the same ticket.</summary>
public class TicketDraft
{
    public const string NoFields = "{}";
    private TicketDraft() { } // EF Core

    public TicketDraft(string code, int customerId, int personId, DateTimeOffset at) =>
        (Code, CustomerId, PersonId, CreatedAt, UpdatedAt) = (code, customerId, personId, at, at);

    public long Id { get; private set; }
    public string Code { get; private init; } = "";
    public int CustomerId { get; private init; }
    public int PersonId { get; private init; }
    /// <summary>The fields as typed, in JSON.</summary>
    public string Fields { get; private set; } = NoFields;
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    /// <summary>Given up, or solved by an article. Its code stays a gap.</summary>
    public DateTimeOffset? DiscardedAt { get; private set; }

    public bool IsOpen => SentAt is null && DiscardedAt is null;

    /// <summary>The last to save wins: a draft has one writer, perhaps in two tabs.</summary>
    public void Save(string fields, DateTimeOffset at)
    {
        ThrowUnlessOpen();
        (Fields, UpdatedAt) = (fields, at);
    }

    public void Send(DateTimeOffset at)
    {
        ThrowUnlessOpen();
        SentAt = at;
    }

    public void Discard(DateTimeOffset at)
    {
        ThrowUnlessOpen();
        (Fields, DiscardedAt) = (NoFields, at);
    }

    private void ThrowUnlessOpen()
    {
        RuleException.ThrowIf(SentAt is not null, "Este chamado já foi enviado.");
        RuleException.ThrowIf(DiscardedAt is not null, "Este rascunho foi descartado.");
    }
}
