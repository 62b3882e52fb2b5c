using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Web;

/// <summary>What happened to a service order, and to the hours of a contract.</summary>
public static class ServiceOrderWords
{
    /// <summary>Without who and when, which stand beside it.</summary>
    public static string Sentence(this IStringLocalizer<Words> words, ServiceOrderEvent line) => line.Kind switch
    {
        ServiceOrderEventKind.Moved => words.Of(line.To).Text,
        ServiceOrderEventKind.TechnicianChanged => words["Técnico: {0}", line.Note ?? ""],
        ServiceOrderEventKind.TaskAdded => words["Tarefa incluída: {0}", line.Note ?? ""],
        ServiceOrderEventKind.TaskRemoved => words["Tarefa retirada: {0}", line.Note ?? ""],
        ServiceOrderEventKind.TaskDone => words["Tarefa feita: {0}", line.Note ?? ""],
        ServiceOrderEventKind.TaskReopened => words["Tarefa reaberta: {0}", line.Note ?? ""],
        ServiceOrderEventKind.PartAdded => words["Peça incluída: {0}", line.Note ?? ""],
        ServiceOrderEventKind.PartRemoved => words["Peça retirada: {0}", line.Note ?? ""],
        ServiceOrderEventKind.HoursAdded => words["Horas lançadas: {0}", line.Note ?? ""],
        ServiceOrderEventKind.HoursRemoved => words["Horas retiradas: {0}", line.Note ?? ""],
        ServiceOrderEventKind.PhotoAdded => words["Foto incluída: {0}", line.Note ?? ""],
        ServiceOrderEventKind.PhotoRemoved => words["Foto retirada: {0}", line.Note ?? ""],
        ServiceOrderEventKind.AcceptanceReminded => words["Lembrete do ateste enviado"],
        ServiceOrderEventKind.AcceptanceOverdue => words["O prazo do ateste terminou; a equipe foi avisada e a OS continua pendente"],
        _ => throw new ArgumentOutOfRangeException(nameof(line)),
    };

    public static string Of(this IStringLocalizer<Words> words, HourMovementKind kind) => kind switch
    {
        HourMovementKind.Grant => words["Horas do mês"],
        HourMovementKind.ServiceOrder => words["Ordem de serviço"],
        HourMovementKind.TicketReturned => words["Tempo de chamado estornado, horas devolvidas"],
        HourMovementKind.ServiceOrderReturned => words["OS recusada, horas devolvidas"],
        HourMovementKind.Ticket => words["Atendimento em chamado"],
        HourMovementKind.Adjustment => words["Ajuste"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Novembro de 2026, for a heading.</summary>
    public static string MonthTitle(DateOnly month)
    {
        var name = MonthName(month);
        return char.ToUpper(name[0], System.Globalization.CultureInfo.CurrentCulture) + name[1..];
    }

    /// <summary>novembro de 2026</summary>
    public static string MonthName(DateOnly month) => month.ToString("Y", System.Globalization.CultureInfo.CurrentCulture);
}
