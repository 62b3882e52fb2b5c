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

public class NewModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public TeamForm Input { get; set; } = new();
    public IReadOnlyList<Person> People { get; private set; } = [];

    public async Task OnGetAsync() => People = await db.People.Desk().OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Team.MaxMembers).ToListAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (await db.Teams.AnyAsync(t => t.Name == Input.Name)) { ModelState.AddModelError("Input.Name", words["Já existe uma equipe com este nome."]); }
        if (!ModelState.IsValid) { return Page(); }
        var team = new Team(Input.Name);
        team.Gather([.. People.Where(p => Input.Members.Contains(p.Id))]);
        team.Use(Input.IsActive);
        team.Distribute(Input.Distributes, Input.MaxOpen);
        db.Teams.Add(team);
        audit.Record(db, AuditKind.TeamChanged, "new", result: "created");
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A equipe {0} foi salva.", team.Name].Value;
        return RedirectToPage("Index");
    }
}
