using SupportPortal.Domain.Accounts;

namespace SupportPortal.Mail;

/// <summary>Which mails their readers may choose about.</summary>
public static class Notices
{
    /// <summary>Null for what always comes at once: signing in, security, and what somebody has just asked for.</summary>
    public static NoticeEvent? Of(string kind) => kind switch
    {
        "ticket-replied" => NoticeEvent.TicketReplied,
        "ticket-state-changed" or "ticket-assigned" or "ticket-resolved" or "ticket-copied-in" => NoticeEvent.TicketChanged,
        "ticket-reminded" => NoticeEvent.TicketReminder,
        "service-order-changed" or "service-order-answered" or "service-order-overdue" => NoticeEvent.ServiceOrder,
        "service-order-reminder" => NoticeEvent.ServiceOrderReminder,
        "reminder-due-soon" or "reminder-due-today" or "reminder-overdue" => NoticeEvent.Invoice,
        "hours-nearly-used-up" => NoticeEvent.Hours,
        "desk-news" => NoticeEvent.FollowedTicket,
        "deadline-warning" => NoticeEvent.Deadline,
        _ => null,
    };

    /// <summary>The page a mail is about, for the digest, which has no button for each.</summary>
    public static string? PageOf(OutboxMessage mail) => mail.Kind switch
    {
        "desk-news" or "deadline-warning" => $"/atendimento/chamados/{mail.Reference}",
        "service-order-answered" or "service-order-overdue" => $"/atendimento/ordens-de-servico/{mail.Reference}",
        "service-order-changed" or "service-order-reminder" => $"/ordens-de-servico/{mail.Reference}",
        "hours-nearly-used-up" => "/consumo",
        var kind when Of(kind) is NoticeEvent.Invoice => $"/financeiro/{mail.Reference}",
        var kind when kind.StartsWith("ticket-", StringComparison.Ordinal) => $"/chamados/{mail.Reference}",
        _ => null,
    };
}
