using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Macros;

/// <summary>What the pages of a new macro and an old one have in common: the lists to choose from, and what must be checked in the database.</summary>
public abstract class MacroPage(PortalDbContext db, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    protected PortalDbContext Db => db;
    protected Viewer Viewer => me;
    protected IStringLocalizer<Words> Localizer => words;
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;

    public async Task LoadChoicesAsync() => Choices = await db.DeskChoicesAsync(me);

    public IEnumerable<SelectListItem> Items(string kind, string none) =>
        Choices[kind].Where(c => c.Name != Category.Dispute).Select(c => new SelectListItem(kind == DeskChoice.Category ? words[c.Name] : c.Name, c.Id.ToString(CultureInfo.InvariantCulture))).Prepend(new SelectListItem(none, ""));

    /// <summary>Acts and audience, or null with the reason beside its field.</summary>
    protected async Task<(BulkAct Acts, Sharing Sharing)?> ReadAsync(MacroForm input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var canned = input.ReplyFrom is { } reply ? await db.CannedReplies.VisibleTo(me, db.Teams).Where(r => r.Id == reply).Select(r => r.Body).SingleOrDefaultAsync() : null;
        var (acts, sharing) = (input.Acts(canned), Audience.Read(input.For, me, Choices));
        if (sharing is null) { ModelState.AddModelError("Input.For", words["Escolha quem usa."]); }
        Known(DeskChoice.Reply, input.ReplyFrom, nameof(input.ReplyFrom));
        Known(DeskChoice.Staff, acts.AssigneeId, nameof(input.Assignee));
        Known(DeskChoice.Team, acts.TeamId, nameof(input.TeamId));
        Known(DeskChoice.Category, acts.CategoryId, nameof(input.CategoryId));
        return ModelState.IsValid ? (acts, sharing!) : null;

        void Known(string kind, int? chosen, string field)
        {
            if (chosen is { } id && Choices[kind].All(c => c.Id != id)) { ModelState.AddModelError($"Input.{field}", words["Escolha um item da lista."]); }
        }
    }
}
