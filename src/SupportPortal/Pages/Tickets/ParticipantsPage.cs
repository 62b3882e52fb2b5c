using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>Who of the company follows a ticket: the same page for its customer and for the desk.</summary>
public abstract class ParticipantsPage(PortalDbContext db, Participants participants, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Ticket? Ticket { get; private set; }
    public IReadOnlyList<(int Id, string Name)> Following { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Colleagues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        Ticket = await db.Tickets.VisibleTo(me).Include(t => t.Participants).SingleOrDefaultAsync(t => t.Code == code, stop);
        if (Ticket is null) { return NotFound(); }
        var following = await db.TicketParticipants.Where(p => p.TicketId == Ticket.Id).OrderBy(p => p.AddedAt).ThenBy(p => p.PersonId)
            .Select(p => new { p.PersonId, p.Person!.Name }).ToListAsync(stop);
        Following = [.. following.Select(p => (p.PersonId, p.Name))];
        Colleagues = [.. (await participants.CandidatesAsync(Ticket, stop)).Select(c => new SelectListItem(
            string.IsNullOrEmpty(c.Department) ? c.Name : $"{c.Name}, {c.Department}", $"{c.PersonId}", c.PersonId == Input.PersonId))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code, stop);
        if (Ticket is null || !ModelState.IsValid) { return shown; }
        if (!await participants.AddAsync(Ticket, Input.PersonId!.Value, stop))
        {
            ModelState.AddModelError("Input.PersonId", words["Escolha uma pessoa ativa da empresa, que possa ver chamados."]);
            return shown;
        }
        TempData["Notice"] = words["A pessoa foi incluída e recebe um e-mail a cada mudança."].Value;
        return RedirectToPage("Participants", pageHandler: null, new { code });
    }

    [NoValidation]
    public async Task<IActionResult> OnPostRemoveAsync(string code, int person, CancellationToken stop)
    {
        var shown = await OnGetAsync(code, stop);
        if (Ticket is null) { return shown; }
        if (!await participants.RemoveAsync(Ticket, person, stop)) { return NotFound(); }
        TempData["Notice"] = words["A pessoa não acompanha mais o chamado."].Value;
        return person == me.PersonId ? RedirectToPage("Index") : RedirectToPage("Participants", pageHandler: null, new { code });
    }

    public class InputModel
    {
        public int? PersonId { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) => RuleFor(x => x.PersonId).NotNull().WithMessage(_ => words["Escolha uma pessoa."]).WithName(words["Colega"]);
    }
}
