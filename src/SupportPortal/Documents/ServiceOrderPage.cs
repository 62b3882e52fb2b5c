using SupportPortal.Domain;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Documents;

/// <summary>Everything the paper of a service order (OS) prints.</summary>
public sealed record ServiceOrderSheet
{
    /// <summary>As shown: 2026/000912.</summary>
    public required string Number { get; init; }

    public required string Title { get; init; }
    public required ServiceOrderStatus Status { get; init; }

    /// <summary>Our company.</summary>
    public required Party Issuer { get; init; }

    public required Party Customer { get; init; }
    public string? Product { get; init; }

    /// <summary>The ticket it belongs to, as shown.</summary>
    public string? Ticket { get; init; }

    public required string Technician { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ScheduledFrom { get; init; }
    public DateTimeOffset? ScheduledTo { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public required string Tasks { get; init; }
    public string? Parts { get; init; }
    public decimal? HoursSpent { get; init; }
    public string? Report { get; init; }

    /// <summary>Who accepted or rejected it.</summary>
    public SignOff? SignOff { get; init; }
}

/// <param name="Remarks">On an accepted order its reservations, on a rejected one the reason.</param>
public sealed record SignOff(string Person, DateTimeOffset At, string? Remarks);

/// <summary>A service order on paper: what was asked, what was done, and the customer's ateste.</summary>
public static class ServiceOrderPage
{
    public static Drawing Draw(ServiceOrderSheet order)
    {
        var flow = new Flow($"Ordem de serviço {order.Number} – {order.Title}", order.Issuer)
            .Opening($"Ordem de serviço {order.Number}", State(order.Status))
            .Fields(2, ("Cliente", $"{order.Customer.Name}\n{order.Customer.TaxId}"), ("Endereço", order.Customer.Address))
            .Fields(3, ("Produto", order.Product), ("Chamado", order.Ticket), ("Técnico", order.Technician),
                ("Abertura", Printed.Time(order.OpenedAt)), ("Agendamento", Window(order)), ("Conclusão", order.DoneAt is { } done ? Printed.Time(done) : null))
            .Heading("Serviço solicitado")
            .Paragraph(order.Title, bold: true)
            .Paragraph(order.Tasks);

        if (order.Report is { Length: > 0 } report)
        {
            flow.Heading("Serviço executado").Paragraph(report)
                .Fields(3, ("Horas gastas", order.HoursSpent is { } hours ? $"{Printed.Number(hours)} h" : null));
        }

        if (order.Parts is { Length: > 0 } parts) { flow.Heading("Peças e materiais").Paragraph(parts); }
        if (order.Status is not ServiceOrderStatus.Cancelled) { SignOff(flow, order); }
        return flow.Finish();
    }

    private static void SignOff(Flow flow, ServiceOrderSheet order)
    {
        flow.Heading("Ateste do cliente");
        if (order.SignOff is { } signed)
        {
            var rejected = order.Status is ServiceOrderStatus.Rejected;
            flow.Paragraph($"{(rejected ? "Recusada" : "Aceita")} por {signed.Person} em {Printed.Time(signed.At)}, no portal.", bold: true);
            if (signed.Remarks is { Length: > 0 } remarks) { flow.Paragraph($"{(rejected ? "Motivo" : "Ressalvas")}: {remarks}"); }
            return;
        }

        flow.Paragraph("Aguardando o ateste. O cliente pode atestar, atestar com ressalvas ou recusar esta ordem no portal; a assinatura abaixo vale quando o atendimento é presencial.")
            .Signatures($"{order.Technician}, técnico", $"{order.Customer.Name}: nome, CPF e data");
    }

    /// <summary>The words of Web/Vocabulary, which a page shows in the reader's language.</summary>
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

    private static string? Window(ServiceOrderSheet order)
    {
        if (order.ScheduledFrom is not { } from || order.ScheduledTo is not { } to) { return null; }

        var end = PortalTime.DayOf(from) == PortalTime.DayOf(to) ? Printed.Time(to)[^5..] : Printed.Time(to);
        return $"{Printed.Time(from)} às {end}";
    }
}
