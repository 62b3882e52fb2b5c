using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Pages.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>One line of a ticket's history as a sentence, for staff.</summary>
public static class HistoryWords
{
    public static string Sentence(this IStringLocalizer<Words> words, TicketEvent line) => line.Kind switch
    {
        TicketEventKind.Opened => words["{0} abriu o chamado", line.ByName],
        TicketEventKind.StatusChanged when line is { Side: Side.System, To: nameof(TicketStatus.Resolved) } => words["Sem resposta, o chamado foi resolvido automaticamente"],
        TicketEventKind.StatusChanged when line is { Side: Side.System, To: nameof(TicketStatus.Closed) } => words["Sem resposta, o chamado foi encerrado automaticamente"],
        TicketEventKind.StatusChanged => words["{0} mudou o status de {1} para {2}", line.ByName, Status(words, line.From), Status(words, line.To)],
        TicketEventKind.Assigned when line.To == line.ByName => words["{0} assumiu o chamado", line.ByName],
        TicketEventKind.Assigned => words["{0} passou o chamado para {1}", line.ByName, line.To!],
        TicketEventKind.PriorityChanged => words["{0} mudou a prioridade de {1} para {2}", line.ByName, Priority(words, line.From), Priority(words, line.To)],
        TicketEventKind.CategoryChanged => words["{0} mudou o tipo de {1} para {2}", line.ByName, words[line.From ?? ""], words[line.To ?? ""]],
        TicketEventKind.ServiceOrderLinked => words["{0} abriu a OS {1}", line.ByName, line.To!.Replace('-', '/')],
        TicketEventKind.Rated => words["{0} deu nota {1} ao atendimento", line.ByName, line.To!],
        TicketEventKind.Merged => words["{0} uniu este chamado ao {1}", line.ByName, line.To!],
        TicketEventKind.MergedFrom => words["{0} uniu o chamado {1} a este", line.ByName, line.To!],
        TicketEventKind.Unmerged => words["{0} desfez a união com o {1}", line.ByName, line.To!],
        TicketEventKind.Linked => words["{0} vinculou: {1} {2}", line.ByName, words.Link(line.From!), line.To!],
        TicketEventKind.Unlinked => words["{0} desfez o vínculo: {1} {2}", line.ByName, words.Link(line.From!), line.To!],
        TicketEventKind.TimeSpent when line.To!.StartsWith('-') => words["{0} estornou {1} min", line.ByName, line.To[1..]],
        TicketEventKind.TimeSpent => words["{0} apontou {1} min", line.ByName, line.To!],
        TicketEventKind.IncidentJoined => words["Chamado ligado ao incidente {0}", line.To!],
        TicketEventKind.OpenedOutside when line.To is { } address => words["Aberto sem login. O e-mail foi confirmado, mas {0} não é um endereço da empresa", address],
        TicketEventKind.OpenedOutside => words["Aberto sem login. O e-mail foi confirmado e é da empresa"],
        TicketEventKind.Reminded => words["Lembrete enviado: a pergunta ainda espera resposta"],
        TicketEventKind.ParticipantAdded => words["{0} incluiu {1} no chamado", line.ByName, line.To!],
        TicketEventKind.ParticipantRemoved when line.From == line.ByName => words["{0} deixou de acompanhar o chamado", line.ByName],
        TicketEventKind.ParticipantRemoved => words["{0} retirou {1} do chamado", line.ByName, line.From!],
        TicketEventKind.TeamChanged when line.To is null => words["{0} tirou o chamado da equipe {1}", line.ByName, line.From ?? ""],
        TicketEventKind.TeamChanged => words["{0} passou o chamado para a equipe {1}", line.ByName, line.To],
        TicketEventKind.Distributed => words["Distribuído automaticamente na equipe {0}", line.To!],
        TicketEventKind.RuleApplied => words["A regra “{0}” agiu", line.To!],
        TicketEventKind.FollowUp => words["{0} abriu a continuação {1}", line.ByName, line.To!],
        TicketEventKind.DeadlineMissed => words["Prazo ultrapassado: {0}, que vencia em {1}", words.Of(Enum.Parse<SlaMetric>(line.From!)), SlaWords.Moment(line.To!)],
        TicketEventKind.DeadlineRecalculated => words["{0} recalculou o prazo de {1} para {2}", line.ByName, SlaWords.Moment(line.From!), SlaWords.Moment(line.To!)],
        _ => throw new ArgumentOutOfRangeException(nameof(line)),
    };

    public static string IconOf(TicketEventKind kind) => kind switch
    {
        TicketEventKind.Assigned => "user-check",
        TicketEventKind.TeamChanged => "users",
        TicketEventKind.PriorityChanged => "flag",
        TicketEventKind.CategoryChanged => "tag",
        TicketEventKind.ServiceOrderLinked => "tool",
        TicketEventKind.Rated => "star",
        TicketEventKind.Reminded => "bell",
        TicketEventKind.Distributed => "users",
        TicketEventKind.RuleApplied => "bolt",
        TicketEventKind.Merged or TicketEventKind.MergedFrom or TicketEventKind.Unmerged => "git-merge",
        TicketEventKind.Linked or TicketEventKind.Unlinked => "link",
        TicketEventKind.ParticipantAdded or TicketEventKind.ParticipantRemoved => "users",
        TicketEventKind.OpenedOutside or TicketEventKind.DeadlineMissed => "alert-triangle",
        TicketEventKind.DeadlineRecalculated or TicketEventKind.TimeSpent => "clock",
        TicketEventKind.IncidentJoined => "bolt",
        _ => "route",
    };

    private static string Status(IStringLocalizer<Words> words, string? name) => words.Of(Enum.Parse<TicketStatus>(name!), toStaff: true).Text;

    private static string Priority(IStringLocalizer<Words> words, string? name) => words.Of(Enum.Parse<Priority>(name!));
}
