using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.Tickets;

/// <summary>A kind of request this channel does not answer: who does, in place of a ticket.</summary>
public class OutOfScopeModel(PortalDbContext db, Viewer me) : PageModel
{
    public Category? Category { get; private set; }
    public string Code { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string code, int tipo)
    {
        var mine = await db.TicketDrafts.VisibleTo(me).AnyAsync(d => d.Code == code);
        Category = await db.Categories.SingleOrDefaultAsync(c => c.Id == tipo && c.IsActive && c.OutOfScopeAnswer != null);
        if (!mine || Category is null) { return NotFound(); }
        Code = code;
        return Page();
    }
}
