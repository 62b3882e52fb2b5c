using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Pages.BackOffice.Deadlines;

/// <summary>The policies that contracts may name.</summary>
public class IndexModel(PortalDbContext db) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var rows = await db.SlaPolicies.AsNoTracking().Include(p => p.Versions).ThenInclude(v => v.Calendar)
            .OrderByDescending(p => p.IsDefault).ThenBy(p => p.Name).ThenBy(p => p.Id).Take(200).ToListAsync();
        var counts = await db.Contracts.Where(c => c.PolicyId != null).GroupBy(c => c.PolicyId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Rows = [.. rows.Select(p => new Row(p, counts.GetValueOrDefault(p.Id)))];
    }

    public sealed record Row(SlaPolicy Policy, int Contracts);
}
