using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Files;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Products;

/// <summary>What is new in a version, and its downloads.</summary>
[RequestSizeLimit(UploadRules.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MaxBody)]
public class VersionModel(PortalDbContext db, ProductFileStore store, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public VersionForm Input { get; set; } = new();
    public ProductVersion Version { get; private set; } = null!;
    public IReadOnlyList<ProductFile> Files { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, int id)
    {
        if (await db.ProductVersions.Include(v => v.Product).SingleOrDefaultAsync(v => v.Id == id && v.Product!.Slug == slug) is not { } version) { return NotFound(); }
        Version = version;
        Files = await db.ProductFiles.Where(f => f.ProductVersionId == id).OrderBy(f => f.Name).ThenBy(f => f.Id).Take(ProductVersion.MaxFiles).ToListAsync();
        if (HttpMethods.IsGet(Request.Method)) { Input = VersionForm.Of(version); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, int id, CancellationToken stop)
    {
        var shown = await OnGetAsync(slug, id);
        if (shown is NotFoundResult) { return shown; }
        if (ModelState.IsValid && await db.ProductVersions.AnyAsync(v => v.ProductId == Version.ProductId && v.Number == Input.Number && v.Id != id, stop))
        {
            ModelState.AddModelError("Input.Number", words["Este produto já tem a versão {0}.", Input.Number]);
        }
        if (ModelState.IsValid && Files.Count + Input.Uploads.Count > ProductVersion.MaxFiles) { ModelState.AddModelError("Input.Uploads", words["Uma versão tem até {0} arquivos.", ProductVersion.MaxFiles]); }
        if (!ModelState.IsValid) { return shown; }
        if (Input.Version != Version.Version)
        {
            ModelState.AddModelError("", words["Outra pessoa mudou esta versão enquanto você escrevia. Confira e salve de novo para ficar com o seu texto."]);
            ModelState.Remove("Input.Version");
            Input.Version = Version.Version;
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
        Input.Into(Version, clock.GetUtcNow());
        foreach (var upload in Input.Uploads) { await store.AddAsync(upload, Version, Input.Description, stop); }
        audit.Record(db, AuditKind.ProductVersionChanged, $"{slug} {Version.Number}");
        await db.SaveChangesAsync(stop);
        TempData["Notice"] = Version.IsPublished ? words["A versão {0} está publicada para quem contratou o produto.", Version.Number].Value : words["Rascunho salvo. Os clientes não veem esta versão."].Value;
        return RedirectToPage("Version", new { slug, id });
    }

    [NoValidation]
    public async Task<IActionResult> OnPostRemoveAsync(string slug, int id, Guid file)
    {
        var shown = await OnGetAsync(slug, id);
        if (shown is NotFoundResult || await db.ProductFiles.SingleOrDefaultAsync(f => f.Id == file && f.ProductVersionId == id) is not { } removed) { return NotFound(); }
        db.ProductFiles.Remove(removed);
        audit.Record(db, AuditKind.ProductVersionChanged, $"{slug} {Version.Number}", result: "file removed");
        await db.SaveChangesAsync();
        TempData["Notice"] = words["{0} foi removido.", removed.Name].Value;
        return RedirectToPage("Version", new { slug, id });
    }
}
