using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines.Calendars;

public class NewModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public CalendarForm Input { get; set; } = new();

    public void OnGet() => Input = HttpMethods.IsGet(Request.Method) ? CalendarForm.Of("", WeekHours.Standard) : Input;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) { return Page(); }
        if (await db.WorkCalendars.AnyAsync(c => c.Name == Input.Name))
        {
            ModelState.AddModelError("Input.Name", words["Já existe um calendário com este nome."]);
            return Page();
        }
        db.WorkCalendars.Add(new WorkCalendar(Input.Name, Input.ToWeek()));
        audit.Record(db, AuditKind.DeadlineCalendarChanged, result: "created");
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O calendário {0} foi salvo.", Input.Name].Value;
        return RedirectToPage("Index");
    }
}
