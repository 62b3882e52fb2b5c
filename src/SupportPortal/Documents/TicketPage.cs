using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Documents;

/// <summary>Everything the paper of a ticket prints: what its customer may read of it, and nothing else.</summary>
public sealed record TicketSheet
{
    /// <summary>Our company.</summary>
    public required Party Issuer { get; init; }

    public required CustomerTicket View { get; init; }
    public required TimeSpan Consumed { get; init; }
    public required string MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>A ticket on paper, in the reader's language: where it stands, the form as it was sent, the conversation and the service orders.</summary>
public static class TicketPage
{
    public static Drawing Draw(TicketSheet sheet, IStringLocalizer<Words> words)
    {
        var (view, ticket) = (sheet.View, sheet.View.Ticket);
        var (clock, stage) = (view.Resolution, words.Of(ticket.Status).Text);
        var flow = new Flow($"{words["Chamado"]} {ticket.Code} – {ticket.Subject}", sheet.Issuer, words["página {0} de {1}"])
            .Opening($"{words["Chamado"]} {ticket.Code}", stage)
            .Paragraph(ticket.Subject, bold: true)
            .Fields(2, (words["Cliente"], $"{view.CustomerName}\nCNPJ {view.Cnpj}"), (words["Feito por"], $"{sheet.MadeBy}\n{Show.DateTime(sheet.MadeAt)}"))
            .Fields(3, (words["Etapa"], $"{stage}\n{words["desde {0}", Show.DateTime(ticket.StatusSince)]}"), (words["Responsável"], view.Assignee ?? words["A definir"]), (words["Aberto em"], Show.DateTime(ticket.OpenedAt)))
            .Fields(3, (words["Prazo de solução"], words.Promise(clock.Target, clock.Hours)), (words["Até"], Until(ticket, clock, words)), (words["Tempo contado"], Printed.Duration(sheet.Consumed)));
        Form(flow, view, words);
        Conversation(flow, view, words);
        if (view.Orders.Count > 0)
        {
            flow.Heading(words["Ordens de serviço"]).Table([(words["Número"], 30, Align.Left), (words["Serviço"], 110, Align.Left), (words["Situação"], 34, Align.Left)],
                view.Orders.Select(o => (IReadOnlyList<string>)[o.Number.Replace('-', '/'), o.Title, words.Of(o.Status).Text]));
        }
        return flow.Finish();
    }

    private static void Form(Flow flow, CustomerTicket view, IStringLocalizer<Words> words)
    {
        var ticket = view.Ticket;
        string? about = (view.Product ?? view.Topic) is { } name ? words[name] : words["Produto fora da lista"];
        string notGiven = words["Não informado"];
        flow.Heading(words["Formulário enviado"])
            .Fields(3, (words["Nome"], ticket.RequesterName), (words["CPF do solicitante"], ticket.RequesterCpf?.ToString() ?? notGiven), (words["Setor"], ticket.Department is { Length: > 0 } department ? department : notGiven),
                (words["Assunto ou produto"], about), (words["Tipo"], words[view.Category]), (words["E-mail"], ticket.NotifyEmail));
        if (ticket.Impact is { } impact) { flow.Fields(2, (words["Quem é afetado?"], words.Of(impact.Affected)), (words["Dá para continuar trabalhando?"], words.Of(impact.Continuity))); }
        if (view.Answers.Count > 0) { flow.Fields(2, view.Answers.Select(a => (a.Label, (string?)FormWords.Answer(a.Kind, a.Value)))); }
        flow.Paragraph(words["Mensagem"], bold: true);
        Said(flow, view.Messages[0], words);
    }

    private static void Conversation(Flow flow, CustomerTicket view, IStringLocalizer<Words> words)
    {
        if (view.Messages.Count + view.Joined.Count < 2) { return; }
        flow.Heading(words["Conversa"]);
        foreach (var message in view.Messages.Skip(1).Concat(view.Joined).OrderBy(m => m.At))
        {
            flow.Paragraph($"{message.Author} ({Role(message.Side, words)}), {Show.DateTime(message.At)}", bold: true);
            Said(flow, message, words);
        }
    }

    private static void Said(Flow flow, CustomerMessage message, IStringLocalizer<Words> words)
    {
        flow.Paragraph(message.Body);
        if (message.Files.Count > 0) { flow.Paragraph($"{words["Anexos"]}: {string.Join(", ", message.Files.Select(f => f.Name))}"); }
    }

    private static string Until(Ticket ticket, CustomerClock clock, IStringLocalizer<Words> words) => ticket switch
    {
        { Status: TicketStatus.Cancelled or TicketStatus.Merged } => "–",
        _ when clock.MetAt is { } met => $"{Show.DateTime(clock.DueAt)}\n{(met <= clock.DueAt ? words["cumprido"] : words["ultrapassado"])}",
        { AwaitsIdentification: true } => words["Começa na identificação"],
        { IsPaused: true } => words["Pausado desde {0}", Show.DateTime(ticket.StatusSince)],
        _ => Show.DateTime(clock.DueAt),
    };

    private static string Role(Side side, IStringLocalizer<Words> words) => side switch { Side.Staff => words["Suporte"], Side.System => words["Sistema"], _ => words["Cliente"] };
}
