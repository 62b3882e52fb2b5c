using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.ApiKeys;

/// <summary>Without the password: whoever fears for a key must not be held up.</summary>
public class RevokeModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public ApiKey? Key { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Key = await db.ApiKeys.VisibleTo(me).SingleOrDefaultAsync(k => k.Id == id);
        return Key is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Key is null) { return shown; }
        Key.Revoke(me.Actor, clock.GetUtcNow());
        audit.Record(db, AuditKind.ApiKeyRevoked, Key.Start);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A chave {0} não vale mais.", Key.Name].Value;
        return RedirectToPage("Index");
    }
}
