using System.Globalization;
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

/// <summary>A changed rule counts from now on: what happened before is left alone.</summary>
public class EditModel(PortalDbContext db, Viewer me, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : RulePage(db, me, words)
{
    [BindProperty] public RuleForm Input { get; set; } = new();
    public Rule? Rule { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Rule = await Rules.SingleOrDefaultAsync(r => r.Id == id);
        if (Rule is null) { return NotFound(); }
        await LoadChoicesAsync();
        if (HttpMethods.IsGet(Request.Method)) { Input = RuleForm.Of(Rule); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Rule is null || !ModelState.IsValid || !await CheckAsync(Input, id)) { return shown; }
        Db.Entry(Rule).Property(r => r.Version).OriginalValue = Input.Version; // a change since the form was drawn is refused
        Input.ApplyTo(Rule, clock.GetUtcNow());
        audit.Record(Db, AuditKind.RuleChanged, string.Create(CultureInfo.InvariantCulture, $"rule {id}"));
        await Db.SaveChangesAsync();
        return RedirectToPage("Rehearsal", new { id });
    }
}
