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

public class NewModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public HolidayForm Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) { return Page(); }
        if (await db.HolidaySets.AnyAsync(s => s.Name == Input.Name))
        {
            ModelState.AddModelError("Input.Name", words["Já existe uma lista com este nome."]);
            return Page();
        }
        db.HolidaySets.Add(new HolidaySet(Input.Name, Input.Scope, Input.Lines));
        audit.Record(db, AuditKind.DeadlineHolidaysChanged, result: "created");
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Os feriados de {0} foram salvos.", Input.Name].Value;
        return RedirectToPage("Index");
    }
}
