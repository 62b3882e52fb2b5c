using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Data.Configurations;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)] public QueueFilter Filter { get; set; } = new();

    public DateTimeOffset Now { get; private set; }
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);
    public IReadOnlyList<Row> Tickets { get; private set; } = [];
    /// <summary>Those of them with a message this analyst has not read.</summary>
    public IReadOnlySet<long> Unread { get; private set; } = new HashSet<long>();
    public QueuePosition? Next { get; private set; }
    public ILookup<string, DeskChoice> Choices { get; private set; } = Array.Empty<DeskChoice>().ToLookup(c => c.Kind, StringComparer.Ordinal);
    public Preview? Selected { get; private set; }

    public async Task OnGetAsync()
    {
        Now = clock.GetUtcNow();
        var visible = db.Tickets.VisibleTo(me);
        Counts = await visible.CountViewsAsync(me, Now);
        Choices = await db.DeskChoicesAsync();
        await ListAsync(Filter.Apply(visible, me, Now));
        if (Filter.Selected is { } code) { Selected = await PreviewAsync(visible.Where(t => t.Code == code)); }
    }

    private async Task ListAsync(IQueryable<Ticket> tickets)
    {
        if (QueuePosition.Parse(Filter.After) is { } after) { tickets = tickets.After(after, Filter.IsOpenOnly); }
        var rows = await tickets.InQueueOrder(Filter.IsOpenOnly)
            .Select(t => new Row(
                t.Id, t.Code, t.Subject, t.Customer!.TradeName ?? t.Customer.LegalName, t.Product!.Name, t.Status, t.Priority,
                EF.Property<short>(t, TicketConfiguration.Urgency), t.OpenedAt, t.DueAt, t.StatusSince, t.UpdatedAt, t.Assignee!.Name, t.AwaitsReply))
            .Take(PageSize + 1).ToListAsync();
        Tickets = [.. rows.Take(PageSize)];
        Unread = await db.UnreadAmongAsync(me, Tickets.Select(t => t.Id));
        if (rows.Count > PageSize)
        {
            var last = rows[PageSize - 1];
            Next = Filter.IsOpenOnly ? new QueuePosition(last.Urgency, last.DueAt, last.Id) : new QueuePosition(0, last.UpdatedAt, last.Id);
        }
    }

    private static Task<Preview?> PreviewAsync(IQueryable<Ticket> ticket) => ticket
        .Select(t => new Preview(
            t.Code, t.Subject, t.Status, t.OpenedAt, t.DueAt, t.StatusSince, t.Customer!.LegalName, t.Customer.Cnpj, t.RequesterName, t.Department, t.Category!.Name,
            t.Messages.OrderByDescending(m => m.Id).Take(10).Select(m => new Line(m.AuthorName, m.Side, m.IsInternal, m.At, m.Body)).ToList()))
        .SingleOrDefaultAsync();

    public sealed record Row(
        long Id, string Code, string Subject, string Customer, string? Product, TicketStatus Status, Priority Priority, short Urgency,
        DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset StatusSince, DateTimeOffset UpdatedAt, string? Assignee, bool AwaitsReply)
    {
        public bool IsOpen => Status is TicketStatus.New or TicketStatus.InProgress or TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty;
        public bool IsPaused => Status is TicketStatus.WaitingCustomer;

        /// <summary>While paused the deadline moves away with the clock: what is left stays the same.</summary>
        public DateTimeOffset DueIfResumed(DateTimeOffset now) => IsPaused ? DueAt + (now - StatusSince) : DueAt;
    }

    public sealed record Preview(
        string Code, string Subject, TicketStatus Status, DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset StatusSince,
        string Customer, Cnpj Cnpj, string Requester, string Department, string Category, List<Line> Messages);

    public sealed record Line(string Author, Side Side, bool IsInternal, DateTimeOffset At, string Body);
}
