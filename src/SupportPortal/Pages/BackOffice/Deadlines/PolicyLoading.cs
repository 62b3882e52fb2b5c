using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Pages.BackOffice.Deadlines;

internal static class PolicyLoading
{
    /// <summary>With every version, its targets and its calendar.</summary>
    public static Task<SlaPolicy?> FindPolicyAsync(this PortalDbContext db, int id) => db.SlaPolicies
        .Include(p => p.Versions).ThenInclude(v => v.Targets).Include(p => p.Versions).ThenInclude(v => v.Calendar).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id);
}
