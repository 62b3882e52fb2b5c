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

namespace SupportPortal.Pages.BackOffice.Deadlines.Calendars;

public class EditModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public CalendarForm Input { get; set; } = new();
    public WorkCalendar? Calendar { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Calendar = await db.WorkCalendars.SingleOrDefaultAsync(c => c.Id == id);
        if (Calendar is null) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input = CalendarForm.Of(Calendar.Name, Calendar.Week); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Calendar is null || !ModelState.IsValid) { return shown; }
        if (await db.WorkCalendars.AnyAsync(c => c.Name == Input.Name && c.Id != id))
        {
            ModelState.AddModelError("Input.Name", words["Já existe um calendário com este nome."]);
            return shown;
        }
        Calendar.Describe(Input.Name, Input.ToWeek());
        audit.Record(db, AuditKind.DeadlineCalendarChanged, string.Create(CultureInfo.InvariantCulture, $"calendar {id}"));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O calendário {0} foi salvo.", Input.Name].Value;
        return RedirectToPage("Index");
    }
}
