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
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int PageSize = 25;

    public string Tab { get; private set; } = TicketList.Open;
    public string? Search { get; private set; }
    public string? Product { get; private set; }
    public DateTimeOffset? Since { get; private set; }
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);
    public IReadOnlyList<TicketRow> Rows { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Products { get; private set; } = [];
    public Pager Pages { get; private set; } = new(null, null);

    public bool IsFiltered => Search is not null || Product is not null;

    /// <summary>The tabs again, for those who fill in the form from top to bottom.</summary>
    public IEnumerable<SelectListItem> Situations =>
    [
        new(words["Todas"], TicketList.All, !IsFiltered || Tab == TicketList.All), new(words["Abertas"], TicketList.Open, IsFiltered && Tab == TicketList.Open),
        new(words["Aguardando você"], TicketList.Waiting, IsFiltered && Tab == TicketList.Waiting),
        new(words["Resolvidas"], TicketList.Resolved, IsFiltered && Tab == TicketList.Resolved), new(words["Fechadas"], TicketList.Closed, Tab == TicketList.Closed),
    ];

    public async Task OnGetAsync(string? aba, string? q, string? produto, string? depois, string? antes)
    {
        (Search, Product) = (q is { Length: > 0 } ? q[..Math.Min(q.Length, 200)] : null, produto is { Length: > 0 } ? produto : null);
        Tab = TicketList.IsKnown(aba) ? aba! : IsFiltered ? TicketList.All : TicketList.Open;
        var mine = db.Tickets.VisibleTo(me);
        Since = await mine.MinAsync(t => (DateTimeOffset?)t.OpenedAt);
        var products = await db.ContractedProducts.VisibleTo(me).InForce(clock.Today()).Select(p => new { p.Product!.Slug, p.Product.Name }).Distinct().OrderBy(p => p.Name).Take(100).ToListAsync();
        Products = [new(words["Todos"], ""), .. products.Select(p => new SelectListItem(p.Name, p.Slug, p.Slug == Product))];

        var found = mine.FoundBy(Search, db.TicketMessages);
        if (Product is not null) { found = found.Where(t => t.Product!.Slug == Product); }
        Counts = await found.CountTabsAsync();
        var (after, before) = (RowPosition.Parse(depois), RowPosition.Parse(antes));
        var page = await found.In(Tab).FromLatest(after, before).Rows().Take(PageSize + 1).ToListAsync();
        var hasMore = page.Count > PageSize;
        page = [.. page.Take(PageSize)];
        if (before is not null) { page.Reverse(); }
        Rows = page;
        if (page.Count == 0) { return; }
        Pages = new Pager(
            after is not null || (before is not null && hasMore) ? Link(antes: Position(page[0])) : null,
            before is not null || hasMore ? Link(depois: Position(page[^1])) : null);
    }

    private string? Link(string? depois = null, string? antes = null) => Url.Page("Index", new { aba = Tab, q = Search, produto = Product, depois, antes });

    private static string Position(TicketRow row) => new RowPosition(row.UpdatedAt, row.Id).ToString();
}
