using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Files;

namespace SupportPortal.Domain.Tickets;

/// <summary>What becomes of the ticket when the message is sent.</summary>
public enum Then { Keep, InProgress, WaitingCustomer, WaitingThirdParty, Resolved }

/// <summary>
/// What one analyst is writing on a ticket: to the customer, or as a note. Sent to the customer, it is held for a moment in which it can be taken back;
/// until then the ticket knows nothing of it.
/// </summary>
public class ReplyDraft
{
    public const int ReasonMaxLength = 500;

    /// <summary>How long a reply can be taken back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(10);

    private readonly List<StoredFile> _files = [];
    private ReplyDraft() { } // EF Core

    public long Id { get; private set; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    public int PersonId { get; private init; }
    public Person? Person { get; private init; }
    public bool IsInternal { get; private init; }
    public string Body { get; private set; } = "";
    public Then Then { get; private set; }
    public string? Reason { get; private set; }
    /// <summary>What a macro does beside the reply, when that leaves.</summary>
    public BulkAct? Acts { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    /// <summary>When it leaves; null while it is being written.</summary>
    public DateTimeOffset? SendAt { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<StoredFile> Files => _files;

    public bool IsHeld => SendAt is not null;
    public bool IsEmpty => Body.Length == 0 && _files.Count == 0;
    /// <summary>The moment of the click: the message's own, and the one at which it meets a deadline.</summary>
    public DateTimeOffset SentAt => SendAt!.Value - UndoTime;

    public bool IsDue(DateTimeOffset at) => SendAt <= at;
    public bool CanTakeBack(DateTimeOffset at) => SendAt > at;

    public void Save(string body, Then then, string? reason, DateTimeOffset at)
    {
        RuleException.ThrowIf(IsHeld, "Esta resposta já foi enviada.");
        (Body, Then, Reason, UpdatedAt) = (body, then, reason, at);
    }

    /// <summary>A macro has been chosen; what an earlier one does and this one leaves alone stays.</summary>
    public void Plan(BulkAct acts)
    {
        RuleException.ThrowIf(IsInternal || IsHeld, "Esta resposta já foi enviada.");
        var all = Acts is null ? acts : acts.Over(Acts);
        Acts = all.IsNothing ? null : all;
    }

    public void PlanNothing() => Acts = null;

    public void Attach(StoredFile file)
    {
        RuleException.ThrowIf(file.CustomerId != CustomerId, "Este arquivo não é desta empresa.");
        file.StageForReply();
        _files.Add(file);
    }

    public void Hold(Ticket ticket, DateTimeOffset at)
    {
        RuleException.ThrowIf(IsInternal || IsHeld, "Esta resposta já foi enviada.");
        RuleException.ThrowIf(!ticket.CanReply, "Este chamado está encerrado.");
        RuleException.ThrowIf(Then is not Then.Keep && !ticket.IsOpen, "Este chamado não está aberto.");
        SendAt = at + UndoTime;
    }

    /// <summary>Back to where it was written, before what has been begun since.</summary>
    public void TakeBack(ReplyDraft? begun, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanTakeBack(at), "Esta resposta já foi enviada.");
        Return(begun, at);
    }

    /// <summary>Also when it cannot be sent any more because the ticket has been closed meanwhile: nothing of it is lost.</summary>
    public void Return(ReplyDraft? begun, DateTimeOffset at)
    {
        (SendAt, UpdatedAt) = (null, at);
        if (begun is null) { return; }
        if (begun.Body.Length > 0) { Body = $"{Body}\n\n{begun.Body}"; }
        if (begun.Acts is { } acts) { Acts = Acts is null ? acts : acts.Over(Acts); }
        _files.AddRange(begun._files);
        begun._files.Clear();
    }
}
