using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Pages.HelpCenter;

public class TopicModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int Limit = 100;

    public HelpTopic? Topic { get; private set; }
    public IReadOnlyList<Row> Articles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        Topic = await db.HelpTopics.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == slug);
        if (Topic is null) { return NotFound(); }

        Articles = await db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.GetUtcNow()).Where(a => a.TopicId == Topic.Id)
            .OrderBy(a => a.Title).ThenBy(a => a.Id).Select(a => new Row(a.Slug, a.Title, a.Summary)).Take(Limit).ToListAsync();
        return Page();
    }

    public sealed record Row(string Slug, string Title, string Summary);
}
