using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Security;

namespace SupportPortal.Api;

/// <summary>What the company owes and has paid. Codes to pay by are not here: each issue of one is written down with a person's name.</summary>
internal static class InvoicesApi
{
    public static void MapInvoices(this IEndpointRouteBuilder api) => api.MapGet("/invoices", ListAsync).RequireAuthorization(Access.ApiInvoices)
        .WithTags("Invoices").WithName("ListInvoices").WithSummary("Titles of the company, the last due first")
        .TakesPages().Takes("situation", "Only titles in this situation.", ApiDocument.NamesOf<Situation>())
        .TakesDay("due_from", "Only titles due on or after this day.").TakesDay("due_to", "Only titles due on or before this day.")
        .WithProblems(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<InvoiceList>, ProblemHttpResult>> ListAsync(HttpRequest request, PortalDbContext db, Viewer me, TimeProvider clock, CancellationToken stop)
    {
        var query = new ApiQuery(request.Query).Knows("limit", "cursor", "situation", "due_from", "due_to");
        var (limit, cursor, situation, from, to) = (query.Limit(), query.Cursor(Position), query.OneOf<Situation>("situation"), query.Day("due_from"), query.Day("due_to"));
        if (query.Errors is { } errors) { return ApiProblems.Invalid(errors); }

        var today = PortalTime.DayOf(clock.GetUtcNow());
        var found = await db.Invoices.AsNoTracking().VisibleTo(me).In(Asked(situation), today).DueBetween(from, to)
            .After(cursor is { } last ? new InvoicePosition(last.DueOn, last.Id) : null).NewestDueFirst().Take(limit + 1).ToListAsync(stop);
        var page = found.Take(limit).ToList();
        var next = found.Count > limit ? ApiQuery.ToCursor(new InvoicePosition(page[^1].DueOn, page[^1].Id)) : null;
        return TypedResults.Ok(new InvoiceList([.. page.Select(i => InvoiceItem.Of(i, today))], next));
    }

    private static InvoiceSituation Asked(Situation? situation) => situation switch
    {
        Situation.NotDue => InvoiceSituation.NotDue,
        Situation.Overdue => InvoiceSituation.Overdue,
        Situation.Paid => InvoiceSituation.Paid,
        Situation.Cancelled => InvoiceSituation.Cancelled,
        Situation.Disputed => InvoiceSituation.Disputed,
        _ => InvoiceSituation.All,
    };

    private static (DateOnly DueOn, long Id)? Position(string? text) => InvoicePosition.Parse(text) is { } position ? (position.DueOn, position.Id) : null;
}

internal enum Situation { NotDue, Overdue, Paid, Cancelled, Disputed }

/// <param name="Data">The titles of this page.</param>
/// <param name="NextCursor">To be sent as cursor for the page after this one; null on the last.</param>
internal sealed record InvoiceList(IReadOnlyList<InvoiceItem> Data, string? NextCursor);

internal sealed record InvoiceItem(
    string Number, string Description, Amount Amount, DateOnly IssuedOn, DateOnly DueOn, Situation Situation, DateOnly? PaidOn, Amount? PaidAmount)
{
    public static InvoiceItem Of(Invoice invoice, DateOnly today) => new(
        invoice.Number, invoice.Description, Amount.Of(invoice.Amount), invoice.IssuedOn, invoice.DueOn, SituationOf(invoice, today), invoice.PaidOn,
        invoice.PaidAmount is { } paid ? Amount.Of(paid) : null);

    private static Situation SituationOf(Invoice invoice, DateOnly today) => invoice.Status switch
    {
        InvoiceStatus.Paid => Situation.Paid,
        InvoiceStatus.Cancelled => Situation.Cancelled,
        InvoiceStatus.Disputed => Situation.Disputed,
        _ => invoice.IsOverdue(today) ? Situation.Overdue : Situation.NotDue,
    };
}

/// <param name="Value">A decimal number as text, 1234.50: as a JSON number it would pass through a binary fraction in most languages.</param>
/// <param name="Currency">ISO 4217.</param>
internal sealed record Amount(string Value, string Currency)
{
    public static Amount Of(decimal reais) => new(reais.ToString("0.00", CultureInfo.InvariantCulture), "BRL");
}
