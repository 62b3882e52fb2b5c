using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines.Holidays;

public class EditModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public HolidayForm Input { get; set; } = new();
    public HolidaySet? Set { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Set = await db.HolidaySets.SingleOrDefaultAsync(s => s.Id == id);
        if (Set is null) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input = HolidayForm.Of(Set); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Set is null || !ModelState.IsValid) { return shown; }
        if (await db.HolidaySets.AnyAsync(s => s.Name == Input.Name && s.Id != id))
        {
            ModelState.AddModelError("Input.Name", words["Já existe uma lista com este nome."]);
            return shown;
        }
        Set.Describe(Input.Name, Input.Scope, Input.Lines);
        audit.Record(db, AuditKind.DeadlineHolidaysChanged, string.Create(CultureInfo.InvariantCulture, $"holidays {id}"));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Os feriados de {0} foram salvos.", Input.Name].Value;
        return RedirectToPage("Index");
    }
}
