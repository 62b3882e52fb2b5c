using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Files;
using SupportPortal.Web;

namespace SupportPortal.Pages.Products;

/// <summary>A download, for whoever reads its version.</summary>
public class DownloadModel(PortalDbContext db, ProductFileStore files, Viewer me, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, Guid id, CancellationToken stop)
    {
        var versions = db.ProductVersions.VisibleTo(me, db.Products.VisibleTo(me, db.ContractedProducts, clock.Today())).Where(v => v.Product!.Slug == slug);
        if (await db.ProductFiles.AsNoTracking().VisibleTo(versions).SingleOrDefaultAsync(f => f.Id == id, stop) is not { } file) { return NotFound(); }
        Response.ContentLength = file.Size;
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        return new StreamedFile(file.ContentType, file.Name, async (to, stopped) =>
        {
            await foreach (var bytes in files.ReadAsync(file, stopped)) { await to.WriteAsync(bytes, stopped); }
        });
    }
}
