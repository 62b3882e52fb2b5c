using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Web;

namespace SupportPortal.Pages.HelpCenter;

/// <summary>A picture or file of an article, for whoever reads the article. Its bytes never change, so what is public may be kept for ever.</summary>
public class FileModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var visible = db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.GetUtcNow());
        var file = await db.HelpFiles.AsNoTracking().VisibleTo(me, visible).SingleOrDefaultAsync(f => f.Id == id, stop);
        if (file is null) { return NotFound(); }

        var isPublic = await visible.AnyAsync(a => a.Id == file.ArticleId && a.Visibility == Visibility.Public, stop);
        if (isPublic) { Response.CacheForEver(); } else { Response.Headers.CacheControl = "no-store"; }
        var disposition = new ContentDispositionHeaderValue(file.IsPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(file.Bytes, file.ContentType);
    }
}
