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

/// <summary>Gives the queue's present filter, order and columns a name.</summary>
public class NewModel(PortalDbContext db, Audit audit, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public ViewForm Input { get; set; } = new();
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public QueueFilter Filter { get; private set; } = null!;

    public async Task OnGetAsync(string? de)
    {
        Choices = await db.DeskChoicesAsync(me);
        Filter = QueueFilter.Of(new DeskChoice("", 0, "", HttpMethods.IsGet(Request.Method) ? de : Input.Address));
        Input.Address = Filter.ToSave(); // only what the queue knows
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync(null);
        var sharing = Audience.Read(Input.For, me, Choices);
        if (sharing is null) { ModelState.AddModelError("Input.For", words["Escolha quem vê."]); }
        if (!ModelState.IsValid) { return Page(); }
        if (sharing is { Scope: Scope.Personal } && await db.SavedViews.CountAsync(v => v.OwnerId == me.PersonId && v.Scope == Scope.Personal) >= SavedView.MaxPersonal)
        {
            ModelState.AddModelError("", words["Você já tem {0} visões. Exclua uma para salvar outra.", SavedView.MaxPersonal]);
            return Page();
        }
        var last = await db.SavedViews.Where(v => v.Scope == sharing!.Scope && v.TeamId == sharing.TeamId && (v.Scope != Scope.Personal || v.OwnerId == me.PersonId)).MaxAsync(v => (int?)v.Position);
        var view = new SavedView(Input.Name, Input.Address, me.PersonId, sharing!, 1 + last ?? 1);
        db.SavedViews.Add(view);
        if (sharing!.Scope is not Scope.Personal) { audit.Record(db, AuditKind.SharedViewChanged, "new", result: "created"); }
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A visão {0} foi salva.", view.Name].Value;
        return RedirectToPage("/BackOffice/Desk/Index", new { visao = view.Id });
    }
}
