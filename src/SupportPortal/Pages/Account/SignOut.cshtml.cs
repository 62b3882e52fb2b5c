using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Data;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;

namespace SupportPortal.Pages.Account;

public class SignOutModel(SystemDb systemDb, Audit audit) : PageModel
{
    public void OnGet() { } // a link opens the question; only the button signs out

    public async Task<IActionResult> OnPostAsync()
    {
        if (HttpContext.Features.Get<OpenSession>() is { } session)
        {
            await using var db = systemDb.Open();
            audit.RecordFor(db, AuditKind.SignOut, session.PersonId, session.Viewer.CustomerId);
            await db.SaveChangesAsync();
        }
        await HttpContext.SignOutAsync();
        return RedirectToPage("SignIn");
    }
}
