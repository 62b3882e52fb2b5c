using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.ServiceOrders;

public enum ServiceOrderStatus { Open, Scheduled, InProgress, Done, Accepted, Rejected, Cancelled }

/// <summary>Work done for a customer (OS), linked to a ticket or standing alone.</summary>
public class ServiceOrder
{
    public const int TitleMaxLength = 150, TextMaxLength = 8_000;
    private readonly List<ServiceOrderEvent> _history = [];
    private ServiceOrder() { } // EF Core

    public ServiceOrder(string number, int customerId, Ticket? ticket, int? productId, Person technician, string title, string tasks, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(ticket is not null && ticket.CustomerId != customerId, "O chamado é de outra empresa.");
        (Number, CustomerId, Ticket, ProductId, Technician, TechnicianId, Title, Tasks, OpenedAt) =
            (number, customerId, ticket, productId, technician, technician.Id, title, tasks, at);
        MoveTo(ServiceOrderStatus.Open, by, at);
        ticket?.LinkServiceOrder(number, by, at);
    }

    public long Id { get; private set; }
    /// <summary>Year and number, 2026-000912; shown as OS 2026/000912.</summary>
    public string Number { get; private init; } = "";
    public int CustomerId { get; private init; }
    public Customer? Customer { get; private init; }
    public long? TicketId { get; private init; }
    public Ticket? Ticket { get; private init; }
    public int? ProductId { get; private init; }
    public Product? Product { get; private init; }
    public int TechnicianId { get; private set; }
    public Person? Technician { get; private set; }
    public string Title { get; private init; } = "";
    public string Tasks { get; private init; } = "";
    public string? Parts { get; private set; }
    public string? Report { get; private set; }
    public decimal? HoursSpent { get; private set; }
    public ServiceOrderStatus Status { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset? ScheduledFrom { get; private set; }
    public DateTimeOffset? ScheduledTo { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    /// <summary>SHA-256 of the PDF the customer accepted or rejected.</summary>
    public byte[]? AcceptedPdfSha256 { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<ServiceOrderEvent> History => _history;

    public bool CanSchedule => Status is ServiceOrderStatus.Open or ServiceOrderStatus.Scheduled;
    public bool CanStart => Status is ServiceOrderStatus.Open or ServiceOrderStatus.Scheduled;
    public bool CanFinish => Status is ServiceOrderStatus.Open or ServiceOrderStatus.Scheduled or ServiceOrderStatus.InProgress;
    public bool CanAccept => Status is ServiceOrderStatus.Done;
    public bool CanCancel => Status is ServiceOrderStatus.Open or ServiceOrderStatus.Scheduled;

    public void Schedule(DateTimeOffset from, DateTimeOffset to, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanSchedule, "Esta OS não pode mais ser agendada.");
        RuleException.ThrowIf(to <= from, "O fim da visita vem depois do início.");
        (ScheduledFrom, ScheduledTo) = (from, to);
        MoveTo(ServiceOrderStatus.Scheduled, by, at);
    }

    public void Start(Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanStart, "Esta OS já foi iniciada.");
        MoveTo(ServiceOrderStatus.InProgress, by, at);
    }

    public void Finish(string report, string? parts, decimal hoursSpent, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanFinish, "Esta OS já foi concluída.");
        RuleException.ThrowIf(hoursSpent is <= 0 or > 999, "Informe as horas gastas, de 0,1 a 999.");
        (Report, Parts, HoursSpent, DoneAt) = (report, parts, hoursSpent, at);
        MoveTo(ServiceOrderStatus.Done, by, at);
    }

    /// <summary>The customer's ateste, with or without remarks.</summary>
    public void Accept(byte[] pdfSha256, string? remarks, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanAccept, "Só uma OS concluída pode ser atestada.");
        AcceptedPdfSha256 = pdfSha256;
        MoveTo(ServiceOrderStatus.Accepted, by, at, remarks);
    }

    public void Reject(byte[] pdfSha256, string reason, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanAccept, "Só uma OS concluída pode ser rejeitada.");
        AcceptedPdfSha256 = pdfSha256;
        MoveTo(ServiceOrderStatus.Rejected, by, at, reason);
    }

    public void Cancel(string reason, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanCancel, "Esta OS não pode mais ser cancelada.");
        MoveTo(ServiceOrderStatus.Cancelled, by, at, reason);
    }

    private void MoveTo(ServiceOrderStatus to, Actor by, DateTimeOffset at, string? note = null)
    {
        _history.Add(new ServiceOrderEvent(CustomerId, Status, to, by, at, note));
        Status = to;
    }
}

/// <summary>One line of an order's history.</summary>
public class ServiceOrderEvent
{
    private ServiceOrderEvent() { } // EF Core

    internal ServiceOrderEvent(int customerId, ServiceOrderStatus from, ServiceOrderStatus to, Actor by, DateTimeOffset at, string? note) =>
        (CustomerId, From, To, ById, ByName, At, Note) = (customerId, from, to, by.PersonId, by.Name, at, note);

    public long Id { get; private set; }
    public long ServiceOrderId { get; private init; }
    public int CustomerId { get; private init; }
    public ServiceOrderStatus From { get; private init; }
    public ServiceOrderStatus To { get; private init; }
    public int? ById { get; private init; }
    public string ByName { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public string? Note { get; private init; }
}
