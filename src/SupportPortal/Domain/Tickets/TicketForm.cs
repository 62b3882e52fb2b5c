using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

/// <summary>The form as the customer sent it; it never changes afterwards.</summary>
public sealed record TicketForm(
    string RequesterName, Cpf? RequesterCpf, string Department, string NotifyEmail, string Subject, string Message)
{
    public Impact? Impact { get; init; }
    /// <summary>To the category's own questions.</summary>
    public IReadOnlyList<FieldAnswer> Answers { get; init; } = [];
}
