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

public class NewModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public FieldForm Input { get; set; } = new();
    public Category? Category { get; private set; }

    public async Task<IActionResult> OnGetAsync(int tipo)
    {
        Category = await db.Categories.SingleOrDefaultAsync(c => c.Id == tipo && c.IsActive && c.OutOfScopeAnswer == null);
        if (Category is null) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input.Position = 1 + await db.CategoryFields.Where(f => f.CategoryId == tipo).Select(f => (int?)f.Position).MaxAsync() ?? 1; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int tipo)
    {
        var shown = await OnGetAsync(tipo);
        if (Category is null || !ModelState.IsValid) { return shown; }
        if (Input.IsActive && await db.CategoryFields.CountAsync(f => f.CategoryId == tipo && f.IsActive) >= CategoryField.MaxActive)
        {
            ModelState.AddModelError("", words["Um tipo tem até {0} campos ativos.", CategoryField.MaxActive]);
            return shown;
        }
        var field = new CategoryField(tipo);
        Input.ApplyTo(field);
        db.CategoryFields.Add(field);
        audit.Record(db, AuditKind.CategoryFieldChanged, string.Create(CultureInfo.InvariantCulture, $"category {tipo}"), result: "created");
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O campo {0} foi salvo.", field.Label].Value;
        return RedirectToPage("Index");
    }
}
