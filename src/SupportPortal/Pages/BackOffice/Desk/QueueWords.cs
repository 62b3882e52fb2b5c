using System.Globalization;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk;

public static class QueueWords
{
    public static string Of(this IStringLocalizer<Words> words, QueueView view) => view.Slug switch
    {
        "minha" => words["Minha fila"],
        "sem-responsavel" => words["Sem responsável"],
        "vencendo" => words["Vencem em 1 hora"],
        "vencidos" => words["Prazo vencido"],
        "cliente-respondeu" => words["Cliente respondeu"],
        "aguardando-cliente" => words["Aguardando cliente"],
        "aguardando-terceiro" => words["Aguardando terceiro"],
        "todos" => words["Todos em aberto"],
        _ => throw new ArgumentOutOfRangeException(nameof(view)),
    };

    /// <summary>What the queue is called with this address: its view, or what was looked for.</summary>
    public static string NameOf(this IStringLocalizer<Words> words, QueueFilter filter) =>
        filter.Saved?.Name ?? (filter.View == QueueView.Everything && !filter.IsOpenOnly ? words["Chamados"].Value : words.Of(filter.View));

    public static string Of(this IStringLocalizer<Words> words, QueueOrder order) => order switch
    {
        QueueOrder.Queue => words["Prioridade e prazo"],
        QueueOrder.Deadline => words["Prazo mais próximo"],
        QueueOrder.LastChange => words["Atualização recente"],
        _ => words["Abertura recente"],
    };

    public static string Of(this IStringLocalizer<Words> words, Scope scope) => scope switch
    {
        Scope.Personal => words["Só para mim"],
        Scope.Team => words["Uma equipe"],
        _ => words["Todos do atendimento"],
    };

    public static string Column(this IStringLocalizer<Words> words, string column) => column switch
    {
        QueueColumns.Status => words["Status"],
        QueueColumns.Deadline => words["Prazo"],
        QueueColumns.Assignee => words["Responsável"],
        QueueColumns.Team => words["Equipe"],
        QueueColumns.Category => words["Tipo"],
        QueueColumns.Requester => words["Solicitante"],
        QueueColumns.Opened => words["Aberto em"],
        _ => words["Atualizado"],
    };

    /// <summary>A counter: what is more than it counts to shows as 999+.</summary>
    public static string Count(int count) =>
        count < TicketQueue.CountLimit ? count.ToString(CultureInfo.CurrentCulture) : $"{TicketQueue.CountLimit - 1}+";
}
