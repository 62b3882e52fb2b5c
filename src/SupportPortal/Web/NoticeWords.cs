using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Web;

/// <summary>Kinds of mail, as their readers choose about them.</summary>
public static class NoticeWords
{
    public static (string Name, string Detail) Of(this IStringLocalizer<Words> words, NoticeEvent notice, bool staff) => (notice, staff) switch
    {
        (NoticeEvent.TicketReplied, _) => (words["Respostas nos chamados"], words["Quando a equipe responde a um chamado que você acompanha."]),
        (NoticeEvent.TicketChanged, _) => (words["Mudanças nos chamados"], words["Novo responsável, nova situação e solução."]),
        (NoticeEvent.TicketReminder, _) => (words["Lembretes de chamados parados"], words["Sem resposta sua, o chamado é dado como resolvido."]),
        (NoticeEvent.ServiceOrder, true) => (words["Respostas a ordens de serviço"], words["Quando o cliente recusa, faz ressalvas ou deixa passar o prazo."]),
        (NoticeEvent.ServiceOrder, _) => (words["Ordens de serviço"], words["Abertura, agendamento, conclusão e pedido de ateste."]),
        (NoticeEvent.ServiceOrderReminder, _) => (words["Lembretes de ateste"], words["Antes do fim do prazo para responder."]),
        (NoticeEvent.Invoice, _) => (words["Lembretes de boletos"], words["Antes do vencimento, no dia e depois."]),
        (NoticeEvent.Hours, _) => (words["Banco de horas"], words["Quando o mês chega a 80 % das horas."]),
        (NoticeEvent.FollowedTicket, _) => (words["Chamados que você segue"], words["O que outros escreveram desde a última vez."]),
        _ => (words["Prazos"], words["Quando um prazo de que você cuida está perto do fim ou passou."]),
    };

    public static string Of(this IStringLocalizer<Words> words, NoticeTiming timing) => timing switch
    {
        NoticeTiming.Now => words["Na hora"],
        NoticeTiming.Daily => words["Resumo do dia, às 8 h"],
        _ => words["Não receber"],
    };
}
