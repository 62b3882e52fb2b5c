using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Articles;

public class VersionsModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int Limit = 100;

    [BindProperty(SupportsGet = true, Name = "de")] public int? From { get; set; }
    [BindProperty(SupportsGet = true, Name = "ate")] public int? To { get; set; }
    public HelpArticle Article { get; private set; } = null!;
    public IReadOnlyList<Row> Versions { get; private set; } = [];
    public IReadOnlyList<(LineChange Change, string Line)>? Differences { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        if (await db.HelpArticles.ToEditAsync(id) is not { LastVersion: > 0 } article) { return NotFound(); }
        Article = article;
        Versions = await db.HelpArticleVersions.Where(v => v.ArticleId == id).OrderByDescending(v => v.Number).Select(v => new Row(v.Number, v.Change, v.ByName, v.At)).Take(Limit).ToListAsync();
        if (From is { } from && To is { } to && await FindAsync(id, from) is { } before && await FindAsync(id, to) is { } after) { Differences = LineDiff.Between(before.Text, after.Text); }
        return Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync(int id, int number)
    {
        var shown = await OnGetAsync(id);
        if (shown is not PageResult) { return shown; }
        if (await FindAsync(id, number) is not { } version) { return NotFound(); }
        Article.Restore(version, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Versão {0} restaurada, como versão {1}.", number, Article.LastVersion].Value;
        return RedirectToPage("Versions", new { id });
    }

    public IEnumerable<SelectListItem> Numbers(int? chosen) =>
        Versions.Select(v => new SelectListItem(v.Number.ToString(CultureInfo.CurrentCulture), v.Number.ToString(CultureInfo.InvariantCulture), v.Number == chosen));

    private Task<HelpArticleVersion?> FindAsync(int id, int number) => db.HelpArticleVersions.AsNoTracking().SingleOrDefaultAsync(v => v.ArticleId == id && v.Number == number);

    public sealed record Row(int Number, string Change, string ByName, DateTimeOffset At);
}
