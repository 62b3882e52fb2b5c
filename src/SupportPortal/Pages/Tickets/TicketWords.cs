using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>A ticket told to its customer: what happens now, what happened, what was promised.</summary>
public static class TicketWords
{
    /// <summary>The sentence below the live flow.</summary>
    public static string Now(this IStringLocalizer<Words> words, CustomerTicket view, DateTimeOffset now)
    {
        var ticket = view.Ticket;
        var who = view.Assignee ?? words["a equipe"].Value;
        var since = words.Moment(ticket.StatusSince, now).ToLower(System.Globalization.CultureInfo.CurrentCulture);
        return ticket.Status switch
        {
            TicketStatus.New when view.Assignee is null => words["a triagem confere o tipo e escolhe quem vai atender."],
            TicketStatus.New => words["{0} recebeu o chamado e vai responder.", who],
            TicketStatus.InProgress when ticket.AwaitsReply => words["{0} está com o chamado e vai responder à sua mensagem.", who],
            TicketStatus.InProgress => words["{0} está trabalhando no chamado.", who],
            TicketStatus.WaitingCustomer when ticket.IsPaused => words["{0} espera a sua resposta. O prazo está pausado desde {1}.", who, since],
            TicketStatus.WaitingCustomer => words["{0} espera a sua resposta desde {1}. O prazo continua contando.", who, since],
            TicketStatus.WaitingThirdParty when ticket.IsPaused => words["o chamado depende de outra empresa desde {0}. O prazo está pausado.", since],
            TicketStatus.WaitingThirdParty => words["o chamado depende de outra empresa desde {0}. O prazo continua contando.", since],
            TicketStatus.Resolved => words["{0} marcou o chamado como resolvido. Sem resposta sua, ele encerra sozinho em {1}.", who, Show.Date(ticket.ReopenUntil ?? now)],
            TicketStatus.Closed => words["chamado encerrado. Se precisar, abra uma continuação."],
            TicketStatus.Cancelled => words["chamado cancelado."],
            _ => words["o atendimento continua em outro chamado."],
        };
    }

    public static string Sentence(this IStringLocalizer<Words> words, CustomerEvent line) => line.Kind switch
    {
        TicketEventKind.Opened => words["Chamado aberto pelo portal"],
        TicketEventKind.StatusChanged when line is { Side: Side.System, To: nameof(TicketStatus.Resolved) } => words["Sem resposta, o chamado foi resolvido automaticamente"],
        TicketEventKind.StatusChanged when line is { Side: Side.System, To: nameof(TicketStatus.Closed) } => words["Sem resposta, o chamado foi encerrado automaticamente"],
        TicketEventKind.StatusChanged => words["O status passou de {0} para {1}", words.StatusNamed(line.From), words.StatusNamed(line.To)],
        TicketEventKind.Assigned when line.To == line.By => words["{0} assumiu o chamado", line.By],
        TicketEventKind.Assigned => words["{0} encaminhou o chamado para {1}", line.By, line.To!],
        TicketEventKind.PriorityChanged => words["A prioridade passou de {0} para {1}", words.Of(Enum.Parse<Priority>(line.From!)), words.Of(Enum.Parse<Priority>(line.To!))],
        TicketEventKind.CategoryChanged => words["O tipo passou de {0} para {1}", words[line.From ?? ""].Value, words[line.To ?? ""].Value],
        TicketEventKind.ServiceOrderLinked => words["OS {0} vinculada a este chamado", line.To!.Replace('-', '/')],
        TicketEventKind.Rated => words["Atendimento avaliado com nota {0} de 5", line.To!],
        TicketEventKind.Merged => words["Chamado unido a outro"],
        TicketEventKind.Reminded => words["Lembrete enviado: a pergunta ainda espera resposta"],
        TicketEventKind.ParticipantAdded => words["{0} incluiu {1} no chamado", line.By, line.To!],
        TicketEventKind.ParticipantRemoved when line.From == line.By => words["{0} deixou de acompanhar o chamado", line.By],
        TicketEventKind.ParticipantRemoved => words["{0} retirou {1} do chamado", line.By, line.From!],
        TicketEventKind.FollowUp => words["Continuação aberta: {0}", line.To!],
        TicketEventKind.DeadlineRecalculated => words["O prazo foi recalculado: de {0} para {1}", SlaWords.Moment(line.From!), SlaWords.Moment(line.To!)],
        TicketEventKind.IncidentJoined => words["Chamado ligado ao incidente “{0}”", line.To!],
        _ => throw new ArgumentOutOfRangeException(nameof(line)),
    };

    /// <summary>What this ticket is to the other one.</summary>
    public static string Link(this IStringLocalizer<Words> words, string kind) => kind switch
    {
        nameof(LinkKind.Related) => words["relacionado a"],
        nameof(LinkKind.Blocks) => words["bloqueia"],
        "BlocksOf" => words["bloqueado por"],
        nameof(LinkKind.Duplicates) => words["duplica"],
        "DuplicatesOf" => words["duplicado por"],
        nameof(LinkKind.Parent) => words["pai de"],
        "ParentOf" => words["filho de"],
        nameof(LinkKind.Split) => words["deu origem a"],
        _ => words["separado de"],
    };

    public static string IconOf(TicketEventKind kind) => kind switch
    {
        TicketEventKind.Assigned => "user-check",
        TicketEventKind.PriorityChanged => "flag",
        TicketEventKind.CategoryChanged => "tag",
        TicketEventKind.ServiceOrderLinked => "tool",
        TicketEventKind.Rated => "star",
        TicketEventKind.Reminded => "bell",
        TicketEventKind.ParticipantAdded or TicketEventKind.ParticipantRemoved => "users",
        TicketEventKind.DeadlineRecalculated => "clock",
        _ => "route",
    };

    public static string IconOf(CustomerFile file) => file.ContentType switch
    {
        "application/pdf" => "file-type-pdf",
        "application/xml" => "file-type-xml",
        "text/csv" => "file-type-csv",
        "application/zip" => "file-zip",
        var type when type.StartsWith("image/", StringComparison.Ordinal) => "photo",
        var type when type.EndsWith("sheet", StringComparison.Ordinal) => "file-spreadsheet",
        _ => "file-text",
    };

    /// <summary>Who wrote, seen by this reader: Você, another of the company, or our support.</summary>
    public static string Role(this IStringLocalizer<Words> words, CustomerMessage message, Viewer me) => message.Side switch
    {
        Side.Staff => words["Suporte"],
        Side.System => words["Sistema"],
        _ when message.AuthorId == me.PersonId => words["Você"],
        _ => words["Sua empresa"],
    };

    public static string StatusNamed(this IStringLocalizer<Words> words, string? name) => words.Of(Enum.Parse<TicketStatus>(name!)).Text;
}
