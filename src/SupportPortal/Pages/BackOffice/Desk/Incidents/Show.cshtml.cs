using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Incidents;

/// <summary>One incident: what customers were told, who is affected, the next update, its end.</summary>
public class ShowModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int Limit = 500;

    [BindProperty] public UpdateInput Update { get; set; } = new();
    [BindProperty] public JoinInput Join { get; set; } = new();
    public Incident? Incident { get; private set; }
    public IReadOnlyList<Row> Tickets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Incident = await db.Incidents.Include(i => i.Product).Include(i => i.Updates.OrderBy(u => u.Id)).AsSingleQuery().SingleOrDefaultAsync(i => i.Id == id);
        if (Incident is null) { return NotFound(); }
        Tickets = await db.IncidentTickets.Where(x => x.IncidentId == id).OrderBy(x => x.TicketId)
            .Select(x => new Row(x.Ticket!.Code, x.Ticket.Subject, x.Ticket.Customer!.LegalName, x.Ticket.Status)).Take(Limit).ToListAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostUpdateAsync(int id, bool resolve)
    {
        var shown = await OnGetAsync(id);
        if (Incident is null || !ModelState.IsValid) { return shown; }
        if (resolve)
        {
            Incident.Resolve(Update.Text, me.Actor, clock.GetUtcNow());
            audit.Record(db, AuditKind.IncidentResolved, Incident.Product!.Slug);
        }
        else { Incident.Update(Update.Text, me.Actor, clock.GetUtcNow()); }
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O texto vai para {0} chamados.", Tickets.Count].Value;
        return RedirectToPage("Show", new { id });
    }

    public async Task<IActionResult> OnPostJoinAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (Incident is null || !ModelState.IsValid) { return shown; }
        var ticket = TicketSearch.CodeIn(Join.Code) is { } code ? await db.Tickets.VisibleTo(me).SingleOrDefaultAsync(t => t.Code == code) : null;
        if (ticket is null)
        {
            ModelState.AddModelError("Join.Code", words["Não há chamado com este código."]);
            return shown;
        }
        if (!await db.IncidentTickets.AnyAsync(x => x.IncidentId == id && x.TicketId == ticket.Id))
        {
            db.Touch(ticket);
            db.IncidentTickets.Add(Incident.Join(ticket, me.Actor, clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }
        return RedirectToPage("Show", new { id });
    }

    public sealed record Row(string Code, string Subject, string Customer, TicketStatus Status);

    public class UpdateInput
    {
        public string Text { get; set; } = "";
    }

    public class UpdateValidator : AbstractValidator<UpdateInput>
    {
        public UpdateValidator(IStringLocalizer<Words> words) => RuleFor(x => x.Text).NotEmpty().MaximumLength(Incident.TextMaxLength).WithName(words["Novidade para todos os afetados"]);
    }

    public class JoinInput
    {
        public string Code { get; set; } = "";
    }

    public class JoinValidator : AbstractValidator<JoinInput>
    {
        public JoinValidator(IStringLocalizer<Words> words) => RuleFor(x => x.Code).NotEmpty().MaximumLength(20).WithName(words["Código do chamado"]);
    }
}
