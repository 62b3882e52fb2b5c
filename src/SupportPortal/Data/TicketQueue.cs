using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SupportPortal.Data.Configurations;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>Priority, then nearest deadline; the nearest deadline; the last change first; the last opened first.</summary>
public enum QueueOrder { Queue, Deadline, LastChange, Opened }

/// <summary>The desk's order of work, its counters and who takes what next: what of the queue needs the database's own columns.</summary>
public static class TicketQueue
{
    /// <summary>Counters stop here: a view of a hundred thousand tickets costs what one of a thousand does.</summary>
    public const int CountLimit = 1_000;

    private const int Candidates = 100, LastOnes = 50;

    /// <summary>The rows after one, or before one nearest first, in this order; each order has an index, and the id decides between equals.</summary>
    public static IQueryable<Ticket> InQueueOrder(this IQueryable<Ticket> tickets, QueueOrder order, QueuePosition? after = null, QueuePosition? before = null)
    {
        if (order is not QueueOrder.Queue) { return tickets.Ordered(Plain(order), after?.Row, before?.Row); }
        if (before is { } next)
        {
            return tickets.Where(t => EF.Functions.LessThan(
                    ValueTuple.Create(EF.Property<short>(t, TicketConfiguration.Urgency), t.DueAt, t.Id), ValueTuple.Create(next.Urgency, next.At, next.Id)))
                .OrderByDescending(t => EF.Property<short>(t, TicketConfiguration.Urgency)).ThenByDescending(t => t.DueAt).ThenByDescending(t => t.Id);
        }
        if (after is { } last)
        {
            tickets = tickets.Where(t => EF.Functions.GreaterThan(
                ValueTuple.Create(EF.Property<short>(t, TicketConfiguration.Urgency), t.DueAt, t.Id), ValueTuple.Create(last.Urgency, last.At, last.Id)));
        }
        return tickets.OrderBy(t => EF.Property<short>(t, TicketConfiguration.Urgency)).ThenBy(t => t.DueAt).ThenBy(t => t.Id);
    }

    /// <summary>Where a ticket stands in this order.</summary>
    public static QueuePosition PositionOf(this QueueOrder order, Priority priority, DateTimeOffset dueAt, DateTimeOffset updatedAt, DateTimeOffset openedAt, long id) => order switch
    {
        QueueOrder.Queue => new((short)(1 + (int)priority), dueAt, id),
        QueueOrder.Deadline => new(0, dueAt, id),
        QueueOrder.Opened => new(0, openedAt, id),
        _ => new(0, updatedAt, id),
    };

    /// <summary>How many tickets each of these views holds, up to the limit, and the tickets beside one: all in one statement.</summary>
    public static async Task<QueueNumbers> CountAsync(
        this PortalDbContext db, Viewer me, IReadOnlyList<IQueryable<Ticket>> views, IQueryable<Ticket>? previous = null, IQueryable<Ticket>? next = null)
    {
        var mark = LastOfDesk(db);
        var person = Expression.Parameter(typeof(Person), "person");
        var counts = Expression.NewArrayInit(typeof(int), views.Select(view =>
            Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(Ticket)], view.Take(CountLimit).Expression)));
        var row = Expression.New(
            typeof(QueueNumbers).GetConstructor([typeof(int[]), typeof(string), typeof(string), typeof(DeskMark)])!, counts, Neighbour(previous), Neighbour(next), mark.Body);
        return await db.People.Where(p => p.Id == me.PersonId).Select(Expression.Lambda<Func<Person, QueueNumbers>>(row, person)).SingleAsync();

        static Expression Neighbour(IQueryable<Ticket>? tickets) => tickets is null ? Expression.Constant(null, typeof(string))
            : Expression.Call(typeof(Queryable), nameof(Queryable.FirstOrDefault), [typeof(string)], tickets.Select(t => t.Code).Expression);
    }

    /// <summary>
    /// How far all tickets have come. The last numbers together, not the highest alone: what got its number first may be committed last, and is told too.
    /// </summary>
    public static Expression<Func<Person, DeskMark>> LastOfDesk(PortalDbContext db) => _ => new DeskMark(
        db.TicketMessages.OrderByDescending(m => m.Id).Take(LastOnes).Sum(m => m.Id), db.TicketEvents.OrderByDescending(e => e.Id).Take(LastOnes).Sum(e => e.Id));

    /// <summary>
    /// The first of these tickets that nobody has and nobody else is taking at this moment, locked until the transaction ends. What others hold is
    /// passed over, not waited for: twenty who ask at once get twenty tickets.
    /// </summary>
    public static async Task<Ticket?> LockNextAsync(this PortalDbContext db, IQueryable<Ticket> inOrder, CancellationToken stop)
    {
        var ids = await inOrder.Where(t => t.AssigneeId == null && t.Status != TicketStatus.WaitingCustomer && t.Status != TicketStatus.WaitingThirdParty)
            .Select(t => t.Id).Take(Candidates).ToArrayAsync(stop);
        if (ids.Length == 0) { return null; }
        var locked = await db.Database.SqlQuery<long>($"""
            select id as "Value" from tickets where id = any({ids}) and assignee_id is null and status in ('New', 'InProgress')
            order by array_position({ids}, id) limit 1 for no key update skip locked
            """).ToListAsync(stop);
        return locked.Count == 0 ? null : await db.Tickets.Include(t => t.Customer).Include(t => t.Assignee).ToChange().SingleAsync(t => t.Id == locked[0], stop);
    }

    /// <summary>
    /// What people type to find a ticket: a whole code, a CNPJ or a CPF find exactly that; else a number, words of subject and conversation, and pieces
    /// of the requester's or the company's name. Each way is a branch of its own, so that each uses its index.
    /// </summary>
    public static IQueryable<Ticket> Matching(this IQueryable<Ticket> tickets, PortalDbContext db, string? search, int year)
    {
        if (string.IsNullOrWhiteSpace(search)) { return tickets; }
        var text = search.Trim();
        if (Cnpj.TryParse(text, out _)) { return tickets.OfCustomer(db, text); }
        if (Cpf.TryParse(text, out var cpf)) { return tickets.Where(t => t.RequesterCpf == cpf); }
        var codes = TicketSearch.CodesIn(text, year);
        if (codes is [var code]) { return tickets.Where(t => t.Code == code); }
        var like = Like.Containing(text);
        var found = db.Tickets.Where(t => EF.Property<NpgsqlTsVector>(t, "Search").Matches(PortalSearch.Query(text))).Select(t => t.Id)
            .Union(db.TicketMessages.Where(m => EF.Property<NpgsqlTsVector>(m, "Search").Matches(PortalSearch.Query(text))).Select(m => m.TicketId));
        found = codes is not null ? found.Union(db.Tickets.Where(t => codes.Contains(t.Code)).Select(t => t.Id)) : found
            .Union(db.Tickets.Where(t => EF.Functions.Like(EF.Property<string>(t, TicketConfiguration.PlainRequester), PortalSearch.Plain(like), Like.Escape)).Select(t => t.Id))
            .Union(db.Tickets.OfCustomer(db, text).Select(t => t.Id));
        return tickets.Where(t => found.Contains(t.Id));
    }

    /// <summary>By a piece of the company's name, or by its CNPJ.</summary>
    public static IQueryable<Ticket> OfCustomer(this IQueryable<Ticket> tickets, PortalDbContext db, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return tickets; }
        var named = db.Customers.Matching(text).Select(c => c.Id);
        return tickets.Where(t => named.Contains(t.CustomerId));
    }

    private static TicketOrder Plain(QueueOrder order) => order switch
    {
        QueueOrder.Deadline => TicketOrder.Deadline,
        QueueOrder.Opened => TicketOrder.Opened,
        _ => TicketOrder.LastChange,
    };
}

/// <summary>Counters in the order of the views asked for, the codes of the tickets beside one, and how far the desk has come.</summary>
public sealed record QueueNumbers(int[] Counts, string? Previous, string? Next, DeskMark Mark);

/// <summary>Another one than before when anything was written on any ticket, notes and internal lines included.</summary>
public sealed record DeskMark(long Messages, long Events)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Messages}.{Events}");
}

/// <summary>The last row of a page of the queue, as it stands in the link to the next page.</summary>
public readonly record struct QueuePosition(short Urgency, DateTimeOffset At, long Id)
{
    internal RowPosition Row => new(At, Id);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Urgency}-{At.UtcTicks}-{Id}");

    public static QueuePosition? Parse(string? text) =>
        text?.Split('-') is [var urgency, var ticks, var id]
        && short.TryParse(urgency, NumberStyles.None, CultureInfo.InvariantCulture, out var u)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            ? new QueuePosition(u, new DateTimeOffset(t, TimeSpan.Zero), i) : null;
}
