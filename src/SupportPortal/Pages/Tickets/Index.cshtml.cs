using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

public class IndexModel(PortalDbContext db, RememberedFilter remembered, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int PageSize = 25;
    private const int ChoicesLimit = 200;

    [BindProperty(SupportsGet = true)] public TicketFilter Filter { get; set; } = new();

    /// <summary>When the last of them changed, as the live stream counts it.</summary>
    public string Mark { get; private set; } = "";
    public DateTimeOffset? Since { get; private set; }
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);
    public IReadOnlyList<TicketRow> Rows { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Products { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Requesters { get; private set; } = [];
    public Pager Pages { get; private set; } = new(null, null);

    /// <summary>The tabs again, for those who fill in the form from top to bottom.</summary>
    public IEnumerable<SelectListItem> Situations => new (string Name, string Slug)[]
    {
        (words["Todas"], TicketList.All), (words["Abertas"], TicketList.Open), (words["Aguardando você"], TicketList.Waiting),
        (words["Resolvidas"], TicketList.Resolved), (words["Fechadas"], TicketList.Closed),
    }.Select(s => new SelectListItem(s.Name, s.Slug, s.Slug == (Filter.IsFiltered || Filter.Tab is TicketList.Closed ? Filter.Tab : TicketList.All)));

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "depois")] string? after, [FromQuery(Name = "antes")] string? before)
    {
        if (!Request.QueryString.HasValue && remembered.Read(HttpContext) is { Count: > 0 } last)
        {
            return RedirectToPage("Index", new Dictionary<string, string>(last, StringComparer.Ordinal) { ["aba"] = TicketList.Open });
        }
        if (Request.QueryString.HasValue) { remembered.Keep(HttpContext, Filter.Lasting()); }

        var mine = db.Tickets.VisibleTo(me);
        Since = await mine.MinAsync(t => (DateTimeOffset?)t.OpenedAt);
        Mark = LiveTickets.MarkOf(await mine.MaxAsync(t => (DateTimeOffset?)t.UpdatedAt));
        await OfferChoicesAsync(mine);
        var found = Filter.Of(mine, db.TicketMessages);
        Counts = await found.CountTabsAsync();
        await ReadPageAsync(found.In(Filter.Tab), RowPosition.Parse(after), RowPosition.Parse(before));
        return Page();
    }

    private async Task OfferChoicesAsync(IQueryable<Ticket> mine)
    {
        var products = await db.ContractedProducts.VisibleTo(me).InForce(clock.Today()).Select(p => new { p.Product!.Slug, p.Product.Name }).Distinct().OrderBy(p => p.Name).Take(ChoicesLimit).ToListAsync();
        Products = [new(words["Todos"], ""), .. products.Select(p => new SelectListItem(p.Name, p.Slug, p.Slug == Filter.Product))];
        var requesters = await mine.Select(t => t.RequesterName).Distinct().OrderBy(name => name).Take(ChoicesLimit).ToListAsync();
        Requesters = [new(words["Todos"], ""), .. requesters.Select(name => new SelectListItem(name, name, name == Filter.Requester))];
    }

    private async Task ReadPageAsync(IQueryable<Ticket> found, RowPosition? after, RowPosition? before)
    {
        var page = await found.Ordered(Filter.Order, after, before).Rows().Take(PageSize + 1).ToListAsync();
        var hasMore = page.Count > PageSize;
        page = [.. page.Take(PageSize)];
        if (before is not null) { page.Reverse(); }
        Rows = await db.WithNewsAsync(me, page);
        if (page.Count == 0) { return; }
        Pages = new Pager(
            before is null ? after is null ? null : Link("antes", page[0]) : hasMore ? Link("antes", page[0]) : null,
            before is not null || hasMore ? Link("depois", page[^1]) : null);
    }

    private string? Link(string side, TicketRow row) => Url.Page("Index", Filter.With(side, row.PositionIn(Filter.Order).ToString()));
}
