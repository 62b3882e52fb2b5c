using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Incidents;

public class NewModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public IReadOnlyList<SelectListItem> Products { get; private set; } = [];

    public async Task OnGetAsync() => Products = await db.Products.OrderBy(p => p.Name).Select(p => new SelectListItem(p.Name, p.Id.ToString())).Take(500).ToListAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        var product = await db.Products.SingleOrDefaultAsync(p => p.Id == Input.ProductId);
        if (product is null) { return NotFound(); }
        var incident = new Incident(Input.Title, product, Input.Text, me.Actor, clock.GetUtcNow());
        db.Incidents.Add(incident);
        audit.Record(db, AuditKind.IncidentDeclared, product.Slug);
        await db.SaveChangesAsync();
        return RedirectToPage("Show", new { id = incident.Id });
    }

    public class InputModel
    {
        public string Title { get; set; } = "";
        public int ProductId { get; set; }
        public string Text { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Title).NotEmpty().MaximumLength(Incident.TitleMaxLength).WithName(words["Título"]);
            RuleFor(x => x.ProductId).GreaterThan(0).WithName(words["Produto"]);
            RuleFor(x => x.Text).NotEmpty().MaximumLength(Incident.TextMaxLength).WithName(words["O que os clientes leem"]);
        }
    }
}
