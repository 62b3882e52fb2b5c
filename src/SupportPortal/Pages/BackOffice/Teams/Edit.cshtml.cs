using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Teams;

/// <summary>Name and people of a team. It is never deleted: tickets keep its name.</summary>
public class EditModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public TeamForm Input { get; set; } = new();
    public IReadOnlyList<Person> People { get; private set; } = [];
    public Team? Team { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Team = await db.Teams.Include(t => t.Members).SingleOrDefaultAsync(t => t.Id == id);
        if (Team is null) { return NotFound(); }
        People = await db.People.Desk().OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Team.MaxMembers).ToListAsync();
        if (HttpMethods.IsGet(Request.Method)) { Input = new TeamForm { Name = Team.Name, Members = [.. Team.Members.Select(m => m.PersonId)], IsActive = Team.IsActive, Distributes = Team.Distributes, MaxOpen = Team.MaxOpen }; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Team is null) { return shown; }
        if (await db.Teams.AnyAsync(t => t.Name == Input.Name && t.Id != id)) { ModelState.AddModelError("Input.Name", words["Já existe uma equipe com este nome."]); }
        if (!ModelState.IsValid) { return shown; }
        Team.Rename(Input.Name);
        Team.Gather([.. People.Where(p => Input.Members.Contains(p.Id))]);
        Team.Use(Input.IsActive);
        Team.Distribute(Input.Distributes, Input.MaxOpen);
        audit.Record(db, AuditKind.TeamChanged, string.Create(CultureInfo.InvariantCulture, $"team {id}"));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A equipe {0} foi salva.", Team.Name].Value;
        return RedirectToPage("Index");
    }
}
