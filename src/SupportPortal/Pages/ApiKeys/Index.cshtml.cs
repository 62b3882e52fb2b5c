using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Pages.ApiKeys;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];
    /// <summary>Where the page of older ones begins.</summary>
    public int? Next { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "antes")] int? before)
    {
        var found = await db.ApiKeys.AsNoTracking().VisibleTo(me).Where(k => before == null || k.Id < before).OrderByDescending(k => k.Id).Take(PageSize + 1).ToListAsync();
        Keys = [.. found.Take(PageSize)];
        if (found.Count > PageSize) { Next = Keys[^1].Id; }
    }
}
