using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Pages.Products;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int Limit = 100;

    public IReadOnlyList<Row> Products { get; private set; } = [];

    public async Task OnGetAsync() => Products = await db.ContractedProducts.VisibleTo(me).InForce(clock.Today())
        .OrderBy(p => p.Product!.Name).ThenBy(p => p.Id)
        .Select(p => new Row(p.ProductId, p.Product!.Slug, p.Product.Name, p.Product.Summary, p.Plan, p.Contract!.Number, p.Contract.EndsOn))
        .Take(Limit).ToListAsync();

    public sealed record Row(int Id, string Slug, string Name, string Summary, string Plan, string Contract, DateOnly EndsOn);
}
