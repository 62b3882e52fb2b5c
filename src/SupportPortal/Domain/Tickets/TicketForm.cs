using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

/// <summary>The form as the customer sent it; it never changes afterwards.</summary>
public sealed record TicketForm(
    string RequesterName, Cpf? RequesterCpf, string Department, string NotifyEmail, string Subject, string Message);
