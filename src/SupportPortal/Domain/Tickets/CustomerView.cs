using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Domain.Tickets;

/// <summary>
/// What a customer reads of a ticket, on every page, print, document, mail and answer of the API. There is one query for it, and it has no
/// place for internal notes, their files or internal lines of history.
/// </summary>
public static class CustomerView
{
    /// <param name="tickets">Those that may be seen: <see cref="TicketQueries.VisibleTo(IQueryable{Ticket}, Viewer)"/>.</param>
    /// <param name="orders">Service orders; of them only the ticket's own are taken.</param>
    /// <param name="links">Ties between tickets; of them only those to others that may be seen are taken.</param>
    /// <param name="visible">Whatever tickets may be seen, for what was joined or tied to this one.</param>
    public static IQueryable<CustomerTicket> ForCustomer(this IQueryable<Ticket> tickets, IQueryable<ServiceOrder> orders, IQueryable<TicketLink> links, IQueryable<Ticket> visible) =>
        tickets.Select(t => new CustomerTicket
        {
            Ticket = t,
            Category = t.Category!.Name,
            Product = t.Product!.Name,
            Topic = t.Topic!.Name,
            Invoice = t.Invoice!.Number,
            Assignee = t.Assignee!.Name,
            CustomerName = t.Customer!.LegalName,
            Cnpj = t.Customer.Cnpj,
            Answers = t.Answers.OrderBy(a => a.Position).Select(a => new CustomerAnswer(a.Label, a.Kind, a.Value)).ToList(),
            Participants = t.Participants.OrderBy(p => p.AddedAt).ThenBy(p => p.PersonId).Select(p => p.Person!.Name).ToList(),
            Messages = t.Messages.Where(m => !m.IsInternal).OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => new CustomerMessage(
                m.Id, m.AuthorId, m.AuthorName, m.Side, m.At, m.Body,
                m.Files.Where(f => !f.IsInternal).OrderBy(f => f.Name).Select(f => new CustomerFile(f.Id, f.Name, f.ContentType, f.Size)).ToList())).ToList(),
            History = t.History.Where(e => !e.IsInternal).OrderBy(e => e.At).ThenBy(e => e.Id)
                .Select(e => new CustomerEvent(e.Kind, e.From, e.To, e.ByName, e.Side, e.At, e.Kind == TicketEventKind.PriorityChanged ? null : e.Note)).ToList(),
            Clocks = t.Clocks.OrderBy(c => c.Id).Select(c => new CustomerClock(c.Metric, c.Target, c.Hours, c.StartedAt, c.DueAt, c.MetAt, c.AwaitsIdentification)).ToList(),
            Pauses = t.Pauses.OrderBy(p => p.From).Select(p => new CustomerPause(p.Reason, p.From, p.To)).ToList(),
            Joined = visible.Where(j => j.MergedIntoId == t.Id).SelectMany(j => j.Messages.Where(m => !m.IsInternal), (j, m) => new { j.Code, Message = m })
                .OrderBy(x => x.Message.At).ThenBy(x => x.Message.Id).Select(x => new CustomerMessage(
                    x.Message.Id, x.Message.AuthorId, x.Message.AuthorName, x.Message.Side, x.Message.At, x.Message.Body,
                    x.Message.Files.Where(f => !f.IsInternal).OrderBy(f => f.Name).Select(f => new CustomerFile(f.Id, f.Name, f.ContentType, f.Size)).ToList())
                { Code = x.Code }).ToList(),
            Ties = links.Where(l => l.FromId == t.Id || l.ToId == t.Id)
                .Join(visible, l => l.FromId == t.Id ? l.ToId : l.FromId, o => o.Id, (l, o) => new CustomerTie(l.Id, l.Kind, l.ToId == t.Id, o.Code, o.Subject)).ToList(),
            Orders = orders.Where(o => o.TicketId == t.Id).OrderBy(o => o.Id).Select(o => new CustomerOrder(o.Number, o.Title, o.Status)).ToList(),
        });
}

/// <summary>A ticket with everything around it that its customer may read.</summary>
public sealed record CustomerTicket
{
    /// <summary>Its own fields and the questions it answers; its lists are empty here.</summary>
    public required Ticket Ticket { get; init; }
    public required string Category { get; init; }
    public string? Product { get; init; }
    public string? Topic { get; init; }
    /// <summary>Number of the title it disputes. Only who sees the company's finance may follow it.</summary>
    public string? Invoice { get; init; }
    public string? Assignee { get; init; }
    public required string CustomerName { get; init; }
    public required Cnpj Cnpj { get; init; }
    public IReadOnlyList<CustomerAnswer> Answers { get; init; } = [];
    /// <summary>Names of the colleagues who follow it.</summary>
    public IReadOnlyList<string> Participants { get; init; } = [];
    public required IReadOnlyList<CustomerMessage> Messages { get; init; }
    public required IReadOnlyList<CustomerEvent> History { get; init; }
    public required IReadOnlyList<CustomerClock> Clocks { get; init; }
    public required IReadOnlyList<CustomerPause> Pauses { get; init; }
    public required IReadOnlyList<CustomerOrder> Orders { get; init; }
    /// <summary>What was said in tickets that were joined to this one, as far as they may be seen.</summary>
    public IReadOnlyList<CustomerMessage> Joined { get; init; } = [];
    public IReadOnlyList<CustomerTie> Ties { get; init; } = [];

    public CustomerClock Resolution => Clocks.Last(c => c.Metric is SlaMetric.Resolution);
    public IEnumerable<CustomerFile> Files => Messages.SelectMany(m => m.Files);

    /// <summary>Why it waits, or what was said when it changed last.</summary>
    public string? LastNote => History.LastOrDefault(e => e.Kind is TicketEventKind.StatusChanged)?.Note;

    /// <summary>When somebody of ours first laid hands on it.</summary>
    public CustomerEvent? Triage => History.FirstOrDefault(e => e.Kind is TicketEventKind.Assigned or TicketEventKind.StatusChanged);

    public CustomerEvent? FirstMoveTo(TicketStatus status) =>
        History.FirstOrDefault(e => e.Kind is TicketEventKind.StatusChanged && e.To == status.ToString());

    /// <summary>Time that counted for the solution so far.</summary>
    /// <param name="desk">The desk's own calendar, for a ticket that has none.</param>
    /// <param name="now">Where a running clock is read.</param>
    public TimeSpan Consumed(BusinessCalendar desk, DateTimeOffset now) => Resolution.AwaitsIdentification ? TimeSpan.Zero : Deadline.Consumed(
        Resolution.StartedAt, Resolution.MetAt ?? now, Resolution.Hours, Ticket.CalendarOr(desk), Pauses.Select(p => new Pause(p.From, p.To)));

    /// <summary>How each deadline came about, in the order the clocks began.</summary>
    public IEnumerable<ClockAccount> Accounts(BusinessCalendar desk, DateTimeOffset now) => Clocks.Select(c => ClockAccount.Of(
        c.Metric, c.Target, c.Hours, c.AwaitsIdentification ? now : c.StartedAt, c.MetAt, c.DueAt, Ticket.CalendarOr(desk), Pauses.Select(p => (p.Reason, new Pause(p.From, p.To))), now));

    /// <summary>One line for each stage: what it was, with whom, from when to when.</summary>
    public IReadOnlyList<Stage> Stages() => Stage.Of(Ticket.OpenedAt, History);
}

public sealed record CustomerMessage(long Id, int? AuthorId, string Author, Side Side, DateTimeOffset At, string Body, IReadOnlyList<CustomerFile> Files)
{
    /// <summary>Of the joined ticket it was said in.</summary>
    public string? Code { get; init; }
}

public sealed record CustomerTie(long Id, LinkKind Kind, bool IsBack, string Code, string Subject)
{
    public string Name => IsBack ? TicketLink.Reverse(Kind) : Kind.ToString();
}

public sealed record CustomerAnswer(string Label, FieldKind Kind, string Value);

public sealed record CustomerFile(Guid Id, string Name, string ContentType, long Size)
{
    public bool IsPicture => StoredFile.IsPicture(ContentType);
}

public sealed record CustomerEvent(TicketEventKind Kind, string? From, string? To, string By, Side Side, DateTimeOffset At, string? Note);

public sealed record CustomerClock(SlaMetric Metric, TimeSpan Target, Hours Hours, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? MetAt, bool AwaitsIdentification = false);

public sealed record CustomerPause(string Reason, DateTimeOffset From, DateTimeOffset? To);

public sealed record CustomerOrder(string Number, string Title, ServiceOrderStatus Status);
