namespace SupportPortal.Domain.Tickets;

/// <summary>What a ticket's form asked beyond its own fields, and the answer, as both were when it was sent.</summary>
public class TicketAnswer
{
    private TicketAnswer() { } // EF Core

    internal TicketAnswer(int customerId, FieldAnswer answer, int position) =>
        (CustomerId, FieldId, Label, Kind, Value, Position) = (customerId, answer.FieldId, answer.Label, answer.Kind, answer.Value, position);

    public long Id { get; private set; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    public int? FieldId { get; private init; }
    public string Label { get; private init; } = "";
    public FieldKind Kind { get; private init; }
    /// <summary>A date as 2026-11-21, a number with a point: written for the reader's language when it is shown.</summary>
    public string Value { get; private init; } = "";
    public int Position { get; private init; }
}
