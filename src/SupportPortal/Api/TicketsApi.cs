using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;

namespace SupportPortal.Api;

/// <summary>The company's tickets, as its people read them: the conversation comes from <see cref="CustomerView"/>, which has no place for our notes.</summary>
internal static class TicketsApi
{
    public static void MapTickets(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tickets", ListAsync).RequireAuthorization(Access.ApiTickets)
            .WithTags("Tickets").WithName("ListTickets").WithSummary("Tickets of the company, the longest unchanged first")
            .WithDescription("To keep a copy: read every page, remember the largest updated_at, and ask with updated_since from there. A ticket that changes while you read comes again on a later page.")
            .TakesPages().Takes("state", "Only tickets in this state.", ApiDocument.NamesOf<TicketStatus>()).TakesMoment("updated_since", "Only tickets changed at or after this moment.")
            .WithProblems(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/tickets/{code}", ShowAsync).RequireAuthorization(Access.ApiTickets)
            .WithTags("Tickets").WithName("ShowTicket").WithSummary("One ticket with its conversation").WithProblems(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<TicketPage>, ProblemHttpResult>> ListAsync(HttpRequest request, PortalDbContext db, Viewer me, CancellationToken stop)
    {
        var query = new ApiQuery(request.Query).Knows("limit", "cursor", "state", "updated_since");
        var (limit, cursor, state, since) = (query.Limit(), query.Cursor(RowPosition.Parse), query.OneOf<TicketStatus>("state"), query.Moment("updated_since"));
        if (query.Errors is { } errors) { return ApiProblems.Invalid(errors); }

        var found = db.Tickets.AsNoTracking().VisibleTo(me);
        if (state is not null) { found = found.Where(t => t.Status == state); }
        if (since is not null) { found = found.Where(t => t.UpdatedAt >= since); }
        if (cursor is { } last) { found = found.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.UpdatedAt, t.Id), ValueTuple.Create(last.At, last.Id))); }
        var rows = await found.OrderBy(t => t.UpdatedAt).ThenBy(t => t.Id).Take(limit + 1)
            .Select(t => new { t.Id, Item = new TicketItem(t.Code, t.Subject, t.Status, t.Priority, t.Category!.Name, t.Product!.Name, t.RequesterName, t.Department, t.OpenedAt, t.UpdatedAt, t.DueAt, t.ResolvedAt, t.ClosedAt) })
            .ToListAsync(stop);
        var page = rows.Take(limit).ToList();
        var next = rows.Count > limit ? ApiQuery.ToCursor(new RowPosition(page[^1].Item.UpdatedAt, page[^1].Id)) : null;
        return TypedResults.Ok(new TicketPage([.. page.Select(r => r.Item)], next));
    }

    private static async Task<Results<Ok<TicketDetail>, ProblemHttpResult>> ShowAsync(string code, PortalDbContext db, Viewer me, CancellationToken stop)
    {
        var visible = db.Tickets.AsNoTracking().VisibleTo(me);
        var found = await visible.Where(t => t.Code == code).ForCustomer(db.ServiceOrders, db.TicketLinks, visible).AsSplitQuery().SingleOrDefaultAsync(stop);
        if (found is null) { return ApiProblems.NotFound(); }
        var into = found.Ticket.MergedIntoId is { } id ? await visible.Where(t => t.Id == id).Select(t => t.Code).SingleOrDefaultAsync(stop) : null;
        return TypedResults.Ok(TicketDetail.Of(found, into));
    }
}

/// <param name="Data">The tickets of this page.</param>
/// <param name="NextCursor">To be sent as cursor for the page after this one; null on the last.</param>
internal sealed record TicketPage(IReadOnlyList<TicketItem> Data, string? NextCursor);

internal sealed record TicketItem(
    string Code, string Subject, TicketStatus State, Priority Priority, string Category, string? Product, string Requester, string Department,
    DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt, DateTimeOffset DueAt, DateTimeOffset? ResolvedAt, DateTimeOffset? ClosedAt);

internal sealed record TicketDetail(
    string Code, string Subject, TicketStatus State, Priority Priority, string Category, string? Product, string Requester, string Department,
    DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt, DateTimeOffset DueAt, DateTimeOffset? ResolvedAt, DateTimeOffset? ClosedAt,
    string? MergedInto, string? Assignee, int? Rating, IReadOnlyList<string> Participants, IReadOnlyList<string> ServiceOrders,
    IReadOnlyList<TicketAnswerItem> Answers, IReadOnlyList<TicketMessageItem> Messages, IReadOnlyList<StateChangeItem> StateChanges)
{
    /// <param name="view">What its customer reads of it.</param>
    /// <param name="mergedInto">Code of the ticket that goes on in its place.</param>
    public static TicketDetail Of(CustomerTicket view, string? mergedInto)
    {
        var ticket = view.Ticket;
        return new(
            ticket.Code, ticket.Subject, ticket.Status, ticket.Priority, view.Category, view.Product, ticket.RequesterName, ticket.Department,
            ticket.OpenedAt, ticket.UpdatedAt, ticket.DueAt, ticket.ResolvedAt, ticket.ClosedAt, mergedInto, view.Assignee, ticket.Rating,
            view.Participants, [.. view.Orders.Select(o => o.Number)],
            [.. view.Answers.Select(a => new TicketAnswerItem(a.Label, a.Value))],
            [.. view.Messages.Concat(view.Joined).OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => new TicketMessageItem(
                m.Id, m.Author, m.Side, m.At, m.Body, m.Code, [.. m.Files.Select(f => new TicketFileItem(f.Name, f.ContentType, f.Size))]))],
            [.. view.History.Where(e => e.Kind is TicketEventKind.StatusChanged).Select(e => new StateChangeItem(
                Enum.Parse<TicketStatus>(e.From!), Enum.Parse<TicketStatus>(e.To!), e.By, e.Side, e.At, e.Note))]);
    }
}

/// <param name="Question">Of the form, as it was asked then.</param>
/// <param name="Answer">As it was given.</param>
internal sealed record TicketAnswerItem(string Question, string Answer);

/// <param name="Id">Grows with each message.</param>
/// <param name="Author">Name.</param>
/// <param name="Side">Who wrote.</param>
/// <param name="SentAt">When.</param>
/// <param name="Body">Plain text.</param>
/// <param name="JoinedFrom">Code of the ticket it was written in, where that was joined to this one.</param>
/// <param name="Files">What was attached; the files themselves are on the ticket's page.</param>
internal sealed record TicketMessageItem(long Id, string Author, Side Side, DateTimeOffset SentAt, string Body, string? JoinedFrom, IReadOnlyList<TicketFileItem> Files);

internal sealed record TicketFileItem(string Name, string ContentType, long Size);

internal sealed record StateChangeItem(TicketStatus From, TicketStatus To, string By, Side Side, DateTimeOffset At, string? Note);
