using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Macros;

public class EditModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : MacroPage(db, me, words)
{
    [BindProperty] public MacroForm Input { get; set; } = new();
    public Macro? Macro { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        await LoadChoicesAsync();
        Macro = await Db.Macros.VisibleTo(Viewer, Db.Teams).SingleOrDefaultAsync(m => m.Id == id);
        if (Macro is null || !Macro.Sharing.MayBeGivenBy(Viewer, Audience.MyTeams(Choices))) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input = MacroForm.Of(Macro); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (shown is NotFoundResult || await ReadAsync(Input) is not { } read) { return shown; }
        Note(Macro!, read.Sharing);
        Macro!.Write(Input.Name, read.Acts, read.Sharing, clock.GetUtcNow());
        await Db.SaveChangesAsync();
        TempData["Notice"] = Localizer["A macro {0} foi salva.", Macro.Name].Value;
        return RedirectToPage("Index");
    }

    [NoValidation]
    public async Task<IActionResult> OnPostDeleteAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (shown is NotFoundResult) { return shown; }
        Note(Macro!, Macro!.Sharing, "deleted");
        Db.Macros.Remove(Macro);
        await Db.SaveChangesAsync();
        TempData["Notice"] = Localizer["A macro {0} foi excluída.", Macro.Name].Value;
        return RedirectToPage("Index");
    }

    private void Note(Macro macro, Sharing sharing, string result = Audit.Ok)
    {
        if (macro.Scope is Scope.Personal && sharing.Scope is Scope.Personal) { return; }
        audit.Record(Db, AuditKind.SharedMacroChanged, string.Create(CultureInfo.InvariantCulture, $"macro {macro.Id}"), result: result);
    }
}
