using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Pages.Incidents;

namespace SupportPortal.Pages.Products;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int Limit = 100;

    public IReadOnlyList<Row> Products { get; private set; } = [];

    public IReadOnlyList<IncidentBanner> Incidents { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Products = await db.ContractedProducts.VisibleTo(me).InForce(clock.Today())
            .OrderBy(p => p.Product!.Name).ThenBy(p => p.Id)
            .Select(p => new Row(p.ProductId, p.Product!.Slug, p.Product.Name, p.Product.Summary, p.Plan, p.Contract!.Number, p.Contract.EndsOn,
                db.ProductVersions.Where(v => v.ProductId == p.ProductId && v.PublishedAt != null).OrderByDescending(v => v.ReleasedOn).ThenByDescending(v => v.Id).Select(v => v.Number).FirstOrDefault()))
            .Take(Limit).ToListAsync();
        Incidents = await IncidentBanner.ListAsync(db, me, clock.GetUtcNow());
    }

    /// <param name="Version">The latest one published.</param>
    public sealed record Row(int Id, string Slug, string Name, string Summary, string Plan, string Contract, DateOnly EndsOn, string? Version);
}
