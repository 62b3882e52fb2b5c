using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;

namespace SupportPortal.Pages.BackOffice.Desk.Replies;

/// <summary>The canned replies this person may use.</summary>
public class IndexModel(PortalDbContext db, Viewer me) : PageModel
{
    public const int MaxShown = 200;

    [BindProperty(SupportsGet = true, Name = "busca")] public string? Search { get; set; }
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public IReadOnlyList<CannedReply> Replies { get; private set; } = [];

    public bool MayChange(CannedReply reply) => reply.Sharing.MayBeGivenBy(me, Audience.MyTeams(Choices));

    public async Task OnGetAsync()
    {
        Choices = await db.DeskChoicesAsync(me);
        Replies = await db.CannedReplies.VisibleTo(me, db.Teams).Matching(Search).OrderBy(r => r.Title).ThenBy(r => r.Id).Take(MaxShown).ToListAsync();
    }
}
