using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;
using SupportPortal.Pages.Incidents;
using SupportPortal.Pages.Tickets;

namespace SupportPortal.Pages;

/// <summary>The customer's home: what needs an answer first, then tickets, money, help and products.</summary>
public class IndexModel(PortalDbContext db, NewTicketDraft drafts, Viewer me, TimeProvider clock) : PageModel
{
    private const int RowLimit = 10, AlertLimit = 3, DueSoonDays = 5;

    public string Tab { get; private set; } = TicketList.Open;
    public IReadOnlyList<IncidentBanner> Incidents { get; private set; } = [];
    public IReadOnlyList<Waiting> WaitingForYou { get; private set; } = [];
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);
    public IReadOnlyList<TicketRow> Rows { get; private set; } = [];
    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];
    public IReadOnlyList<Bill> Bills { get; private set; } = [];
    /// <summary>Done, and waiting for an answer that this person may give.</summary>
    public IReadOnlyList<Acceptance> Acceptances { get; private set; } = [];
    public IReadOnlyList<Product> Products { get; private set; } = [];
    public bool HasContracts { get; private set; }
    /// <summary>Contracts about whose end this person has something to decide.</summary>
    public IReadOnlyList<Contract> Ending { get; private set; } = [];
    public IReadOnlyList<(string Slug, string Name)> Topics { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public DateOnly Today => PortalTime.DayOf(Now);

    public IEnumerable<Bill> Overdue => Bills.Where(b => b.DueOn < Today);
    public IEnumerable<Bill> Ahead => Bills.Where(b => b.DueOn >= Today);
    public IEnumerable<Bill> BillAlerts => Bills.Where(b => b.DueOn <= Today.AddDays(DueSoonDays)).Take(AlertLimit);

    public bool NeedsAttention => WaitingForYou.Count > 0 || Acceptances.Count > 0 || BillAlerts.Any() || Ending.Count > 0;
    public bool HasJustStarted => Counts.GetValueOrDefault(TicketList.All) == 0 && Drafts.Count == 0;

    public async Task<IActionResult> OnGetAsync(string? aba)
    {
        if (me.IsStaff) { return RedirectToPage(me.IsDesk ? "/BackOffice/Desk/Index" : "/BackOffice/Billing/Index"); }
        Tab = TicketList.IsKnown(aba) ? aba! : TicketList.Open;
        Incidents = await IncidentBanner.ListAsync(db, me, Now);
        var tickets = db.Tickets.VisibleTo(me);
        Counts = await tickets.CountTabsAsync();
        Rows = await db.WithNewsAsync(me, await tickets.In(Tab).Ordered(TicketOrder.LastChange, null, null).Rows().Take(RowLimit).ToListAsync());
        WaitingForYou = await tickets.Where(t => t.Status == TicketStatus.WaitingCustomer || t.Status == TicketStatus.Resolved)
            .OrderBy(t => t.Status == TicketStatus.Resolved).ThenBy(t => t.StatusSince)
            .Select(t => new Waiting(t.Code, t.Subject, t.Status == TicketStatus.Resolved, t.Assignee!.Name, t.StatusSince, t.ReopenUntil))
            .Take(AlertLimit).ToListAsync();
        Drafts = await drafts.ListAsync();
        if (me.Has(Permission.Finance)) { Bills = await BillsAsync(); }
        var contracts = await db.Contracts.AsNoTracking().VisibleTo(me).InForce(Today).Include(c => c.Products).ThenInclude(p => p.Product).OrderBy(c => c.EndsOn).ThenBy(c => c.Id).Take(50).AsSingleQuery().ToListAsync();
        HasContracts = contracts.Count > 0;
        Products = [.. contracts.SelectMany(c => c.Products).OrderBy(p => p.Product!.Name, StringComparer.CurrentCulture).Select(p => new Product(p.Product!.Slug, p.Product.Name, p.Plan))];
        if (me.MaySeeConsumption()) { Ending = [.. contracts.Where(c => c.NeedsDecision(Today)).Take(AlertLimit)]; }
        var done = db.ServiceOrders.VisibleTo(me).Where(o => o.Status == ServiceOrderStatus.Done && me.MayAccept());
        var beside = await db.Customers.Where(c => c.Id == me.CustomerId).Select(c => new // two short lists in one statement
        {
            Topics = db.HelpTopics.OrderBy(t => t.Position).Select(t => new { t.Slug, t.Name }).Take(20).ToList(),
            Acceptances = done.OrderBy(o => o.AcceptUntil).ThenBy(o => o.Id).Select(o => new Acceptance(o.Number, o.Title, o.AcceptUntil)).Take(AlertLimit).ToList(),
        }).AsSingleQuery().SingleAsync();
        (Topics, Acceptances) = ([.. beside.Topics.Select(t => (t.Slug, t.Name))], beside.Acceptances);
        return Page();
    }

    private async Task<IReadOnlyList<Bill>> BillsAsync()
    {
        var bills = await db.Invoices.VisibleTo(me).Where(i => i.Status == InvoiceStatus.Open).OrderBy(i => i.DueOn).ThenBy(i => i.Id)
            .Select(i => new { i.Number, i.Amount, i.DueOn, Fine = (decimal?)i.Boleto!.FinePercent, Interest = (decimal?)i.Boleto.MonthlyInterestPercent, Discount = (decimal?)i.Boleto.DiscountAmount, i.Boleto.DiscountUntil })
            .Take(200).ToListAsync();
        return [.. bills.Select(b => new Bill(b.Number, b.Amount, b.DueOn,
            LateCharges.On(b.Amount, b.DueOn, Today, b.Fine ?? 0, b.Interest ?? 0, BankCalendar.National,
                discount: b.DiscountUntil is { } until ? new Discount(b.Discount ?? 0, until) : null).Total))];
    }

    public sealed record Acceptance(string Number, string Title, DateTimeOffset? Until);

    public sealed record Waiting(string Code, string Subject, bool IsResolved, string? Assignee, DateTimeOffset Since, DateTimeOffset? Until);

    /// <param name="TotalToday">With the discount, fine and interest of today, for information; the boleto keeps its registered value.</param>
    public sealed record Bill(string Number, decimal Amount, DateOnly DueOn, decimal TotalToday);

    public sealed record Product(string Slug, string Name, string Plan);
}
