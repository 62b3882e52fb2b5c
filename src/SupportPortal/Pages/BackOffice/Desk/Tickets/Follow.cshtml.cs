using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>A lone button, for oneself alone: to hear of a ticket, or no longer.</summary>
public class FollowModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code) => await db.Tickets.VisibleTo(me).AnyAsync(t => t.Code == code) ? RedirectToPage("Show", new { code }) : NotFound();

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var ticket = await db.Tickets.VisibleTo(me).SingleOrDefaultAsync(t => t.Code == code);
        if (ticket is null) { return NotFound(); }
        await db.FollowAsync(ticket, [me.PersonId], clock.GetUtcNow());
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Você recebe um e-mail a cada novidade deste chamado."].Value;
        return RedirectToPage("Show", new { code });
    }

    public async Task<IActionResult> OnPostStopAsync(string code)
    {
        var ticket = await db.Tickets.VisibleTo(me).SingleOrDefaultAsync(t => t.Code == code);
        if (ticket is null) { return NotFound(); }
        if (await db.TicketFollowers.SingleOrDefaultAsync(f => f.TicketId == ticket.Id && f.PersonId == me.PersonId) is { } following) { db.TicketFollowers.Remove(following); }
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Você não acompanha mais este chamado."].Value;
        return RedirectToPage("Show", new { code });
    }
}
