using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>The buttons of language and theme, which stand on every page and lead back to it.</summary>
public class PreferencesModel(SystemDb systemDb, Viewer me) : PageModel
{
    private static readonly string[] Themes = ["auto", "light", "dark"];

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostLanguageAsync([FromForm] string? language, [FromForm] string? returnUrl)
    {
        if (!Languages.IsKnown(language)) { return BadRequest(); }
        Languages.Remember(Response, language!);
        await KeepAsync(p => p.Prefer(language: language));
        return Back(returnUrl);
    }

    public async Task<IActionResult> OnPostThemeAsync([FromForm] string? theme, [FromForm] string? returnUrl)
    {
        if (!Themes.Contains(theme, StringComparer.Ordinal)) { return BadRequest(); }
        await KeepAsync(p => p.Prefer(theme: theme));
        return Back(returnUrl);
    }

    public async Task<IActionResult> OnPostKeysAsync([FromForm] bool keys, [FromForm] string? returnUrl)
    {
        await KeepAsync(p => p.Prefer(keys: keys));
        return Back(returnUrl);
    }

    private async Task KeepAsync(Action<Person> change)
    {
        if (!me.IsSignedIn) { return; }
        await using var db = systemDb.Open();
        change(await db.People.SingleAsync(p => p.Id == me.PersonId));
        await db.SaveChangesAsync();
    }

    private LocalRedirectResult Back(string? returnUrl) => LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
}
