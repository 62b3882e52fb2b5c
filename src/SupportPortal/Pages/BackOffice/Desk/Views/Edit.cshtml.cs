using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Views;

/// <summary>Another name, other people, another filter, or gone.</summary>
public class EditModel(PortalDbContext db, Audit audit, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public ViewForm Input { get; set; } = new();
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public SavedView? View { get; private set; }
    public QueueFilter Filter { get; private set; } = null!;

    /// <param name="id">The view.</param>
    /// <param name="de">The queue's present filter, where that is to take the place of the saved one.</param>
    public async Task<IActionResult> OnGetAsync(int id, string? de)
    {
        Choices = await db.DeskChoicesAsync(me);
        View = await db.SavedViews.VisibleTo(me, db.Teams).SingleOrDefaultAsync(v => v.Id == id);
        if (View is null || !View.Sharing.MayBeGivenBy(me, Audience.MyTeams(Choices))) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input = new ViewForm { Name = View.Name, For = Audience.Of(View.Sharing), Address = de ?? View.Address }; }
        Filter = QueueFilter.Of(new DeskChoice("", 0, "", Input.Address));
        Input.Address = Filter.ToSave(); // only what the queue knows
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id, de: null);
        if (shown is NotFoundResult) { return shown; }
        var sharing = Audience.Read(Input.For, me, Choices);
        if (sharing is null) { ModelState.AddModelError("Input.For", words["Escolha quem vê."]); }
        if (!ModelState.IsValid) { return shown; }
        Note(View!, sharing!);
        View!.Describe(Input.Name, sharing!);
        View.Point(Input.Address);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A visão {0} foi salva.", View.Name].Value;
        return RedirectToPage("Index");
    }

    [NoValidation]
    public async Task<IActionResult> OnPostDeleteAsync(int id)
    {
        var shown = await OnGetAsync(id, de: null);
        if (shown is NotFoundResult) { return shown; }
        Note(View!, View!.Sharing, "deleted");
        db.SavedViews.Remove(View);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A visão {0} foi excluída.", View.Name].Value;
        return RedirectToPage("Index");
    }

    private void Note(SavedView view, Sharing sharing, string result = Audit.Ok)
    {
        if (view.Scope is Scope.Personal && sharing.Scope is Scope.Personal) { return; }
        audit.Record(db, AuditKind.SharedViewChanged, string.Create(CultureInfo.InvariantCulture, $"view {view.Id}"), result: result);
    }
}
