using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.ServiceOrders;

public enum ServiceOrderStatus { Open, Scheduled, InProgress, Done, Accepted, Rejected, Cancelled }

/// <summary>Work done for a customer (OS), linked to a ticket or standing alone. While it is under way its tasks, parts, hours and photos are noted; done, it is as the customer reads it.</summary>
public class ServiceOrder
{
    public const int TitleMaxLength = 150, TextMaxLength = 8_000, MaxLines = 60, MaxPhotos = 20;
    private readonly List<ServiceOrderEvent> _history = [];
    private readonly List<ServiceOrderTask> _tasks = [];
    private readonly List<ServiceOrderPart> _parts = [];
    private readonly List<ServiceOrderHours> _hours = [];
    private readonly List<StoredFile> _photos = [];
    private ServiceOrder() { } // EF Core

    /// <param name="tasks">One a line.</param>
    public ServiceOrder(string number, int customerId, Ticket? ticket, int? productId, Person technician, string title, string tasks, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(ticket is not null && ticket.CustomerId != customerId, "O chamado é de outra empresa.");
        (Number, CustomerId, Ticket, ProductId, Technician, TechnicianId, Title, OpenedAt) =
            (number, customerId, ticket, productId, technician, technician.Id, title, at);
        foreach (var text in ServiceOrderTask.Lines(tasks)) { Append(text); }
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
    public string? Report { get; private set; }
    public ServiceOrderStatus Status { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset? ScheduledFrom { get; private set; }
    public DateTimeOffset? ScheduledTo { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    /// <summary>Of the acceptance: when it is asked for again, and when the desk hears that nobody answered. Nothing is accepted by its passing.</summary>
    public DateTimeOffset? RemindAt { get; private set; }
    public DateTimeOffset? AcceptUntil { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public DateTimeOffset? OverdueAt { get; private set; }
    /// <summary>SHA-256 of the PDF the customer accepted or rejected.</summary>
    public byte[]? AcceptedPdfSha256 { get; private set; }
    /// <summary>Every change writes it, also one of a task or an hour, so that the row's version holds all of the order together.</summary>
    public DateTimeOffset ChangedAt { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<ServiceOrderEvent> History => _history;
    public IReadOnlyList<ServiceOrderTask> Tasks => _tasks;
    public IReadOnlyList<ServiceOrderPart> Parts => _parts;
    public IReadOnlyList<ServiceOrderHours> Hours => _hours;
    public IReadOnlyList<StoredFile> Photos => _photos;

    public int MinutesSpent => _hours.Sum(h => h.Minutes);
    public int BillableMinutes => _hours.Where(h => h.IsBillable).Sum(h => h.Minutes);
    /// <summary>How often it has been finished: a rejected one may be taken up again.</summary>
    public int TimesDone => _history.Count(e => e is { Kind: ServiceOrderEventKind.Moved, To: ServiceOrderStatus.Done });

    public bool CanSchedule => Status is ServiceOrderStatus.Open or ServiceOrderStatus.Scheduled;
    public bool CanStart => Status is ServiceOrderStatus.Open or ServiceOrderStatus.Scheduled;
    /// <summary>What is to be done may be changed until it is done.</summary>
    public bool CanPlan => CanStart || CanRecord;
    /// <summary>What was done is noted while it is being done.</summary>
    public bool CanRecord => Status is ServiceOrderStatus.InProgress;
    public bool CanFinish => CanRecord;
    public bool CanAccept => Status is ServiceOrderStatus.Done;
    public bool CanResume => Status is ServiceOrderStatus.Rejected;
    public bool CanCancel => CanPlan || CanResume;
    public bool IsOverdue(DateTimeOffset at) => CanAccept && AcceptUntil < at;
    public bool CanRemind(DateTimeOffset at) => CanAccept && RemindedAt is null && RemindAt <= at && at < AcceptUntil;
    public bool CanMarkOverdue(DateTimeOffset at) => IsOverdue(at) && OverdueAt is null;

    public void Schedule(DateTimeOffset from, DateTimeOffset to, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanSchedule, "Esta OS não pode mais ser agendada.");
        RuleException.ThrowIf(to <= from, "O fim da visita vem depois do início.");
        (ScheduledFrom, ScheduledTo) = (from, to);
        MoveTo(ServiceOrderStatus.Scheduled, by, at);
    }

    /// <summary>Hands it to another technician; to the one who has it already, nothing happens.</summary>
    public void Entrust(Person technician, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanPlan, "Esta OS já foi concluída.");
        if (technician.Id == TechnicianId) { return; }
        (Technician, TechnicianId) = (technician, technician.Id);
        Note(ServiceOrderEventKind.TechnicianChanged, technician.Name, by, at);
    }

    public void Start(Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanStart, "Esta OS já foi iniciada.");
        MoveTo(ServiceOrderStatus.InProgress, by, at);
    }

    public void AddTask(string text, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanPlan, "Esta OS já foi concluída.");
        Append(text);
        Note(ServiceOrderEventKind.TaskAdded, text, by, at);
    }

    public void RemoveTask(long id, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanPlan, "Esta OS já foi concluída.");
        Note(ServiceOrderEventKind.TaskRemoved, Take(_tasks, t => t.Id == id).Text, by, at);
    }

    public void MarkTask(long id, bool done, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRecord, "Inicie a OS antes de registrar o que foi feito.");
        var task = _tasks.Find(t => t.Id == id);
        RuleException.ThrowIf(task is null, "Esta linha não existe mais. Confira a OS como está agora.");
        if (task.IsDone == done) { return; } // pressed twice
        task.Mark(done, at);
        Note(done ? ServiceOrderEventKind.TaskDone : ServiceOrderEventKind.TaskReopened, task.Text, by, at);
    }

    public void AddPart(string description, decimal quantity, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRecord, "Inicie a OS antes de registrar o que foi feito.");
        RuleException.ThrowIf(_parts.Count >= MaxLines, "Uma OS tem no máximo 60 linhas de cada tipo.");
        var part = new ServiceOrderPart(CustomerId, description, quantity);
        _parts.Add(part);
        Note(ServiceOrderEventKind.PartAdded, part.ToString(), by, at);
    }

    public void RemovePart(long id, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRecord, "Esta OS já foi concluída.");
        Note(ServiceOrderEventKind.PartRemoved, Take(_parts, p => p.Id == id).ToString(), by, at);
    }

    public void AddHours(Person person, DateOnly on, int minutes, bool isBillable, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRecord, "Inicie a OS antes de registrar o que foi feito.");
        RuleException.ThrowIf(_hours.Count >= MaxLines, "Uma OS tem no máximo 60 linhas de cada tipo.");
        RuleException.ThrowIf(on > PortalTime.DayOf(at), "As horas são de um dia que já chegou.");
        var hours = new ServiceOrderHours(CustomerId, person, on, minutes, isBillable);
        _hours.Add(hours);
        Note(ServiceOrderEventKind.HoursAdded, hours.ToString(), by, at);
    }

    public void RemoveHours(long id, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRecord, "Esta OS já foi concluída.");
        Note(ServiceOrderEventKind.HoursRemoved, Take(_hours, h => h.Id == id).ToString(), by, at);
    }

    public void AddPhoto(StoredFile photo, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRecord, "Inicie a OS antes de registrar o que foi feito.");
        RuleException.ThrowIf(_photos.Count >= MaxPhotos, "Uma OS tem no máximo 20 fotos.");
        RuleException.ThrowIf(photo.CustomerId != CustomerId, "O arquivo é de outra empresa.");
        _photos.Add(photo);
        Note(ServiceOrderEventKind.PhotoAdded, photo.Name, by, at);
    }

    public void RemovePhoto(Guid id, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRecord, "Esta OS já foi concluída.");
        Note(ServiceOrderEventKind.PhotoRemoved, Take(_photos, p => p.Id == id).Name, by, at);
    }

    /// <param name="report">What was done, in words.</param>
    /// <param name="acceptance">How long the customer has to answer.</param>
    public void Finish(string report, AcceptancePeriod acceptance, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanFinish, "Só uma OS em execução pode ser concluída.");
        RuleException.ThrowIf(_hours.Count == 0, "Lance as horas gastas antes de concluir.");
        (Report, DoneAt, RemindAt, AcceptUntil) = (report, at, acceptance.RemindAt, acceptance.Until);
        (RemindedAt, OverdueAt) = (null, null);
        MoveTo(ServiceOrderStatus.Done, by, at);
    }

    public void Remind(DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRemind(at), "Esta OS não espera ateste.");
        RemindedAt = at;
        Note(ServiceOrderEventKind.AcceptanceReminded, null, Actor.System, at);
    }

    /// <summary>The time to accept is over. The order stays as it is: somebody of ours asks.</summary>
    public void MarkOverdue(DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanMarkOverdue(at), "Esta OS não espera ateste.");
        OverdueAt = at;
        Note(ServiceOrderEventKind.AcceptanceOverdue, null, Actor.System, at);
    }

    /// <summary>The customer's ateste, with or without remarks.</summary>
    public ServiceOrderDocument Accept(byte[] pdf, string? remarks, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanAccept, "Só uma OS concluída pode ser atestada.");
        return Sign(ServiceOrderStatus.Accepted, pdf, remarks, by, at);
    }

    public ServiceOrderDocument Reject(byte[] pdf, string reason, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanAccept, "Só uma OS concluída pode ser rejeitada.");
        return Sign(ServiceOrderStatus.Rejected, pdf, reason, by, at);
    }

    /// <summary>Takes a rejected order up again, to be finished and accepted anew.</summary>
    public void Resume(Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanResume, "Só uma OS recusada pode ser retomada.");
        (DoneAt, AcceptUntil, RemindAt, AcceptedPdfSha256) = (null, null, null, null);
        MoveTo(ServiceOrderStatus.InProgress, by, at);
    }

    public void Cancel(string reason, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanCancel, "Esta OS não pode mais ser cancelada.");
        MoveTo(ServiceOrderStatus.Cancelled, by, at, reason);
    }

    private ServiceOrderDocument Sign(ServiceOrderStatus to, byte[] pdf, string? words, Actor by, DateTimeOffset at)
    {
        var document = new ServiceOrderDocument(this, pdf, at);
        AcceptedPdfSha256 = document.Sha256;
        MoveTo(to, by, at, words);
        return document;
    }

    private void Append(string text)
    {
        RuleException.ThrowIf(_tasks.Count >= MaxLines, "Uma OS tem no máximo 60 linhas de cada tipo.");
        _tasks.Add(new ServiceOrderTask(CustomerId, text, _tasks.Select(t => t.Position).DefaultIfEmpty().Max() + 1));
    }

    private static T Take<T>(List<T> lines, Predicate<T> which)
        where T : class
    {
        var found = lines.Find(which);
        RuleException.ThrowIf(found is null, "Esta linha não existe mais. Confira a OS como está agora.");
        lines.Remove(found);
        return found;
    }

    private void MoveTo(ServiceOrderStatus to, Actor by, DateTimeOffset at, string? note = null)
    {
        _history.Add(new ServiceOrderEvent(CustomerId, ServiceOrderEventKind.Moved, Status, to, by, at, note));
        (Status, ChangedAt) = (to, at);
    }

    private void Note(ServiceOrderEventKind kind, string? what, Actor by, DateTimeOffset at)
    {
        _history.Add(new ServiceOrderEvent(CustomerId, kind, Status, Status, by, at, what));
        ChangedAt = at;
    }
}
