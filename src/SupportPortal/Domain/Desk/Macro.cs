using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Desk;

/// <summary>Several acts under one name. A macro with a reply fills the composer and does the rest when that is sent; one without acts at once.</summary>
public class Macro
{
    public const int NameMaxLength = 80, ReasonMaxLength = 500;
    private Macro() { } // EF Core

    public Macro(string name, BulkAct acts, int ownerId, Sharing sharing, DateTimeOffset at)
    {
        OwnerId = ownerId;
        Write(name, acts, sharing, at);
    }

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public BulkAct Acts { get; private set; } = new();
    public Scope Scope { get; private set; }
    public int? TeamId { get; private set; }
    public int OwnerId { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public uint Version { get; private set; }

    public Sharing Sharing => new(Scope, TeamId);

    public void Write(string name, BulkAct acts, Sharing sharing, DateTimeOffset at)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(name), "Dê um nome à macro.");
        RuleException.ThrowIf(acts.IsNothing, "Escolha o que a macro faz.");
        RuleException.ThrowIf(acts.RecalculateReason is not null, "Prazos se recalculam um a um ou em lote, nunca por macro.");
        RuleException.ThrowIf(acts.Reply is not null && CannedReply.UnknownIn(acts.Reply) is not null, "O texto tem uma variável que não existe.");
        RuleException.ThrowIf(acts.Note is { Length: > Rule.NoteMaxLength }, "A nota é longa demais.");
        RuleException.ThrowIf(acts.Priority is not null && string.IsNullOrWhiteSpace(acts.PriorityReason), "Diga por que a prioridade muda.");
        RuleException.ThrowIf(acts.Status is TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty && string.IsNullOrWhiteSpace(acts.Reason), "Diga o que falta para continuar.");
        RuleException.ThrowIf(acts.Status is TicketStatus.Resolved && acts.Reply is null, "Para resolver, responda ao cliente dizendo o que foi feito.");
        (Name, Acts, Scope, TeamId, UpdatedAt) = (name.Trim(), acts, sharing.Scope, sharing.TeamId, at);
    }
}
