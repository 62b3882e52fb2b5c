using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

/// <summary>The form as the customer sent it; it never changes afterwards.</summary>
public sealed record TicketForm(
    string RequesterName, Cpf? RequesterCpf, string Department, string NotifyEmail, string Subject, string Message)
{
    public const string DefaultLanguage = "pt-BR";

    public Impact? Impact { get; init; }
    /// <summary>In which the requester reads.</summary>
    public string Language { get; init; } = DefaultLanguage;
    /// <summary>To the category's own questions.</summary>
    public IReadOnlyList<FieldAnswer> Answers { get; init; } = [];

    public Priority PriorityIn(Category category) => Impact?.PriorityIn(category.Priority) ?? category.Priority;
}
