using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>
/// What the queue's address asks for. A saved view gives its own values to what the address leaves out; <see cref="None"/> takes one of them away.
/// Every link of the queue, and of the tickets opened from it, is this address with one thing changed.
/// </summary>
public sealed class QueueFilter
{
    public const string AnyStatus = "qualquer", None = "-", NoTeam = "nenhuma";
    private const int ValueMaxLength = 200;

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

    public static readonly IReadOnlyDictionary<string, Priority> Priorities = new Dictionary<string, Priority>(StringComparer.Ordinal)
    {
        ["critica"] = Domain.Tickets.Priority.Critical,
        ["alta"] = Domain.Tickets.Priority.High,
        ["normal"] = Domain.Tickets.Priority.Normal,
        ["baixa"] = Domain.Tickets.Priority.Low,
    };

    public static readonly IReadOnlyDictionary<string, QueueOrder> Orders = new Dictionary<string, QueueOrder>(StringComparer.Ordinal)
    {
        ["fila"] = QueueOrder.Queue,
        ["prazo"] = QueueOrder.Deadline,
        ["atualizacao"] = QueueOrder.LastChange,
        ["abertura"] = QueueOrder.Opened,
    };

    private static readonly string[] Narrowing = ["status", "prioridade", "produto", "categoria", "responsavel", "equipe", "cliente", "q"];
    private static readonly string[] Shaping = ["ordem", "colunas"];

    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _saved = new(StringComparer.Ordinal);

    private QueueFilter() { }

    /// <summary>The saved view the address names; null on one that every installation has.</summary>
    public DeskChoice? Saved { get; private init; }
    public QueueView View { get; private init; } = QueueView.Everything;
    public string? After { get; private init; }
    public string? Selected { get; private init; }

    /// <summary>As it stands in the address: a name of ours, or the number of a saved view.</summary>
    public string? Slug => _given.GetValueOrDefault("visao");
    public string? Status => Value("status");
    public string? Search => Value("q");
    public string? Customer => Value("cliente");

    /// <summary>By something that the view itself does not ask for.</summary>
    public bool IsNarrowed => Narrowing.Any(_given.ContainsKey);

    /// <summary>In an order or with columns that are not the usual ones.</summary>
    public bool IsShaped => Shaping.Any(n => Value(n) is not null);
    public bool IsReshaped => Shaping.Any(_given.ContainsKey);

    /// <summary>A search looks into finished tickets too, unless a status or a view was chosen.</summary>
    public bool IsOpenOnly => Status is not { } status ? string.IsNullOrWhiteSpace(Search) || View != QueueView.Everything
        : Statuses.TryGetValue(status, out var known) && known is not (TicketStatus.Resolved or TicketStatus.Closed or TicketStatus.Cancelled);

    /// <summary>Finished tickets have no deadline to be ordered by.</summary>
    public QueueOrder Order => Value("ordem") is { } name && Orders.TryGetValue(name, out var order) ? order : IsOpenOnly ? QueueOrder.Queue : QueueOrder.LastChange;

    public IReadOnlyList<string> Columns => Value("colunas") is { } names ? QueueColumns.Known(names.Split(',')) : QueueColumns.Usual;

    /// <param name="choices">Of the viewer: only views that he or she may see are found.</param>
    public static QueueFilter Read(IEnumerable<KeyValuePair<string, StringValues>> query, ILookup<string, DeskChoice> choices)
    {
        var values = query.ToDictionary(q => q.Key, q => string.Join(',', q.Value.OfType<string>()), StringComparer.Ordinal);
        var saved = int.TryParse(values.GetValueOrDefault("visao"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? ViewsIn(choices).FirstOrDefault(v => v.Id == id) : null;
        return Read(values, saved);
    }

    /// <summary>A saved view, as it is without anything added.</summary>
    public static QueueFilter Of(DeskChoice saved) =>
        Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["visao"] = saved.Id.ToString(CultureInfo.InvariantCulture) }, saved);

    public static IEnumerable<DeskChoice> ViewsIn(ILookup<string, DeskChoice> choices) =>
        [.. choices[DeskChoice.PersonalView], .. choices[DeskChoice.TeamView], .. choices[DeskChoice.EveryonesView]];

    private static QueueFilter Read(Dictionary<string, string> values, DeskChoice? saved)
    {
        var address = QueryHelpers.ParseQuery(saved?.Detail).ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        var slug = saved is null ? values.GetValueOrDefault("visao") : address.GetValueOrDefault("visao");
        var filter = new QueueFilter { Saved = saved, View = QueueView.Find(slug) ?? QueueView.Everything, After = values.GetValueOrDefault("depois"), Selected = values.GetValueOrDefault("chamado") };
        if (saved is not null || QueueView.Find(slug) is not null) { filter._given["visao"] = values["visao"]; }
        foreach (var name in Narrowing.Concat(Shaping))
        {
            if (address.TryGetValue(name, out var own)) { filter._saved[name] = own; }
            if (values.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 and <= ValueMaxLength } text) { filter._given[name] = text; }
        }
        return filter;
    }

    /// <summary>One value: the address's own, else the saved view's.</summary>
    public string? Value(string name) => (_given.GetValueOrDefault(name) ?? _saved.GetValueOrDefault(name)) is { } value && value != None ? value : null;

    public IQueryable<Ticket> Apply(PortalDbContext db, Viewer me, DateTimeOffset now)
    {
        var tickets = db.Tickets.VisibleTo(me);
        if (IsOpenOnly) { tickets = tickets.Open(); }
        if (View != QueueView.Everything) { tickets = tickets.Where(View.Holds(me, now)); }
        if (Status is { } s && Statuses.TryGetValue(s, out var status)) { tickets = tickets.Where(t => t.Status == status); }
        if (Value("prioridade") is { } p && Priorities.TryGetValue(p, out var priority)) { tickets = tickets.Where(t => t.Priority == priority); }
        if (Number("produto") is { } product) { tickets = tickets.Where(t => t.ProductId == product); }
        if (Number("categoria") is { } category) { tickets = tickets.Where(t => t.CategoryId == category); }
        if (Number("responsavel") is { } assignee) { tickets = tickets.Where(t => t.AssigneeId == assignee); }
        if (Number("equipe") is { } team) { tickets = tickets.Where(t => t.TeamId == team); }
        if (Value("equipe") is NoTeam) { tickets = tickets.Where(t => t.TeamId == null); }
        return tickets.OfCustomer(db, Customer).Matching(db, Search, PortalTime.DayOf(now).Year);
    }

    /// <summary>This address with one value changed, or taken out; the page and the open ticket fall away with the change.</summary>
    public Dictionary<string, string> With(string name, string? value)
    {
        var route = new Dictionary<string, string>(_given, StringComparer.Ordinal);
        if (name is "chamado" or "depois" && After is not null) { route["depois"] = After; }
        route.Remove(name);
        if (value is not null) { route[name] = value; }
        else if (_saved.ContainsKey(name)) { route[name] = None; }
        return route;
    }

    /// <summary>This address as it is, its page too: what a ticket opened from the list takes along.</summary>
    public Dictionary<string, string> Whole() => With("chamado", null);

    /// <summary>The address of a ticket opened from this list.</summary>
    public Dictionary<string, string> To(string code) => new(Whole(), StringComparer.Ordinal) { ["code"] = code };

    /// <summary>What a saved view keeps: everything in force but the page.</summary>
    public string ToSave()
    {
        var kept = Narrowing.Concat(Shaping).Select(n => new KeyValuePair<string, string?>(n, Value(n))).Where(v => v.Value is not null);
        if (View != QueueView.Everything) { kept = kept.Prepend(new("visao", View.Slug)); }
        return QueryHelpers.AddQueryString("", kept).TrimStart('?');
    }

    private int? Number(string name) => int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What the queue may show of a ticket besides its subject, as it stands in an address.</summary>
public static class QueueColumns
{
    public const string Status = "status", Deadline = "prazo", Assignee = "responsavel", Team = "equipe", Category = "tipo", Requester = "solicitante", Opened = "abertura", Updated = "atualizacao";

    public static readonly IReadOnlyList<string> All = [Status, Category, Requester, Deadline, Team, Assignee, Opened, Updated];
    public static readonly IReadOnlyList<string> Usual = [Status, Deadline, Assignee, Updated];

    /// <summary>Those we have, in our order.</summary>
    public static IReadOnlyList<string> Known(IEnumerable<string> names) => [.. All.Intersect(names, StringComparer.Ordinal)];
}
