using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>Gives a draft up, with its files. Its code is not used again.</summary>
public class DiscardModel(NewTicketDraft drafts, IStringLocalizer<Words> words) : PageModel
{
    public TicketDraft? Draft { get; private set; }
    public string Subject { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string code)
    {
        Draft = await drafts.FindAsync(code);
        if (Draft is null) { return NotFound(); }
        if (!Draft.IsOpen) { return RedirectToPage("/Index"); }
        Subject = (await drafts.FieldsOfAsync(Draft)).Subject;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (shown is not PageResult) { return shown; }
        await drafts.DiscardAsync(Draft!);
        TempData["Notice"] = words["O rascunho {0} foi descartado.", code].Value;
        return RedirectToPage("/Index");
    }
}
