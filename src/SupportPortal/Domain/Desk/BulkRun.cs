using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Desk;

/// <summary>What is done to many tickets at once, or by a macro to one: what a rule does, and what takes a person to decide. What is null stays as it is.</summary>
public sealed record BulkAct : RuleActs
{
    /// <summary>Whoever does it becomes the assignee.</summary>
    public bool ToMe { get; init; }
    public int? CategoryId { get; init; }
    public string? PriorityReason { get; init; }
    public TicketStatus? Status { get; init; }
    /// <summary>Why the ticket waits, or what solved it.</summary>
    public string? Reason { get; init; }
    /// <summary>The canned reply as it read when it was chosen, its variables not yet filled in.</summary>
    public string? Reply { get; init; }

    /// <summary>Whoever does it hears of the ticket from then on.</summary>
    public bool Follow { get; init; }
    /// <summary>Why the deadlines count anew; null leaves them alone.</summary>
    public string? RecalculateReason { get; init; }

    public bool IsNothing => this == new BulkAct();

    /// <summary>All but what a composer shows by itself: the reply, and what becomes of the ticket when it is sent.</summary>
    public BulkAct BesideReply() => this with { Reply = null, Status = null, Reason = null };

    /// <summary>This, and of the other what this leaves alone.</summary>
    public BulkAct Over(BulkAct before)
    {
        var (assigns, ranks, moves) = (AssigneeId is not null || ToMe, Priority is not null, Status is not null);
        return new()
        {
            AssigneeId = assigns ? AssigneeId : before.AssigneeId,
            ToMe = assigns ? ToMe : before.ToMe,
            TeamId = TeamId ?? before.TeamId,
            CategoryId = CategoryId ?? before.CategoryId,
            Priority = Priority ?? before.Priority,
            PriorityReason = ranks ? PriorityReason : before.PriorityReason,
            Status = Status ?? before.Status,
            Reason = moves ? Reason : before.Reason,
            Reply = Reply ?? before.Reply,
            Note = Note ?? before.Note,
            Follow = Follow || before.Follow,
            RecalculateReason = RecalculateReason ?? before.RecalculateReason,
        };
    }

    /// <summary>The canned reply for this ticket. Its text may name the company, and whoever reads an address from outside is not known to be of it.</summary>
    public string ReplyTo(Ticket ticket, string analyst, DateTimeOffset at)
    {
        RuleException.ThrowIf(ticket.NotifiesOutside, "Este chamado avisa um e-mail de fora da empresa: responda nele mesmo.");
        return CannedReply.Fill(Reply!, ticket, analyst, at);
    }

    /// <summary>What was chosen with the form may have gone since.</summary>
    public static void Check(Category? category) => RuleException.ThrowIf(category is not { IsActive: true, OutOfScopeAnswer: null }, "Este tipo não está mais em uso.");
}

public enum BulkOutcome { Waiting, Done, Unchanged, Refused }

/// <summary>One change of many tickets. Its id comes with the form, so however often the form is sent there is one run; each ticket is done once, by itself.</summary>
public class BulkRun
{
    public const int MaxTickets = 200;

    private readonly List<BulkLine> _lines = [];
    private BulkRun() { } // EF Core

    public BulkRun(Guid id, BulkAct act, IEnumerable<(Ticket Ticket, uint Seen)> tickets, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(act.IsNothing, "Escolha o que muda nos chamados.");
        (Id, Act, ById, At) = (id, act, by.PersonId!.Value, at);
        _lines.AddRange(tickets.Select((t, i) => new BulkLine(i + 1, t.Ticket.Id, t.Ticket.Code, t.Seen)));
        RuleException.ThrowIf(_lines.Count is 0 or > MaxTickets, "Escolha de 1 a 200 chamados.");
    }

    public Guid Id { get; private init; }
    public BulkAct Act { get; private init; } = new();
    public int ById { get; private init; }
    public DateTimeOffset At { get; private init; }
    public IReadOnlyList<BulkLine> Lines => _lines;
}

public class BulkLine
{
    public const int ReasonMaxLength = 300;
    private BulkLine() { } // EF Core

    internal BulkLine(int position, long ticketId, string code, uint seen) => (Position, TicketId, Code, SeenVersion) = (position, ticketId, code, seen);

    public Guid RunId { get; private init; }
    public int Position { get; private init; }
    public long TicketId { get; private init; }
    public string Code { get; private init; } = "";
    /// <summary>The ticket's version when it was chosen: a ticket that somebody has changed since is left alone.</summary>
    public long SeenVersion { get; private init; }
    public BulkOutcome Outcome { get; private set; }
    /// <summary>Why it was refused: a sentence that is its own translation key.</summary>
    public string? Refusal { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The ticket as it is now must be the one that was chosen.</summary>
    public void Check(Ticket? ticket)
    {
        RuleException.ThrowIf(ticket is null, "Este chamado não existe mais.");
        RuleException.ThrowIf(ticket.Version != SeenVersion, "Outra pessoa mudou este chamado depois que você abriu a lista.");
    }

    public void Finish(BulkOutcome outcome, string? refusal = null)
    {
        RuleException.ThrowIf(Outcome is not BulkOutcome.Waiting, "Este chamado já foi tratado.");
        (Outcome, Refusal) = (outcome, refusal);
    }
}
