using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Products;

/// <summary>A number and a day, so that there is something to write notes and keep files on.</summary>
public class NewVersionModel(PortalDbContext db, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public VersionForm Input { get; set; } = new();
    public Product Product { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await db.Products.SingleOrDefaultAsync(p => p.Slug == slug) is not { } product) { return NotFound(); }
        Product = product;
        if (HttpMethods.IsGet(Request.Method)) { Input.ReleasedOn = clock.Today(); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        var shown = await OnGetAsync(slug);
        if (shown is NotFoundResult) { return shown; }
        if (ModelState.IsValid && await db.ProductVersions.AnyAsync(v => v.ProductId == Product.Id && v.Number == Input.Number))
        {
            ModelState.AddModelError("Input.Number", words["Este produto já tem a versão {0}.", Input.Number]);
        }
        if (!ModelState.IsValid) { return shown; }
        var version = new ProductVersion(Product.Id, Input.Number, Input.ReleasedOn!.Value);
        db.ProductVersions.Add(version);
        audit.Record(db, AuditKind.ProductVersionChanged, $"{Product.Slug} {Input.Number}");
        await db.SaveChangesAsync();
        return RedirectToPage("Version", new { slug, id = version.Id });
    }
}
