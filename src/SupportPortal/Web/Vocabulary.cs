using Microsoft.Extensions.Localization;
using SupportPortal.Domain;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Web;

/// <summary>One name, tone and icon for each state. Screens and mails take them from here.</summary>
public static class Vocabulary
{
    public sealed record Term(string Text, string Tone, string Icon);

    /// <param name="words">The language.</param>
    /// <param name="status">The state.</param>
    /// <param name="toStaff">The customer reads "Aguardando você", staff "Aguardando cliente".</param>
    public static Term Of(this IStringLocalizer<Words> words, TicketStatus status, bool toStaff = false) => status switch
    {
        TicketStatus.New => new(words["Recebido"], "info", "circle-dashed"),
        TicketStatus.InProgress => new(words["Em atendimento"], "marca", "circle-half-2"),
        TicketStatus.WaitingCustomer when toStaff => new(words["Aguardando cliente"], "neutro", "player-pause"),
        TicketStatus.WaitingCustomer => new(words["Aguardando você"], "alerta", "message-circle-question"),
        TicketStatus.WaitingThirdParty => new(words["Aguardando terceiro"], "roxo", "hourglass"),
        TicketStatus.Resolved => new(words["Resolvido"], "ok", "circle-check"),
        TicketStatus.Closed => new(words["Encerrado"], "neutro", "circle-check"),
        TicketStatus.Cancelled => new(words["Cancelado"], "neutro", "circle-x"),
        TicketStatus.Merged => new(words["Unido a outro"], "neutro", "git-merge"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static Term Of(this IStringLocalizer<Words> words, ArticleState state) => state switch
    {
        ArticleState.Draft => new(words["Rascunho"], "neutro", "pencil"),
        ArticleState.Scheduled => new(words["Agendado"], "info", "calendar"),
        ArticleState.Live => new(words["No ar"], "ok", "circle-check"),
        ArticleState.Archived => new(words["Arquivado"], "neutro", "archive"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)), // "changed" and "all" are questions, not states
    };

    public static Term Of(this IStringLocalizer<Words> words, ServiceOrderStatus status) => status switch
    {
        ServiceOrderStatus.Open => new(words["Aberta"], "info", "circle-dashed"),
        ServiceOrderStatus.Scheduled => new(words["Agendada"], "info", "calendar"),
        ServiceOrderStatus.InProgress => new(words["Em execução"], "marca", "circle-half-2"),
        ServiceOrderStatus.Done => new(words["Concluída"], "alerta", "clipboard-list"),
        ServiceOrderStatus.Accepted => new(words["Aceita"], "ok", "circle-check"),
        ServiceOrderStatus.Rejected => new(words["Recusada"], "perigo", "circle-x"),
        ServiceOrderStatus.Cancelled => new(words["Cancelada"], "neutro", "circle-x"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static Term Of(this IStringLocalizer<Words> words, InvoiceStatus status, DateOnly dueOn, DateOnly today) => status switch
    {
        InvoiceStatus.Open when BankCalendar.National.EffectiveDueDate(dueOn) < today => new(words["Vencido"], "perigo", ""),
        InvoiceStatus.Open when BankCalendar.National.EffectiveDueDate(dueOn) == today => new(words["Vence hoje"], "alerta", ""),
        InvoiceStatus.Open => new(words["A vencer"], "neutro", ""),
        InvoiceStatus.Paid => new(words["Pago"], "ok", ""),
        InvoiceStatus.Cancelled => new(words["Cancelado"], "neutro", ""),
        InvoiceStatus.Disputed => new(words["Contestado"], "info", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Its <see cref="LocalizedString.Name"/>, in Portuguese, is what is kept with the title.</summary>
    public static LocalizedString Of(this IStringLocalizer<Words> words, DisputeReason reason) => reason switch
    {
        DisputeReason.WrongAmount => words["Valor incorreto"],
        DisputeReason.AlreadyPaid => words["Já paguei"],
        DisputeReason.ChargedTwice => words["Cobrança em duplicidade"],
        DisputeReason.NotProvided => words["Serviço não prestado ou cancelado"],
        DisputeReason.Other => words["Outro motivo"],
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Of(this IStringLocalizer<Words> words, Priority priority) => priority switch
    {
        Priority.Critical => words["Crítica"],
        Priority.High => words["Alta"],
        Priority.Normal => words["Normal"],
        Priority.Low => words["Baixa"],
        _ => throw new ArgumentOutOfRangeException(nameof(priority)),
    };

    /// <summary>Hoje, 15:08 · Ontem, 15:08 · Amanhã, 15:08 · 14/09/2026 15:08.</summary>
    public static string Moment(this IStringLocalizer<Words> words, DateTimeOffset at, DateTimeOffset now) =>
        (PortalTime.DayOf(at).DayNumber - PortalTime.DayOf(now).DayNumber) switch
        {
            0 => words["Hoje, {0}", Show.Time(at)],
            -1 => words["Ontem, {0}", Show.Time(at)],
            1 => words["Amanhã, {0}", Show.Time(at)],
            _ => Show.DateTime(at),
        };

    /// <summary>há 3 minutos · há 4 horas · há 4 dias; the date from a month on.</summary>
    public static string Ago(this IStringLocalizer<Words> words, DateTimeOffset at, DateTimeOffset now)
    {
        var days = PortalTime.DayOf(now).DayNumber - PortalTime.DayOf(at).DayNumber;
        return (now - at).TotalMinutes switch
        {
            < 1 => words["agora"],
            < 2 => words["há 1 minuto"],
            < 60 and var minutes => words["há {0} minutos", (int)minutes],
            < 120 => words["há 1 hora"],
            < 24 * 60 and var minutes => words["há {0} horas", (int)minutes / 60],
            _ when days == 1 => words["há 1 dia"],
            _ when days <= 30 => words["há {0} dias", days],
            _ => Show.Date(at),
        };
    }
}
