using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Incidents;

/// <summary>An incident told to those who use the product: what is known, and "me too", by a ticket that is open already or a new one.</summary>
public class ShowModel(PortalDbContext db, OpenTicket open, OwnAddress address, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int Limit = 5;

    [BindProperty] public InputModel Input { get; set; } = new();
    public Incident? Incident { get; private set; }
    public IReadOnlyList<(string Code, string Subject)> Mine { get; private set; } = [];
    public IReadOnlyList<(string Code, string Subject)> Tickets { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Categories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Incident = await db.Incidents.VisibleTo(me, db.ContractedProducts.VisibleTo(me).InForce(clock.Today())).Include(i => i.Product).Include(i => i.Updates.OrderBy(u => u.Id)).AsSingleQuery().SingleOrDefaultAsync(i => i.Id == id);
        if (Incident is null) { return NotFound(); }
        var tickets = await db.Tickets.VisibleTo(me).Where(t => db.IncidentTickets.Any(x => x.IncidentId == id && x.TicketId == t.Id)
                || (t.RequesterId == me.PersonId && t.ProductId == Incident.ProductId && (t.Status == TicketStatus.New || t.Status == TicketStatus.InProgress || t.Status == TicketStatus.WaitingCustomer || t.Status == TicketStatus.WaitingThirdParty)))
            .OrderByDescending(t => t.Id).Select(t => new { t.Code, t.Subject, IsMine = t.RequesterId == me.PersonId, IsLinked = db.IncidentTickets.Any(x => x.IncidentId == id && x.TicketId == t.Id) }).Take(50).ToListAsync();
        Mine = [.. tickets.Where(t => t.IsLinked && t.IsMine).Take(Limit).Select(t => (t.Code, t.Subject))];
        Tickets = [.. tickets.Where(t => !t.IsLinked).Take(Limit).Select(t => (t.Code, t.Subject))];
        Categories = [.. (await db.Categories.Where(c => c.IsActive && c.OutOfScopeAnswer == null).OrderBy(c => c.Id).Select(c => new { c.Id, c.Name }).ToListAsync())
            .Select(c => new SelectListItem(words[c.Name], c.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        if (HttpMethods.IsGet(Request.Method)) { Input.Message = words["Também fui afetado: {0}", Incident.Title]; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken stop)
    {
        var shown = await OnGetAsync(id);
        if (Incident is null || !ModelState.IsValid) { return shown; }
        if (!me.Has(Permission.OwnTickets) && !me.Has(Permission.CompanyTickets) && !me.Has(Permission.DepartmentTickets)) { return NotFound(); }
        var category = await db.Categories.SingleOrDefaultAsync(c => c.Id == Input.CategoryId && c.IsActive && c.OutOfScopeAnswer == null, stop);
        if (category is null || await address.EmailAsync() is not { } email) { return NotFound(); }
        var form = new TicketForm(me.Name, null, me.Department ?? "", email, Incident.Title, Input.Message);
        var code = await open.AffectedAsync(Incident, form, category, stop);
        return RedirectToPage("/Tickets/Show", new { code });
    }

    [NoValidation]
    public async Task<IActionResult> OnPostJoinAsync(int id, string ticket, CancellationToken stop)
    {
        var shown = await OnGetAsync(id);
        if (Incident is null || !Incident.IsOpen) { return shown; }
        var own = await db.Tickets.VisibleTo(me).Open().SingleOrDefaultAsync(t => t.Code == ticket, stop);
        if (own is null) { return NotFound(); }
        if (!await db.IncidentTickets.AnyAsync(x => x.IncidentId == id && x.TicketId == own.Id, stop))
        {
            db.Touch(own);
            db.IncidentTickets.Add(Incident.Join(own, me.Actor, clock.GetUtcNow()));
            await db.SaveChangesAsync(stop);
        }
        TempData["Notice"] = words["Chamado ligado ao incidente. Cada novidade chega por ele."].Value;
        return RedirectToPage("Show", new { id });
    }

    public class InputModel
    {
        public int CategoryId { get; set; }
        public string Message { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.CategoryId).GreaterThan(0).WithName(words["Tipo"]);
            RuleFor(x => x.Message).NotEmpty().MaximumLength(Ticket.MessageMaxLength).WithName(words["Mensagem"]);
        }
    }
}
