using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Absences;

/// <summary>Who is away, now and later. Everybody notes his or her own days; a supervisor anybody's.</summary>
public class IndexModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int MaxShown = 200;

    [BindProperty] public InputModel Input { get; set; } = new();
    public IReadOnlyList<Absence> All { get; private set; } = [];
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];
    public DateOnly Today { get; } = clock.Today();

    public bool MayChange(Absence absence) => absence.MayBeChangedBy(me);

    public async Task OnGetAsync()
    {
        All = await db.Absences.VisibleTo(me).Include(a => a.Person).Where(a => a.LastDay >= Today).OrderBy(a => a.FirstDay).ThenBy(a => a.Id).Take(MaxShown).ToListAsync();
        if (me.IsSupervisor)
        {
            People = [.. (await db.People.Desk().OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new { p.Id, p.Name }).Take(Team.MaxMembers).ToListAsync())
                .Select(p => new SelectListItem(p.Name, p.Id.ToString(CultureInfo.InvariantCulture)))];
        }
        if (HttpMethods.IsGet(Request.Method)) { Input.PersonId = me.PersonId; }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        var personId = Input.PersonId ?? me.PersonId;
        if (personId != me.PersonId && !me.IsSupervisor) { return NotFound(); }
        if (await db.People.Desk().SingleOrDefaultAsync(p => p.Id == personId) is not { } person) { return NotFound(); }
        if (await db.Absences.On(Input.First!.Value, Input.Last!.Value).AnyAsync(a => a.PersonId == personId))
        {
            ModelState.AddModelError("Input.First", words["Já há uma ausência nestes dias."]);
            return Page();
        }
        db.Absences.Add(new Absence(person, Input.First.Value, Input.Last.Value, me, clock.GetUtcNow()));
        Note(personId);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Ausência registrada: {0} não recebe chamados nestes dias.", person.Name].Value;
        return RedirectToPage();
    }

    [NoValidation]
    public async Task<IActionResult> OnPostRemoveAsync(int id)
    {
        if (await db.Absences.VisibleTo(me).SingleOrDefaultAsync(a => a.Id == id) is not { } absence || !absence.MayBeChangedBy(me)) { return NotFound(); }
        db.Absences.Remove(absence);
        Note(absence.PersonId);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Ausência excluída."].Value;
        return RedirectToPage();
    }

    private void Note(int personId) => audit.Record(db, AuditKind.AbsenceChanged, string.Create(CultureInfo.InvariantCulture, $"person {personId}"));

    public class InputModel
    {
        public int? PersonId { get; set; }
        public DateOnly? First { get; set; }
        public DateOnly? Last { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.PersonId).Must(_ => true).WithName(words["Quem"]);
            RuleFor(x => x.First).NotNull().WithName(words["Primeiro dia"]);
            RuleFor(x => x.Last).NotNull().WithName(words["Último dia"]);
            RuleFor(x => x.Last).GreaterThanOrEqualTo(x => x.First).When(x => x.First is not null && x.Last is not null).WithMessage(_ => words["O último dia vem antes do primeiro."]);
        }
    }
}
