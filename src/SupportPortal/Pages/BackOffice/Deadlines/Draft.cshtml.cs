using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines;

/// <summary>The version being written. It counts for nobody until it is published.</summary>
public class DraftModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public DraftForm Input { get; set; } = new();
    public SlaPolicy? Policy { get; private set; }
    public SlaPolicyVersion? Draft => Policy?.Draft;
    public IReadOnlyList<SelectListItem> Calendars { get; private set; } = [];
    public IReadOnlyList<SelectListItem> CategoryItems { get; private set; } = [];

    public IEnumerable<SelectListItem> PriorityItems => Enum.GetValues<Priority>().Select(p => new SelectListItem(words.Of(p), p.ToString())).Prepend(new(words["Qualquer"], ""));
    public IEnumerable<SelectListItem> MetricItems => Enum.GetValues<SlaMetric>().Select(m => new SelectListItem(words.Of(m), m.ToString()));
    public IEnumerable<SelectListItem> HoursItems => Enum.GetValues<Hours>().Select(h => new SelectListItem(words.Of(h), h.ToString()));
    public IEnumerable<SelectListItem> OriginItems => Enum.GetValues<SlaOrigin>().Select(o => new SelectListItem(words.Of(o), o.ToString()));

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Policy = await db.FindPolicyAsync(id);
        if (Draft is null) { return NotFound(); }
        var calendars = await db.WorkCalendars.OrderBy(c => c.Name).Select(c => new { c.Id, c.Name }).Take(200).ToListAsync();
        Calendars = [.. calendars.Select(c => Item(c.Id, c.Name))];
        var categories = await db.Categories.Where(c => c.OutOfScopeAnswer == null).OrderBy(c => c.Position).ThenBy(c => c.Id).Select(c => new { c.Id, c.Name }).Take(100).ToListAsync();
        CategoryItems = [new(words["Qualquer tipo"], ""), .. categories.Select(c => Item(c.Id, words[c.Name]))];
        if (HttpMethods.IsGet(Request.Method)) { Input = DraftForm.Of(Draft); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Draft is null || !ModelState.IsValid) { return shown; }
        var calendar = await db.WorkCalendars.SingleOrDefaultAsync(c => c.Id == Input.CalendarId);
        if (calendar is null || Input.Filled.Any(r => CategoryItems.All(c => c.Value != Value(r.CategoryId)))) { return NotFound(); }
        Draft.Describe(calendar, Input.PausesForCustomer, Input.PausesForThirdParty, [.. Input.Filled.Select(r => r.ToTarget())]);
        audit.Record(db, AuditKind.DeadlinePolicyChanged, string.Create(CultureInfo.InvariantCulture, $"policy {id}"));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O rascunho foi salvo."].Value;
        return RedirectToPage("Show", new { id });
    }

    /// <summary>"Mais linhas": the same form, with room for more. Nothing is saved.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostRowsAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Draft is not null) { Input.AddRows(); }
        return shown;
    }

    private static SelectListItem Item(int id, string name) => new(name, Value(id));

    private static string Value(int? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "";
}
