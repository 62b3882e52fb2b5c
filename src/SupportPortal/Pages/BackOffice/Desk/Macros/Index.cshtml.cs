using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;

namespace SupportPortal.Pages.BackOffice.Desk.Macros;

/// <summary>The macros this person may use.</summary>
public class IndexModel(PortalDbContext db, Viewer me) : PageModel
{
    public const int MaxShown = 200;

    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public IReadOnlyList<Macro> Macros { get; private set; } = [];

    public bool MayChange(Macro macro) => macro.Sharing.MayBeGivenBy(me, Audience.MyTeams(Choices));

    public async Task OnGetAsync()
    {
        Choices = await db.DeskChoicesAsync(me);
        Macros = await db.Macros.VisibleTo(me, db.Teams).OrderBy(m => m.Name).ThenBy(m => m.Id).Take(MaxShown).ToListAsync();
    }
}
