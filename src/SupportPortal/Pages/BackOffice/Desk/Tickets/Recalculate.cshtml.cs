using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>A supervisor lets a ticket's deadlines count anew, by the policy, calendar and holidays of now. Shown first, then done.</summary>
public class RecalculateModel(PortalDbContext db, SlaCatalog sla, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int ReasonMaxLength = 500;

    [BindProperty] public InputModel Input { get; set; } = new();
    public Ticket? Ticket { get; private set; }
    public SlaTerms? Terms { get; private set; }
    public IReadOnlyList<(SlaClock Clock, DateTimeOffset OldDue)> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var shown = await LoadAsync(code);
        if (Ticket is not null && Changes.Count > 0) { Ticket.Recalculate(Terms!, "-", StandardCalendar.Instance, me.Actor, clock.GetUtcNow()); } // to look at: nothing is saved
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (!ModelState.IsValid) { return await OnGetAsync(code); }
        var shown = await LoadAsync(code);
        if (Ticket is null) { return shown; }
        Terms = await sla.StoredAsync(db, Terms!);
        Ticket.Recalculate(Terms, Input.Reason, StandardCalendar.Instance, me.Actor, clock.GetUtcNow());
        audit.Record(db, AuditKind.DeadlineRecalculated, code, Ticket.CustomerId);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O prazo foi recalculado: vence em {0}.", Show.DateTime(Ticket.DueAt)].Value;
        return RedirectToPage("Show", new { code });
    }

    private async Task<IActionResult> LoadAsync(string code)
    {
        Ticket = await db.Tickets.VisibleTo(me).ToChange().SingleOrDefaultAsync(t => t.Code == code);
        if (Ticket is null) { return NotFound(); }
        var offers = await sla.OffersAsync(db, db.Contracts.VisibleTo(me), Ticket.CustomerId, clock.Today());
        Terms = offers.For(Ticket.ProductId, Ticket.CategoryId, Ticket.Priority);
        Changes = [.. Ticket.Clocks.Where(c => c.IsRunning).OrderBy(c => c.Metric).Select(c => (c, c.DueAt))];
        return Page();
    }

    public class InputModel
    {
        public string Reason { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) => RuleFor(x => x.Reason).NotEmpty().MaximumLength(ReasonMaxLength).WithName(words["Motivo"]);
    }
}
