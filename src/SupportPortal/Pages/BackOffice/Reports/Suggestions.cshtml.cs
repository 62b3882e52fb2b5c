using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Data.Reports;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Reports;

namespace SupportPortal.Pages.BackOffice.Reports;

/// <summary>The forms of new tickets that a figure about suggestions counts.</summary>
public class SuggestionsModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ReportFilter Filter { get; set; } = new();
    [FromQuery(Name = "fim")] public string? EndSlug { get; set; }
    [FromQuery(Name = "artigo")] public int? ArticleId { get; set; }
    [FromQuery(Name = "depois")] public long? After { get; set; }
    public SuggestionEnd End => SuggestionWords.Find(EndSlug);
    public ReportScope Scope { get; private set; } = null!;
    public int Count { get; private set; }
    public string? Article { get; private set; }
    public IReadOnlyList<SuggestedForm> Forms { get; private set; } = [];
    public long? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Scope = await Filter.ScopeAsync(db, me, PortalTime.DayOf(clock.GetUtcNow()), stop);
        if (ArticleId is { } id)
        {
            Article = await db.HelpArticles.Where(a => a.Id == id).Select(a => a.Title).SingleOrDefaultAsync(stop);
            if (Article is null) { return NotFound(); }
        }
        var forms = db.SuggestedForms(Scope, End, ArticleId);
        Count = await forms.CountAsync(stop);
        var rows = await forms.PageAsync(db, After, stop);
        Forms = [.. rows.Take(SuggestionFigures.PageSize)];
        Next = rows.Count > SuggestionFigures.PageSize ? Forms[^1].Id : null;
        return Page();
    }
}
