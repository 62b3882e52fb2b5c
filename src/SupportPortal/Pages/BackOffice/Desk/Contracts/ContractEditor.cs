using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Pages.BackOffice.Desk.Contracts;

/// <summary>What the pages of a new and of an existing contract share.</summary>
public abstract class ContractEditor(PortalDbContext db, Viewer me) : PageModel
{
    private const int ProductLimit = 200;

    [BindProperty] public ContractForm Input { get; set; } = new();
    public Customer Customer { get; private set; } = null!;
    public IReadOnlyList<Product> Products { get; private set; } = [];

    protected PortalDbContext Db { get; } = db;
    protected Viewer Me { get; } = me;

    protected async Task<bool> LoadAsync(string cnpj)
    {
        var customer = Cnpj.TryParse(cnpj, out var parsed) ? await Db.Customers.VisibleTo(Me).SingleOrDefaultAsync(c => c.Cnpj == parsed) : null;
        if (customer is null) { return false; }
        (Customer, Products) = (customer, await Db.Products.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(ProductLimit).ToListAsync());
        return true;
    }

    /// <summary>The rows of products that were sent are those that were drawn.</summary>
    protected bool IsForeign() => Input.Products.Any(row => Products.All(p => p.Id != row.Id)) || Input.Products.DistinctBy(p => p.Id).Count() != Input.Products.Count;
}
