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
    public IReadOnlyList<(string Text, bool IsDone)> Tasks { get; init; } = [];
    public IReadOnlyList<(string Description, decimal Quantity)> Parts { get; init; } = [];
    public IReadOnlyList<SheetHours> Hours { get; init; } = [];
    public IReadOnlyList<SheetPhoto> Photos { get; init; } = [];
    public string? Report { get; init; }

    /// <summary>Until when the customer may answer.</summary>
    public DateTimeOffset? AcceptUntil { get; init; }

    public static ServiceOrderSheet Of(ServiceOrder order, string technician, Party issuer, Party customer) => new()
    {
        Number = order.Number.Replace('-', '/'),
        Title = order.Title,
        Status = order.Status,
        Issuer = issuer,
        Customer = customer,
        Product = order.Product?.Name,
        Ticket = order.Ticket?.Code,
        Technician = technician,
        OpenedAt = order.OpenedAt,
        ScheduledFrom = order.ScheduledFrom,
        ScheduledTo = order.ScheduledTo,
        DoneAt = order.DoneAt,
        Tasks = [.. order.Tasks.Select(t => (t.Text, t.IsDone))],
        Parts = [.. order.Parts.Select(p => (p.Description, p.Quantity))],
        Hours = [.. order.Hours.Select(h => new SheetHours(h.PersonName, h.On, h.Minutes, h.IsBillable))],
        Photos = [.. order.Photos.Select(p => new SheetPhoto(p.Name, p.Sha256))],
        Report = order.Report,
        AcceptUntil = order.AcceptUntil,
    };
}

/// <summary>Somebody's time on the order.</summary>
public sealed record SheetHours(string Person, DateOnly On, int Minutes, bool IsBillable);

/// <summary>A photo is named by what it is, bit for bit.</summary>
public sealed record SheetPhoto(string Name, byte[] Sha256);

/// <summary>A service order on paper: what was asked, what was done, and where the customer answers. This is the paper that is accepted, so it does not say by whom.</summary>
public static class ServiceOrderPage
{
    public static Drawing Draw(ServiceOrderSheet order)
    {
        var flow = new Flow($"Ordem de serviço {order.Number} – {order.Title}", order.Issuer)
            .Opening($"Ordem de serviço {order.Number}", StateOf(order.Status))
            .Fields(2, ("Cliente", $"{order.Customer.Name}\n{order.Customer.TaxId}"), ("Endereço", order.Customer.Address))
            .Fields(3, ("Produto", order.Product), ("Chamado", order.Ticket), ("Técnico", order.Technician),
                ("Abertura", Printed.Time(order.OpenedAt)), ("Agendamento", Window(order)), ("Conclusão", order.DoneAt is { } done ? Printed.Time(done) : null))
            .Heading("Serviço solicitado")
            .Paragraph(order.Title, bold: true);
        if (order.Tasks.Count > 0)
        {
            flow.Table([("Tarefa", 5, Align.Left), ("Situação", 1, Align.Left)], order.Tasks.Select(IReadOnlyList<string> (t) => [t.Text, t.IsDone ? "Feita" : "Não feita"]));
        }

        if (order.Report is { Length: > 0 } report) { flow.Heading("Serviço executado").Paragraph(report); }
        if (order.Parts.Count > 0)
        {
            flow.Heading("Peças e materiais")
                .Table([("Descrição", 5, Align.Left), ("Quantidade", 1, Align.Right)], order.Parts.Select(IReadOnlyList<string> (p) => [p.Description, Printed.Number(p.Quantity)]));
        }

        if (order.Hours.Count > 0) { Hours(flow, order.Hours); }
        if (order.Photos.Count > 0)
        {
            flow.Heading("Fotos")
                .Paragraph("Ficam no portal, na página desta ordem. Cada uma é identificada pelo seu SHA-256.")
                .Table([("Arquivo", 1, Align.Left), ("SHA-256", 2.2, Align.Left)], order.Photos.Select(IReadOnlyList<string> (p) => [p.Name, Convert.ToHexStringLower(p.Sha256)]));
        }

        if (order.Status is not ServiceOrderStatus.Cancelled) { Acceptance(flow, order); }
        return flow.Finish();
    }

    /// <summary>The words of Web/Vocabulary, which a page shows in the reader's language.</summary>
    internal static string StateOf(ServiceOrderStatus status) => status switch
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

    private static void Hours(Flow flow, IReadOnlyList<SheetHours> hours)
    {
        var (all, billable) = (hours.Sum(h => h.Minutes), hours.Where(h => h.IsBillable).Sum(h => h.Minutes));
        flow.Heading("Horas")
            .Table([("Quem", 3, Align.Left), ("Dia", 1, Align.Left), ("Conta no contrato", 1.4, Align.Left), ("Tempo", 1, Align.Right)],
                hours.Select(IReadOnlyList<string> (h) => [h.Person, Printed.Date(h.On), h.IsBillable ? "Sim" : "Não", Time(h.Minutes)]))
            .Fields(3, ("Tempo total", Time(all)), ("Conta no banco de horas do contrato", Time(billable)));
    }

    private static void Acceptance(Flow flow, ServiceOrderSheet order)
    {
        var until = order.AcceptUntil is { } end ? $" até {Printed.Time(end)}. Sem resposta, a ordem continua pendente: nada é aceito por decurso de prazo." : ".";
        flow.Heading("Ateste do cliente")
            .Paragraph($"O cliente atesta, atesta com ressalvas ou recusa este documento no portal{until} O comprovante do ateste é um documento à parte, com quem respondeu, quando, e o SHA-256 deste. A assinatura abaixo vale quando o atendimento é presencial.")
            .Signatures($"{order.Technician}, técnico", $"{order.Customer.Name}: nome, CPF e data");
    }

    private static string Time(int minutes) => Printed.Duration(TimeSpan.FromMinutes(minutes));

    private static string? Window(ServiceOrderSheet order)
    {
        if (order.ScheduledFrom is not { } from || order.ScheduledTo is not { } to) { return null; }

        var end = PortalTime.DayOf(from) == PortalTime.DayOf(to) ? Printed.Time(to)[^5..] : Printed.Time(to);
        return $"{Printed.Time(from)} às {end}";
    }
}
