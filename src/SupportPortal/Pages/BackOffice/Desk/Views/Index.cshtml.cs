using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Views;

/// <summary>The saved views one finds in the queue, and their order.</summary>
public class IndexModel(PortalDbContext db, Viewer me) : PageModel
{
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public bool MayChange(SavedView view) => view.Sharing.MayBeGivenBy(me, Audience.MyTeams(Choices));

    public async Task OnGetAsync()
    {
        Choices = await db.DeskChoicesAsync(me);
        Views = await db.SavedViews.VisibleTo(me, db.Teams).OrderBy(v => v.Scope == Scope.Personal ? 0 : v.Scope == Scope.Team ? 1 : 2)
            .ThenBy(v => v.TeamId).ThenBy(v => v.Position).ThenBy(v => v.Id).Take(200).ToListAsync();
    }

    /// <summary>One place up or down, among those of the same people.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostMoveAsync([FromForm] int id, [FromForm] bool up)
    {
        await OnGetAsync();
        if (Views.FirstOrDefault(v => v.Id == id) is not { } moved || !MayChange(moved)) { return NotFound(); }
        var beside = Views.Where(v => v.Sharing == moved.Sharing).ToList();
        var from = beside.IndexOf(moved);
        var to = Math.Clamp(from + (up ? -1 : 1), 0, beside.Count - 1);
        beside.RemoveAt(from);
        beside.Insert(to, moved);
        foreach (var (view, place) in beside.Select((v, i) => (v, i + 1))) { view.MoveTo(place); }
        await db.SaveChangesAsync();
        return RedirectToPage("Index");
    }
}
