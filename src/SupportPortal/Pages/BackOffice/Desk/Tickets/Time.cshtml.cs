using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>Time spent on a ticket, which the hours of a contract may pay for. A wrong line stays, and another one takes it back.</summary>
public class TimeModel(PortalDbContext db, HourBook hours, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    [BindProperty] public CorrectInput Correct { get; set; } = new();
    public Ticket? Ticket { get; private set; }
    public IReadOnlyList<TimeEntry> Entries { get; private set; } = [];
    /// <summary>Whose hours could pay for it, and how many minutes it has left.</summary>
    public Contract? Contract { get; private set; }
    public int Balance { get; private set; }
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
        Contract = await hours.ContractForAsync(Ticket, clock.GetUtcNow());
        if (Contract is not null) { Balance = await db.HourMovements.VisibleTo(me).Where(m => m.ContractId == Contract.Id).SumAsync(m => m.Minutes); }
        if (HttpMethods.IsGet(Request.Method)) { (Input.Day, Input.Form) = (clock.Today(), Guid.CreateVersion7(clock.GetUtcNow())); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null) { return shown; }
        if (Input.FromContract && Contract is null) { ModelState.AddModelError("Input.FromContract", words["O cliente não tem contrato com banco de horas."]); }
        if (!ModelState.IsValid) { return shown; }
        if (!await db.TimeEntries.AnyAsync(e => e.Form == Input.Form))
        {
            var (contract, now) = (Input.FromContract ? Contract : null, clock.GetUtcNow());
            var entry = new TimeEntry(Ticket, Input.Minutes!.Value, Input.Day!.Value, Input.Note, Input.Billable, me.Actor, now, Input.Form, contract);
            db.TimeEntries.Add(entry);
            if (contract is not null) { hours.Draw(contract, Ticket, entry, me.Actor, now); }
            await db.SaveChangesAsync();
        }
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
        await hours.GiveBackAsync(Ticket, wrong, me.Actor, clock.GetUtcNow());
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
        public bool FromContract { get; set; }
        /// <summary>Drawn with the form: sent twice, it is one line.</summary>
        public Guid Form { get; set; }
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
            RuleFor(x => x.FromContract).Must(_ => true).WithName(words["Descontar do banco de horas"]);
            RuleFor(x => x.Form).NotEmpty();
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
