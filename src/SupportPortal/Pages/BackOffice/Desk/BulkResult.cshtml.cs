using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>What became of each ticket of one change of many.</summary>
public class BulkResultModel(PortalDbContext db, BulkChange bulk, Viewer me) : PageModel
{
    public Guid Id { get; private set; }
    public QueueFilter Filter { get; private set; } = null!;
    public IReadOnlyList<Row> Lines { get; private set; } = [];

    public int Count(BulkOutcome outcome) => Lines.Count(l => l.Outcome == outcome);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await db.BulkRuns.VisibleTo(me).AnyAsync(r => r.Id == id)) { return NotFound(); }
        (Id, Filter) = (id, QueueFilter.Read(Request.Query, await db.DeskChoicesAsync(me)));
        Lines = await (
            from line in db.Set<BulkLine>()
            where line.RunId == id
            join ticket in db.Tickets.VisibleTo(me) on line.TicketId equals ticket.Id
            orderby line.Outcome == BulkOutcome.Refused ? 0 : line.Outcome == BulkOutcome.Waiting ? 1 : 2, line.Position
            select new Row(line.Code, ticket.Subject, line.Outcome, line.Refusal)).Take(BulkRun.MaxTickets).ToListAsync();
        return Page();
    }

    /// <summary>What was left when a run was cut short.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var shown = await OnGetAsync(id);
        if (shown is not PageResult) { return shown; }
        await bulk.FinishAsync(id, stop);
        return RedirectToPage("BulkResult", new Dictionary<string, string>(Filter.Whole(), StringComparer.Ordinal) { ["id"] = id.ToString() });
    }

    public sealed record Row(string Code, string Subject, BulkOutcome Outcome, string? Refusal);
}
