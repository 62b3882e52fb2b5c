using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Data.Automation;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Rules;

/// <summary>A dry run: on which of the tickets that are open now the rule would have acted in the last days. Nothing is changed.</summary>
public class RehearsalModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : RulePage(db, me, words)
{
    public const int Days = 30, RowsShown = 100;
    public Rule? Rule { get; private set; }
    public int Count { get; private set; }
    public IReadOnlyList<Row> Tickets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Rule = await Rules.SingleOrDefaultAsync(r => r.Id == id);
        if (Rule is null) { return NotFound(); }
        var now = clock.GetUtcNow();
        var touched = Db.Occasions(Rule, now.AddDays(-Days), now).Select(o => o.TicketId).Distinct();
        var tickets = Db.Tickets.VisibleTo(Me).Where(t => touched.Contains(t.Id));
        Count = await tickets.CountAsync();
        Tickets = await tickets.OrderByDescending(t => t.Id)
            .Select(t => new Row(t.Code, t.Subject, t.Customer!.TradeName ?? t.Customer.LegalName, t.Status, t.Priority, t.Assignee!.Name, t.OpenedAt)).Take(RowsShown).ToListAsync();
        return Page();
    }

    public sealed record Row(string Code, string Subject, string Customer, TicketStatus Status, Priority Priority, string? Assignee, DateTimeOffset OpenedAt);
}
