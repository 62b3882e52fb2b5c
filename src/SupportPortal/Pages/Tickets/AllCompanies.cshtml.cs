using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>
/// The tickets of all of a person's companies in one list. Row security knows one company at a time, so each is asked by itself, in the customer's role and with the rights
/// the person has there, and the answers are merged by the list's own key. To open a ticket of another company is to begin to use that company.
/// </summary>
public class AllCompaniesModel(SystemDb systemDb, MyCompanies mine, Viewer me) : PageModel
{
    public const int PageSize = 25, MaxCompanies = 20;
    private const int SearchMaxLength = 200;

    [BindProperty(SupportsGet = true, Name = "aba")] public string? Wanted { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }

    public string Tab { get; private set; } = TicketList.Open;
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);
    public IReadOnlyList<(MyCompanies.Company Company, TicketRow Ticket)> Rows { get; private set; } = [];
    public IReadOnlyList<MyCompanies.Company> LeftOut { get; private set; } = [];
    public Pager Pages { get; private set; } = new(null, null);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "depois")] string? after)
    {
        if (!me.HasOtherCompanies) { return RedirectToPage("Index"); }
        if (Search is { Length: > SearchMaxLength } text) { Search = text[..SearchMaxLength]; }
        Tab = TicketList.IsKnown(Wanted) ? Wanted! : TicketList.Open;
        var companies = await mine.ListAsync();
        LeftOut = [.. companies.Skip(MaxCompanies)];
        var (counts, rows) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<(MyCompanies.Company Company, TicketRow Ticket)>());
        foreach (var company in companies.Take(MaxCompanies))
        {
            var there = mine.As(company);
            await using var db = systemDb.OpenAs(there);
            var found = db.Tickets.VisibleTo(there).FoundBy(Search, db.TicketMessages);
            foreach (var (tab, count) in await found.CountTabsAsync()) { counts[tab] = counts.GetValueOrDefault(tab) + count; }
            var page = await found.In(Tab).Ordered(TicketOrder.LastChange, RowPosition.Parse(after), null).Rows().Take(PageSize + 1).ToListAsync();
            rows.AddRange((await db.WithNewsAsync(there, page)).Select(t => (company, t)));
        }
        Counts = counts;
        rows = [.. rows.OrderByDescending(r => r.Ticket.UpdatedAt).ThenByDescending(r => r.Ticket.Id).Take(PageSize + 1)];
        Rows = [.. rows.Take(PageSize)];
        Pages = new Pager(
            after is null ? null : Url.Page("AllCompanies", new { aba = Tab, q = Search }),
            rows.Count > PageSize ? Url.Page("AllCompanies", new { aba = Tab, q = Search, depois = Rows[^1].Ticket.PositionIn(TicketOrder.LastChange).ToString() }) : null);
        return Page();
    }
}
