using System.Globalization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

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

/// <summary>A ticket on paper: where it stands, the form as it was sent, the conversation and the service orders.</summary>
public static class TicketPage
{
    private const string NotGiven = "Não informado";

    public static Drawing Draw(TicketSheet sheet)
    {
        var (view, ticket) = (sheet.View, sheet.View.Ticket);
        var clock = view.Resolution;
        var flow = new Flow($"Chamado {ticket.Code} – {ticket.Subject}", sheet.Issuer)
            .Opening($"Chamado {ticket.Code}", Stage(ticket.Status))
            .Paragraph(ticket.Subject, bold: true)
            .Fields(2, ("Cliente", $"{view.CustomerName}\nCNPJ {view.Cnpj}"), ("Feito por", $"{sheet.MadeBy}\n{Printed.Time(sheet.MadeAt)}"))
            .Fields(3, ("Etapa", $"{Stage(ticket.Status)}\ndesde {Printed.Time(ticket.StatusSince)}"), ("Responsável", view.Assignee ?? "A definir"), ("Aberto em", Printed.Time(ticket.OpenedAt)))
            .Fields(3, ("Prazo de solução", Printed.Promise(clock.Target, clock.Hours)), ("Até", Until(ticket, clock)), ("Tempo contado", Printed.Duration(sheet.Consumed)));
        Form(flow, view);
        Conversation(flow, view);
        if (view.Orders.Count > 0)
        {
            flow.Heading("Ordens de serviço").Table([("Número", 30, Align.Left), ("Serviço", 110, Align.Left), ("Situação", 34, Align.Left)],
                view.Orders.Select(o => (IReadOnlyList<string>)[o.Number.Replace('-', '/'), o.Title, State(o.Status)]));
        }
        return flow.Finish();
    }

    private static void Form(Flow flow, CustomerTicket view)
    {
        var ticket = view.Ticket;
        flow.Heading("Formulário enviado")
            .Fields(3, ("Nome", ticket.RequesterName), ("CPF do solicitante", ticket.RequesterCpf?.ToString() ?? NotGiven), ("Setor", ticket.Department is { Length: > 0 } department ? department : NotGiven),
                ("Assunto ou produto", view.Product ?? view.Topic ?? "Produto fora da lista"), ("Tipo", view.Category), ("E-mail", ticket.NotifyEmail));
        if (ticket.Impact is { } impact) { flow.Fields(2, ("Quem é afetado?", Who(impact.Affected)), ("Dá para continuar trabalhando?", How(impact.Continuity))); }
        if (view.Answers.Count > 0) { flow.Fields(2, view.Answers.Select(a => (a.Label, (string?)Answer(a)))); }
        flow.Paragraph("Mensagem", bold: true);
        Said(flow, view.Messages[0]);
    }

    private static void Conversation(Flow flow, CustomerTicket view)
    {
        if (view.Messages.Count + view.Joined.Count < 2) { return; }
        flow.Heading("Conversa");
        foreach (var message in view.Messages.Skip(1).Concat(view.Joined).OrderBy(m => m.At))
        {
            flow.Paragraph($"{message.Author} ({Role(message.Side)}), {Printed.Time(message.At)}", bold: true);
            Said(flow, message);
        }
    }

    private static void Said(Flow flow, CustomerMessage message)
    {
        flow.Paragraph(message.Body);
        if (message.Files.Count > 0) { flow.Paragraph($"Anexos: {string.Join(", ", message.Files.Select(f => f.Name))}"); }
    }

    private static string Until(Ticket ticket, CustomerClock clock) => ticket switch
    {
        { Status: TicketStatus.Cancelled or TicketStatus.Merged } => "–",
        _ when clock.MetAt is { } met => $"{Printed.Time(clock.DueAt)}\n{(met <= clock.DueAt ? "cumprido" : "ultrapassado")}",
        { AwaitsIdentification: true } => "Começa na identificação",
        { IsPaused: true } => $"Pausado desde {Printed.Time(ticket.StatusSince)}",
        _ => Printed.Time(clock.DueAt),
    };

    private static string Answer(CustomerAnswer answer) => answer.Kind switch
    {
        FieldKind.Date when DateOnly.TryParseExact(answer.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Printed.Date(day),
        FieldKind.Number when decimal.TryParse(answer.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number.ToString("#,0.########", CultureInfo.GetCultureInfo("pt-BR")),
        _ => answer.Value,
    };

    private static string Role(Side side) => side switch { Side.Staff => "Suporte", Side.System => "Sistema", _ => "Cliente" };

    /// <summary>The words of Web/Vocabulary, which a page shows in the reader's language.</summary>
    private static string Stage(TicketStatus status) => status switch
    {
        TicketStatus.New => "Recebido",
        TicketStatus.InProgress => "Em atendimento",
        TicketStatus.WaitingCustomer => "Aguardando você",
        TicketStatus.WaitingThirdParty => "Aguardando terceiro",
        TicketStatus.Resolved => "Resolvido",
        TicketStatus.Closed => "Encerrado",
        TicketStatus.Cancelled => "Cancelado",
        TicketStatus.Merged => "Unido a outro",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
    };

    private static string State(ServiceOrderStatus status) => status switch
    {
        ServiceOrderStatus.Open => "Aberta",
        ServiceOrderStatus.Scheduled => "Agendada",
        ServiceOrderStatus.InProgress => "Em execução",
        ServiceOrderStatus.Done => "Concluída",
        ServiceOrderStatus.Accepted => "Aceita",
        ServiceOrderStatus.Rejected => "Recusada",
        ServiceOrderStatus.Cancelled => "Cancelada",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
    };

    private static string Who(Affected affected) => affected switch
    {
        Affected.OnlyMe => "Só eu",
        Affected.Department => "Meu setor",
        Affected.Company => "A empresa toda",
        _ => throw new ArgumentOutOfRangeException(nameof(affected), affected, message: null),
    };

    private static string How(Continuity continuity) => continuity switch
    {
        Continuity.Works => "Sim",
        Continuity.Workaround => "Sim, com contorno",
        Continuity.Stopped => "Não",
        _ => throw new ArgumentOutOfRangeException(nameof(continuity), continuity, message: null),
    };
}
