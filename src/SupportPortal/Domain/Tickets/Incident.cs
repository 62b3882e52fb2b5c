using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Domain.Tickets;

public enum IncidentStatus { Open, Resolved }

/// <summary>Something is wrong with a product, for many at once. Who contracted it is told, and may say "me too"; each ticket keeps its own clock.</summary>
public class Incident
{
    public const int TitleMaxLength = 150, TextMaxLength = 4_000;
    private readonly List<IncidentUpdate> _updates = [];
    private Incident() { } // EF Core

    public Incident(string title, Product product, string text, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(by.Side is not Side.Staff, "Só a equipe declara incidentes.");
        (Title, ProductId, Product, StartedAt, UpdatedAt) = (title, product.Id, product, at, at);
        Say(text, by, at);
    }

    public int Id { get; private set; }
    public string Title { get; private init; } = "";
    public int ProductId { get; private init; }
    public Product? Product { get; private init; }
    public IncidentStatus Status { get; private set; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<IncidentUpdate> Updates => _updates;

    public bool IsOpen => Status is IncidentStatus.Open;

    /// <summary>One text for everybody who is affected; the job writes it into each ticket.</summary>
    public void Update(string text, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!IsOpen, "Este incidente já foi resolvido.");
        Say(text, by, at);
    }

    /// <summary>The tickets stay as they are: whether each is solved is seen one by one.</summary>
    public void Resolve(string text, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!IsOpen, "Este incidente já foi resolvido.");
        Say(text, by, at);
        (Status, ResolvedAt) = (IncidentStatus.Resolved, at);
    }

    /// <summary>A ticket is about this. Its customer has read what there is so far; later updates are written into the ticket.</summary>
    public IncidentTicket Join(Ticket ticket, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!IsOpen, "Este incidente já foi resolvido.");
        RuleException.ThrowIf(ticket.IsFinal, "Este chamado está encerrado.");
        ticket.NoteIncident(Title, by, at);
        return new IncidentTicket(Id, ticket, _updates.Max(u => u.Id), at);
    }

    private void Say(string text, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(text), "Escreva o que os clientes vão ler.");
        _updates.Add(new IncidentUpdate(text, by, at));
        UpdatedAt = at;
    }
}

/// <summary>What customers are told of an incident.</summary>
public class IncidentUpdate
{
    private IncidentUpdate() { } // EF Core

    internal IncidentUpdate(string text, Actor by, DateTimeOffset at) => (Text, ById, ByName, At) = (text, by.PersonId, by.Name, at);

    public int Id { get; private set; }
    public int IncidentId { get; private init; }
    public string Text { get; private init; } = "";
    public int? ById { get; private init; }
    public string ByName { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}

/// <summary>A ticket that is about an incident.</summary>
public class IncidentTicket
{
    private IncidentTicket() { } // EF Core

    /// <param name="toldUpTo">The update the customer has read already: the next one is written into the ticket.</param>
    internal IncidentTicket(int incidentId, Ticket ticket, int toldUpTo, DateTimeOffset at) =>
        (IncidentId, Ticket, CustomerId, ToldUpTo, At) = (incidentId, ticket, ticket.CustomerId, toldUpTo, at);

    public int IncidentId { get; private init; }
    public long TicketId { get; private init; }
    public Ticket? Ticket { get; private init; }
    public int CustomerId { get; private init; }
    public int ToldUpTo { get; private set; }
    public DateTimeOffset At { get; private init; }
    public uint Version { get; private set; }

    public void Tell(IncidentUpdate update) => ToldUpTo = update.Id;
}
