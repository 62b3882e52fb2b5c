using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Reports;

/// <summary>The tickets behind one figure of the report. What each figure means is said here; Data/Reports counts the same in the database.</summary>
/// <param name="Slug">In the address: /atendimento/relatorios/chamados?lista=abertos.</param>
/// <param name="Holding">Of the tickets of a scope, those that count in these days, or are so now.</param>
public sealed record TicketList(string Slug, Func<IQueryable<Ticket>, Period, DateTimeOffset, IQueryable<Ticket>> Holding)
{
    /// <summary>How old open tickets are, youngest first: opened up to so many hours ago.</summary>
    public static readonly IReadOnlyList<int> Ages = [4, 24, 72, 168, int.MaxValue];

    /// <summary>Opened in the period, whatever became of them.</summary>
    public static readonly TicketList Opened = new("abertos", (tickets, days, _) =>
    {
        var (start, end) = (days.Start, days.End);
        return tickets.Where(t => t.OpenedAt >= start && t.OpenedAt < end);
    });

    /// <summary>Resolved in the period, for the last time, and not at work again.</summary>
    public static readonly TicketList Resolved = new("resolvidos", (tickets, days, _) => ResolvedIn(tickets, days));

    /// <summary>Given their first public answer by a person in the period; where there was none, the resolution counts.</summary>
    public static readonly TicketList Answered = Met("respondidos", SlaMetric.FirstResponse);
    public static readonly TicketList AnsweredInTime = Met("respondidos-no-prazo", SlaMetric.FirstResponse, inTime: true);
    public static readonly TicketList AnsweredLate = Met("respondidos-fora-do-prazo", SlaMetric.FirstResponse, inTime: false);

    /// <summary>Those whose deadline of resolution was met, in time or late, in the period.</summary>
    public static readonly TicketList Solved = Met("solucionados", SlaMetric.Resolution);
    public static readonly TicketList SolvedInTime = Met("solucionados-no-prazo", SlaMetric.Resolution, inTime: true);
    public static readonly TicketList SolvedLate = Met("solucionados-fora-do-prazo", SlaMetric.Resolution, inTime: false);

    /// <summary>Went from resolved back to work in the period, once or more often.</summary>
    public static readonly TicketList Reopened = new("reabertos", (tickets, days, _) =>
    {
        var (start, end) = (days.Start, days.End);
        return tickets.Where(t => t.History.Any(e => e.Kind == TicketEventKind.StatusChanged && e.From == nameof(TicketStatus.Resolved) && e.To == nameof(TicketStatus.InProgress)
            && e.At >= start && e.At < end));
    });

    /// <summary>Rated by the customer, of those resolved in the period.</summary>
    public static readonly TicketList Rated = new("avaliados", (tickets, days, _) => ResolvedIn(tickets, days).Where(t => t.Rating != null));

    /// <summary>Open now, whenever they were opened.</summary>
    public static readonly TicketList Open = new("em-aberto", (tickets, _, _) => tickets.Open());

    /// <summary>Open now, past their deadline, and not waiting for the customer.</summary>
    public static readonly TicketList Overdue = new("vencidos", (tickets, _, now) =>
        tickets.Open().Where(t => t.DueAt < now && t.Status != TicketStatus.WaitingCustomer));

    public static readonly IReadOnlyList<TicketList> Stars = [.. Enumerable.Range(1, 5).Select(stars =>
        new TicketList($"nota-{stars}", (tickets, days, _) => ResolvedIn(tickets, days).Where(t => t.Rating == stars)))];

    public static readonly IReadOnlyList<TicketList> OfAge = [.. Ages.Select((_, i) => new TicketList($"idade-{i + 1}", (tickets, _, now) => Aged(tickets.Open(), i, now)))];

    public static readonly IReadOnlyList<TicketList> All =
        [Opened, Resolved, Answered, AnsweredInTime, AnsweredLate, Solved, SolvedInTime, SolvedLate, Reopened, Rated, Open, Overdue, .. Stars, .. OfAge];

    /// <summary>Counted as things stand now: the period does not matter.</summary>
    public bool IsOfNow => this == Open || this == Overdue || OfAge.Contains(this);

    public static TicketList? Find(string? slug) => All.FirstOrDefault(l => l.Slug == slug);

    public IQueryable<Ticket> Of(IQueryable<Ticket> tickets, ReportScope scope, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Holding(scope.Of(tickets), scope.Days, now);
    }

    private static IQueryable<Ticket> ResolvedIn(IQueryable<Ticket> tickets, Period days)
    {
        var (start, end) = (days.Start, days.End);
        return tickets.Resolved().Where(t => t.ResolvedAt >= start && t.ResolvedAt < end);
    }

    private static TicketList Met(string slug, SlaMetric metric, bool? inTime = null) => new(slug, (tickets, days, _) =>
    {
        var (start, end) = (days.Start, days.End);
        tickets = tickets.Where(t => t.Status != TicketStatus.Cancelled);
        return inTime switch
        {
            null => tickets.Where(t => t.Clocks.Any(c => c.Metric == metric && c.MetAt >= start && c.MetAt < end)),
            true => tickets.Where(t => t.Clocks.Any(c => c.Metric == metric && c.MetAt >= start && c.MetAt < end && c.MetAt <= c.DueAt)),
            false => tickets.Where(t => t.Clocks.Any(c => c.Metric == metric && c.MetAt >= start && c.MetAt < end && c.MetAt > c.DueAt)),
        };
    });

    private static IQueryable<Ticket> Aged(IQueryable<Ticket> tickets, int index, DateTimeOffset now)
    {
        if (index < Ages.Count - 1)
        {
            var oldest = now.AddHours(-Ages[index]);
            tickets = tickets.Where(t => t.OpenedAt > oldest);
        }
        if (index == 0) { return tickets; }
        var youngest = now.AddHours(-Ages[index - 1]);
        return tickets.Where(t => t.OpenedAt <= youngest);
    }
}
