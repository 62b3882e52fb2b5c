using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

/// <summary>
/// A request for support from somebody who did not sign in. It is nothing until the link mailed to its address is used; then it has a code, and becomes a
/// ticket at once if its CNPJ is a customer's, or waits for the desk if not. The person is told the same either way.
/// </summary>
public class PublicRequest
{
    public const int ProductMaxLength = 100, ReasonMaxLength = 1_000;
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private PublicRequest() { } // EF Core

    public PublicRequest(Cnpj cnpj, string name, string email, string product, string subject, string message, string language, DateTimeOffset at)
    {
        (Id, Cnpj, Name, Email, Product) = (Guid.CreateVersion7(at), cnpj, name, email, product);
        (Subject, Message, Language, CreatedAt) = (subject, message, language, at);
    }

    public Guid Id { get; private init; }
    public Cnpj Cnpj { get; private init; }
    public string Name { get; private init; } = "";
    public string Email { get; private init; } = "";
    /// <summary>As it was typed: it need not be one of ours.</summary>
    public string Product { get; private init; } = "";
    public string Subject { get; private init; } = "";
    public string Message { get; private init; } = "";
    public string Language { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    /// <summary>Given with the confirmation; the ticket has it too.</summary>
    public string? Code { get; private set; }
    public Ticket? Ticket { get; private set; }
    public long? TicketId { get; private set; }
    public DateTimeOffset? DismissedAt { get; private set; }
    public int? DismissedById { get; private set; }
    public string? DismissReason { get; private set; }

    public bool IsWaiting => ConfirmedAt is not null && TicketId is null && Ticket is null && DismissedAt is null;

    public void Confirm(string code, DateTimeOffset at)
    {
        RuleException.ThrowIf(ConfirmedAt is not null, "Este pedido já foi confirmado.");
        (Code, ConfirmedAt) = (code, at);
    }

    public void Become(Ticket ticket)
    {
        RuleException.ThrowIf(!IsWaiting, "Este pedido já foi tratado.");
        Ticket = ticket;
    }

    /// <summary>No ticket comes of it: somebody else's matter, or nobody's.</summary>
    public void Dismiss(string reason, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!IsWaiting, "Este pedido já foi tratado.");
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(reason), "Diga por que o pedido não vira chamado.");
        (DismissReason, DismissedById, DismissedAt) = (reason, by.PersonId, at);
    }

    /// <summary>The form of the ticket it becomes.</summary>
    public TicketForm ToForm() => new(Name, null, "", Email, Subject, Message)
    {
        Language = Language,
        Answers = Product.Length == 0 ? [] : [new FieldAnswer(null, "Produto", FieldKind.Text, Product)],
    };
}
