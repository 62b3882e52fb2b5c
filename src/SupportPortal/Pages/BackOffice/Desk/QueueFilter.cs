using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>What the queue's address asks for. Every link of the queue is this address with one thing changed.</summary>
public class QueueFilter
{
    public const string AnyStatus = "qualquer";

    /// <summary>Status names as they stand in an address.</summary>
    public static readonly IReadOnlyDictionary<string, TicketStatus> Statuses = new Dictionary<string, TicketStatus>(StringComparer.Ordinal)
    {
        ["recebido"] = TicketStatus.New,
        ["em-atendimento"] = TicketStatus.InProgress,
        ["aguardando-cliente"] = TicketStatus.WaitingCustomer,
        ["aguardando-terceiro"] = TicketStatus.WaitingThirdParty,
        ["resolvido"] = TicketStatus.Resolved,
        ["encerrado"] = TicketStatus.Closed,
        ["cancelado"] = TicketStatus.Cancelled,
    };

    [FromQuery(Name = "visao")] public string? ViewSlug { get; set; }
    [FromQuery(Name = "status")] public string? Status { get; set; }
    [FromQuery(Name = "produto")] public int? ProductId { get; set; }
    [FromQuery(Name = "categoria")] public int? CategoryId { get; set; }
    [FromQuery(Name = "responsavel")] public int? AssigneeId { get; set; }
    [FromQuery(Name = "cliente")] public string? Customer { get; set; }
    [FromQuery(Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "depois")] public string? After { get; set; }
    [FromQuery(Name = "chamado")] public string? Selected { get; set; }

    public QueueView View => QueueView.Find(ViewSlug) ?? QueueView.Everything;
    public bool IsNarrowed => Status is not null || ProductId is not null || CategoryId is not null || AssigneeId is not null
        || !string.IsNullOrWhiteSpace(Customer) || !string.IsNullOrWhiteSpace(Search);

    /// <summary>A search looks into finished tickets too, unless a status or a view was chosen.</summary>
    public bool IsOpenOnly => Status is null
        ? string.IsNullOrWhiteSpace(Search) || View != QueueView.Everything
        : Statuses.TryGetValue(Status, out var status) && status is not (TicketStatus.Resolved or TicketStatus.Closed or TicketStatus.Cancelled);

    public IQueryable<Ticket> Apply(IQueryable<Ticket> tickets, Viewer me, DateTimeOffset now)
    {
        if (IsOpenOnly) { tickets = tickets.Open(); }
        tickets = tickets.Where(View.Holds(me, now));
        if (Status is not null && Statuses.TryGetValue(Status, out var status)) { tickets = tickets.Where(t => t.Status == status); }
        if (ProductId is { } product) { tickets = tickets.Where(t => t.ProductId == product); }
        if (CategoryId is { } category) { tickets = tickets.Where(t => t.CategoryId == category); }
        if (AssigneeId is { } assignee) { tickets = tickets.Where(t => t.AssigneeId == assignee); }
        return tickets.OfCustomer(Customer).Matching(Search);
    }

    /// <summary>This address with one value changed, or taken out; the page and the open ticket fall away with the change.</summary>
    public Dictionary<string, string> With(string name, object? value)
    {
        var route = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("visao", ViewSlug);
        Add("status", Status);
        Add("produto", ProductId);
        Add("categoria", CategoryId);
        Add("responsavel", AssigneeId);
        Add("cliente", Customer);
        Add("q", Search);
        if (name is "chamado") { Add("depois", After); }
        route.Remove(name);
        Add(name, value);
        return route;

        void Add(string key, object? text)
        {
            if (Convert.ToString(text, CultureInfo.InvariantCulture) is { Length: > 0 } filled) { route[key] = filled; }
        }
    }
}
