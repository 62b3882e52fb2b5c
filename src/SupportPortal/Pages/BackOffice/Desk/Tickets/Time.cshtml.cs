using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>Time spent on a ticket. A wrong line stays, and another one takes it back.</summary>
public class TimeModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    [BindProperty] public CorrectInput Correct { get; set; } = new();
    public Ticket? Ticket { get; private set; }
    public IReadOnlyList<TimeEntry> Entries { get; private set; } = [];
    public int Minutes => Entries.Sum(e => e.Minutes);
    public int Billable => Entries.Where(e => e.Billable).Sum(e => e.Minutes);
    public bool MayCorrectOthers => me.Role is StaffRole.Supervisor or StaffRole.Administrator;

    public bool CanCorrect(TimeEntry entry) =>
        entry.CorrectsId is null && (entry.PersonId == me.PersonId || MayCorrectOthers) && !Entries.Any(e => e.CorrectsId == entry.Id);

    public async Task<IActionResult> OnGetAsync(string code)
    {
        Ticket = await db.Tickets.VisibleTo(me).SingleOrDefaultAsync(t => t.Code == code);
        if (Ticket is null) { return NotFound(); }
        Entries = await db.TimeEntries.AsNoTracking().Where(e => e.TicketId == Ticket.Id).OrderByDescending(e => e.Id).Take(500).ToListAsync();
        if (HttpMethods.IsGet(Request.Method)) { Input.Day = clock.Today(); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null || !ModelState.IsValid) { return shown; }
        db.TimeEntries.Add(new TimeEntry(Ticket, Input.Minutes!.Value, Input.Day!.Value, Input.Note, Input.Billable, me.Actor, clock.GetUtcNow()));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Tempo apontado."].Value;
        return RedirectToPage("Time", new { code });
    }

    public async Task<IActionResult> OnPostCorrectAsync(string code, long entry)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null || !ModelState.IsValid) { return shown; }
        if (Entries.FirstOrDefault(e => e.Id == entry) is not { } wrong) { return NotFound(); }
        RuleException.ThrowIf(Entries.Any(e => e.CorrectsId == entry), "Este lançamento já foi estornado.");
        db.Touch(Ticket);
        db.TimeEntries.Add(wrong.Correct(Ticket, Correct.Reason, MayCorrectOthers, me.Actor, clock.GetUtcNow()));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Lançamento estornado."].Value;
        return RedirectToPage("Time", new { code });
    }

    public class InputModel
    {
        public int? Minutes { get; set; }
        public DateOnly? Day { get; set; }
        public string Note { get; set; } = "";
        public bool Billable { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Minutes).NotNull().WithName(words["Minutos"]);
            RuleFor(x => x.Minutes).InclusiveBetween(1, TimeEntry.MaxMinutes).WithMessage(_ => words["Informe de 1 minuto a 24 horas."]);
            RuleFor(x => x.Day).NotNull().WithName(words["Dia"]);
            RuleFor(x => x.Note).NotEmpty().MaximumLength(TimeEntry.NoteMaxLength).WithName(words["O que foi feito"]);
            RuleFor(x => x.Billable).Must(_ => true).WithName(words["Faturável"]);
        }
    }

    public class CorrectInput
    {
        public string Reason { get; set; } = "";
    }

    public class CorrectValidator : AbstractValidator<CorrectInput>
    {
        public CorrectValidator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(TimeEntry.NoteMaxLength).WithName(words["Motivo do estorno"]);
    }
}
