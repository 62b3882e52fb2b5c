using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>At which tickets colleagues are: the marks of the list alone, for the script that puts them into its rows.</summary>
public class PresenceModel(PortalDbContext db, DeskPresence presence, Viewer me) : PageModel
{
    public const int MostTickets = 500;

    public ILookup<string, DeskVisit> Visits { get; private set; } = DeskVisit.None;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var everywhere = presence.Everywhere(me.PersonId);
        if (everywhere.Count == 0) { return; }
        var (tickets, people) = (everywhere.Select(t => t.Key).Take(MostTickets).ToArray(), everywhere.SelectMany(t => t).Select(p => p.PersonId).Distinct().ToArray());
        Visits = DeskVisit.Of(
            everywhere,
            await db.Tickets.VisibleTo(me).Where(t => tickets.Contains(t.Id)).Select(t => new { t.Id, t.Code }).ToDictionaryAsync(t => t.Id, t => t.Code, stop),
            await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, stop));
    }
}
