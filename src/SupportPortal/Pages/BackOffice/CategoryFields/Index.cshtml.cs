using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.CategoryFields;

/// <summary>The questions that the form of a new ticket asks for each category.</summary>
public class IndexModel(PortalDbContext db) : PageModel
{
    public IReadOnlyList<Category> Categories { get; private set; } = [];
    public ILookup<int, CategoryField> Fields { get; private set; } = Array.Empty<CategoryField>().ToLookup(f => f.CategoryId);

    public async Task OnGetAsync()
    {
        Categories = await db.Categories.AsNoTracking().Where(c => c.IsActive && c.OutOfScopeAnswer == null).OrderBy(c => c.Position).ThenBy(c => c.Id).Take(50).ToListAsync();
        var fields = await db.CategoryFields.AsNoTracking().OrderByDescending(f => f.IsActive).ThenBy(f => f.Position).ThenBy(f => f.Id).Take(1000).ToListAsync();
        Fields = fields.ToLookup(f => f.CategoryId);
    }
}
