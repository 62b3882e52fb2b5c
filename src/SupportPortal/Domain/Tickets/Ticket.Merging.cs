using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Domain.Tickets;

/// <summary>Joining two tickets of one customer, and what else ties one ticket to another.</summary>
public partial class Ticket
{
    /// <summary>This ticket ends here and goes on in the other one. Only staff read which: a customer learns it where he may see both.</summary>
    /// <param name="holdsOthers">Others have been joined to this one.</param>
    public TicketMerge MergeInto(Ticket target, bool holdsOthers, BusinessCalendar calendar, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(target.Code == Code, "Escolha outro chamado.");
        RuleException.ThrowIf(target.CustomerId != CustomerId, "Só se unem chamados do mesmo cliente.");
        RuleException.ThrowIf(!IsOpen, "Só um chamado aberto pode ser unido a outro.");
        RuleException.ThrowIf(target.IsFinal, "O outro chamado está encerrado.");
        RuleException.ThrowIf(holdsOthers, "Este chamado já reúne outros. Una o outro chamado a este.");
        var merge = new TicketMerge(this, target, by, at);
        (MergedIntoId, ClosedAt, AwaitsReply) = (target.Id, at, false);
        Record(TicketEventKind.Merged, null, target.Code, by, at, isInternal: true);
        MoveTo(TicketStatus.Merged, calendar, by, at);
        EndClocks(calendar, at);
        target.Record(TicketEventKind.MergedFrom, null, Code, by, at, isInternal: true);
        target.UpdatedAt = at;
        return merge;
    }

    /// <summary>As if it had never been joined: the clocks have run all the while.</summary>
    public void Unmerge(TicketMerge merge, Ticket target, BusinessCalendar calendar, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(Status is not TicketStatus.Merged || merge.SourceId != Id, "Este chamado não está unido a outro.");
        merge.Undo(by, at);
        (MergedIntoId, ClosedAt, AwaitsReply) = (null, null, merge.AwaitedReply);
        foreach (var clock in _clocks.Where(c => c.MetAt == merge.MergedAt)) { clock.Resume(); }
        Record(TicketEventKind.Unmerged, null, target.Code, by, at, isInternal: true);
        MoveTo(merge.StatusBefore, calendar, by, at, merge.WaitedFor);
        target.Record(TicketEventKind.Unmerged, null, Code, by, at, isInternal: true);
        target.UpdatedAt = at;
    }

    public TicketLink Link(Ticket other, LinkKind kind, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(other.Code == Code, "Escolha outro chamado.");
        Record(TicketEventKind.Linked, kind.ToString(), other.Code, by, at, isInternal: true);
        other.Record(TicketEventKind.Linked, TicketLink.Reverse(kind), Code, by, at, isInternal: true);
        return new TicketLink(this, other, kind, by, at);
    }

    public void Unlink(Ticket other, LinkKind kind, Actor by, DateTimeOffset at)
    {
        Record(TicketEventKind.Unlinked, kind.ToString(), other.Code, by, at, isInternal: true);
        other.Record(TicketEventKind.Unlinked, TicketLink.Reverse(kind), Code, by, at, isInternal: true);
    }

    /// <summary>Its customer reads it only if he said so himself: what else staff tie to an incident is theirs.</summary>
    internal void NoteIncident(string title, Actor by, DateTimeOffset at) => Record(TicketEventKind.IncidentJoined, null, title, by, at, isInternal: by.Side is not Side.Customer);

    /// <summary>A line only staff read, about what hangs on the ticket and is no part of it.</summary>
    internal void Note(TicketEventKind kind, string? what, Actor by, DateTimeOffset at, string? note = null) => Record(kind, null, what, by, at, note, isInternal: true);

    /// <summary>A new ticket of the same person, which begins with a public message of this one.</summary>
    public Ticket Split(string code, string subject, TicketMessage message, Category category, SlaTerms terms, BusinessCalendar calendar, DateTimeOffset at)
    {
        RuleException.ThrowIf(message.IsInternal, "Uma nota interna não vira chamado.");
        var form = new TicketForm(RequesterName, RequesterCpf, Department, NotifyEmail, subject, message.Body) { Language = Language };
        var split = Open(code, CustomerId, form, category, terms, ProductId, TopicId, calendar, new Actor(RequesterId, RequesterName, Side.Customer), at);
        if (NotifiesOutside) { split.NoteOpenedOutside(addressIsTheCompanys: false, at); }
        return split;
    }

    /// <summary>A message of another ticket, with its own author and moment.</summary>
    public TicketMessage Carry(TicketMessage other)
    {
        RuleException.ThrowIf(other.IsInternal || other.CustomerId != CustomerId, "Esta mensagem não pode ser levada.");
        var copy = new TicketMessage(CustomerId, other.Body, isInternal: false, new Actor(other.AuthorId, other.AuthorName, other.Side), other.At);
        _messages.Add(copy);
        return copy;
    }

    /// <summary>Files of a message for its copy; their bytes are the database's to copy.</summary>
    public IReadOnlyList<(Guid From, Guid To)> TakeFiles(TicketMessage copy, TicketMessage original, DateTimeOffset at)
    {
        var taken = new List<(Guid, Guid)>();
        foreach (var file in original.Files.Where(f => !f.IsInternal))
        {
            var same = file.CopyOf(Guid.CreateVersion7(at));
            copy.Attach(same);
            taken.Add((file.Id, same.Id));
        }
        return taken;
    }
}
