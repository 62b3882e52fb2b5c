using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Automation;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Rules;

/// <summary>A new rule is off: its rehearsal comes first.</summary>
public class NewModel(PortalDbContext db, Viewer me, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : RulePage(db, me, words)
{
    [BindProperty] public RuleForm Input { get; set; } = new();

    public Task OnGetAsync() => LoadChoicesAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadChoicesAsync();
        if (!ModelState.IsValid || !await CheckAsync(Input, id: 0)) { return Page(); }
        var rule = new Rule(1 + (await Db.Rules.MaxAsync(r => (int?)r.Position) ?? 0));
        Input.ApplyTo(rule, clock.GetUtcNow());
        Db.Rules.Add(rule);
        audit.Record(Db, AuditKind.RuleChanged, "new rule", result: "created");
        await Db.SaveChangesAsync();
        return RedirectToPage("Rehearsal", new { id = rule.Id });
    }
}
