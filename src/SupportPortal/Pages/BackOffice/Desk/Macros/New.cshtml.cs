using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Macros;

public class NewModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : MacroPage(db, me, words)
{
    [BindProperty] public MacroForm Input { get; set; } = new();

    public Task OnGetAsync() => LoadChoicesAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadChoicesAsync();
        if (await ReadAsync(Input) is not { } read) { return Page(); }
        Db.Macros.Add(new Macro(Input.Name, read.Acts, Viewer.PersonId, read.Sharing, clock.GetUtcNow()));
        if (read.Sharing.Scope is not Scope.Personal) { audit.Record(Db, AuditKind.SharedMacroChanged, "new", result: "created"); }
        await Db.SaveChangesAsync();
        TempData["Notice"] = Localizer["A macro {0} foi salva.", Input.Name].Value;
        return RedirectToPage("Index");
    }
}
