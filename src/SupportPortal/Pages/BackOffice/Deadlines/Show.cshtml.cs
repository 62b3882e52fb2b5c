using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines;

/// <summary>A policy: what is in force, what is being written, who has it.</summary>
public class ShowModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public SlaPolicy? Policy { get; private set; }
    public IReadOnlyDictionary<int, string> Categories { get; private set; } = new Dictionary<int, string>();
    public IReadOnlyList<ContractRow> Contracts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Policy = await db.FindPolicyAsync(id);
        if (Policy is null) { return NotFound(); }
        Categories = await db.Categories.ToDictionaryAsync(c => c.Id, c => c.Name);
        Contracts = await db.Contracts.Where(c => c.PolicyId == id).OrderBy(c => c.Customer!.LegalName).ThenBy(c => c.Number)
            .Select(c => new ContractRow(c.Id, c.Number, c.Customer!.LegalName)).Take(200).ToListAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Policy is null) { return shown; }
        Policy.StartDraft();
        audit.Record(db, AuditKind.DeadlinePolicyChanged, About(id), result: "drafted");
        await db.SaveChangesAsync();
        return RedirectToPage("Draft", new { id });
    }

    public async Task<IActionResult> OnPostPublishAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Policy is null) { return shown; }
        Policy.Publish(me.PersonId, clock.GetUtcNow());
        audit.Record(db, AuditKind.DeadlinePolicyChanged, About(id), result: "published");
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A versão {0} está em vigor.", Policy.Published!.Number].Value;
        return RedirectToPage("Show", new { id });
    }

    private static string About(int id) => string.Create(CultureInfo.InvariantCulture, $"policy {id}");

    public sealed record ContractRow(int Id, string Number, string Customer);
}
