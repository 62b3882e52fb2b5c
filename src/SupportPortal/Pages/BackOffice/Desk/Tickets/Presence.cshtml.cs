using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>Who else of the desk is at a ticket: the line above the conversation, and where a page says that its analyst writes.</summary>
public class PresenceModel(PortalDbContext db, DeskPresence presence, Viewer me) : PageModel
{
    public IReadOnlyList<(string Name, bool IsWriting)> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (await FindAsync(code, stop) is not { } ticket) { return NotFound(); }
        Others = await NamesAsync(db, presence.Others(ticket, me.PersonId));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop)
    {
        if (await FindAsync(code, stop) is not { } ticket) { return NotFound(); }
        await presence.TellAsync(ticket, me.PersonId, PresenceKind.Writing, stop);
        return new NoContentResult();
    }

    public static async Task<IReadOnlyList<(string Name, bool IsWriting)>> NamesAsync(PortalDbContext db, IReadOnlyList<(int PersonId, bool IsWriting)> others)
    {
        if (others.Count == 0) { return []; }
        var asked = others.Select(o => o.PersonId).ToArray();
        var names = await db.People.Where(p => asked.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name);
        return [.. others.Where(o => names.ContainsKey(o.PersonId)).Select(o => (names[o.PersonId], o.IsWriting))];
    }

    private Task<long?> FindAsync(string code, CancellationToken stop) =>
        db.Tickets.VisibleTo(me).Where(t => t.Code == code).Select(t => (long?)t.Id).SingleOrDefaultAsync(stop);
}
