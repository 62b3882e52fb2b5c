using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

/// <summary>One ticket goes on in another of the same customer. Nothing is moved: both keep their messages, so that it can be undone.</summary>
public class TicketMerge
{
    private TicketMerge() { } // EF Core

    internal TicketMerge(Ticket source, Ticket target, Actor by, DateTimeOffset at)
    {
        (CustomerId, SourceId, TargetId, ById, MergedAt) = (source.CustomerId, source.Id, target.Id, by.PersonId, at);
        (StatusBefore, AwaitedReply, WaitedFor) = (source.Status, source.AwaitsReply, source.Pauses.SingleOrDefault(p => p.To is null)?.Reason);
    }

    public long Id { get; private set; }
    public int CustomerId { get; private init; }
    public long SourceId { get; private init; }
    public long TargetId { get; private init; }
    public int? ById { get; private init; }
    public DateTimeOffset MergedAt { get; private init; }
    public TicketStatus StatusBefore { get; private init; }
    public bool AwaitedReply { get; private init; }
    /// <summary>What the customer was asked for, if the ticket waited.</summary>
    public string? WaitedFor { get; private init; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public int? UndoneById { get; private set; }
    public uint Version { get; private set; }

    internal void Undo(Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(UndoneAt is not null, "Esta união já foi desfeita.");
        (UndoneAt, UndoneById) = (at, by.PersonId);
    }
}
