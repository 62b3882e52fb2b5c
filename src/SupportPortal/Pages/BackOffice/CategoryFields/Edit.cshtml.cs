using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.CategoryFields;

/// <summary>A change counts for tickets opened from now on. A field is never deleted, only put out of the form.</summary>
public class EditModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public FieldForm Input { get; set; } = new();
    public CategoryField? Field { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Field = await db.CategoryFields.Include(f => f.Category).SingleOrDefaultAsync(f => f.Id == id);
        if (Field is null) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input = FieldForm.Of(Field); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Field is null || !ModelState.IsValid) { return shown; }
        Input.ApplyTo(Field);
        audit.Record(db, AuditKind.CategoryFieldChanged, string.Create(CultureInfo.InvariantCulture, $"field {id}"));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O campo {0} foi salvo.", Field.Label].Value;
        return RedirectToPage("Index");
    }
}
