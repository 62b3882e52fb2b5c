using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Pages.Support;

/// <summary>The three boxes customers know: help, their tickets, their products. And what this channel is for.</summary>
public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    private const int Limit = 50;

    public IReadOnlyList<(string Slug, string Name, string Summary)> Topics { get; private set; } = [];
    public IReadOnlyList<(string Slug, string Name)> Products { get; private set; } = [];

    /// <summary>What is answered by somebody else, and by whom.</summary>
    public IReadOnlyList<(string Name, string Answer)> Elsewhere { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var topics = await db.HelpTopics.OrderBy(t => t.Position).Select(t => new { t.Slug, t.Name, t.Summary }).Take(Limit).ToListAsync();
        Topics = [.. topics.Select(t => (t.Slug, t.Name, t.Summary))];
        var products = await db.ContractedProducts.VisibleTo(me).InForce(clock.Today())
            .Select(p => new { p.Product!.Slug, p.Product.Name }).Distinct().OrderBy(p => p.Name).Take(Limit).ToListAsync();
        Products = [.. products.Select(p => (p.Slug, p.Name))];
        var elsewhere = await db.Categories.Where(c => c.IsActive && c.OutOfScopeAnswer != null).OrderBy(c => c.Position)
            .Select(c => new { c.Name, c.OutOfScopeAnswer }).Take(Limit).ToListAsync();
        Elsewhere = [.. elsewhere.Select(c => (c.Name, c.OutOfScopeAnswer!))];
    }
}
