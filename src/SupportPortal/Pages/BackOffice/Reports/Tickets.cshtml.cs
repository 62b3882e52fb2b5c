using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Reports;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Reports;

/// <summary>The tickets that a figure of the report counts.</summary>
public class TicketsModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)] public ReportFilter Filter { get; set; } = new();
    [FromQuery(Name = "lista")] public string? ListSlug { get; set; }
    [FromQuery(Name = "depois")] public long? After { get; set; }
    public TicketList List { get; private set; } = TicketList.Opened;
    public ReportScope Scope { get; private set; } = null!;
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public int Count { get; private set; }
    public IReadOnlyList<Row> Tickets { get; private set; } = [];
    public long? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (TicketList.Find(ListSlug ?? TicketList.Opened.Slug) is not { } list) { return NotFound(); }
        List = list;
        Scope = await Filter.ScopeAsync(db, me, PortalTime.DayOf(now), stop);
        Choices = await db.DeskChoicesAsync(me);
        var found = list.Of(db.Tickets.VisibleTo(me), Scope, now);
        Count = await found.CountAsync(stop);
        if (After is { } last) { found = found.Where(t => t.Id < last); }
        var rows = await found.OrderByDescending(t => t.Id)
            .Select(t => new Row(t.Id, t.Code, t.Subject, t.Customer!.TradeName ?? t.Customer.LegalName, t.Product!.Name, t.Category!.Name, t.Status, t.Assignee!.Name, t.OpenedAt, t.ResolvedAt, t.Rating))
            .Take(PageSize + 1).ToListAsync(stop);
        Tickets = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? rows[PageSize - 1].Id : null;
        return Page();
    }

    public sealed record Row(
        long Id, string Code, string Subject, string Customer, string? Product, string Category, TicketStatus Status, string? Assignee, DateTimeOffset OpenedAt, DateTimeOffset? ResolvedAt, int? Rating);
}
