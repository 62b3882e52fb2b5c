using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>Which mails one gets, and when.</summary>
public class NoticesModel(SystemDb systemDb, Audit audit, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public IEnumerable<SelectListItem> Timings => Enum.GetValues<NoticeTiming>().Select(t => new SelectListItem(words.Of(t), $"{t}"));

    private IReadOnlyList<NoticeEvent> Mine => NoticeChoice.EventsOf(me.Kind!.Value);

    public async Task OnGetAsync()
    {
        await using var db = systemDb.Open();
        var chosen = await db.NoticeChoices.AsNoTracking().Where(c => c.PersonId == me.PersonId).ToDictionaryAsync(c => c.Event, c => c.Timing);
        Input = new() { Lines = [.. Mine.Select(e => new Line { Event = e, Timing = chosen.GetValueOrDefault(e) })] };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || Input.Lines.Any(l => !Mine.Contains(l.Event)))
        {
            ModelState.AddModelError("", words["Escolha quando receber cada aviso."]);
            await OnGetAsync();
            return Page();
        }
        await using var db = systemDb.Open();
        var chosen = await db.NoticeChoices.Where(c => c.PersonId == me.PersonId).ToDictionaryAsync(c => c.Event);
        foreach (var line in Input.Lines.DistinctBy(l => l.Event))
        {
            if (chosen.TryGetValue(line.Event, out var choice)) { choice.Choose(line.Timing); }
            else { db.NoticeChoices.Add(new NoticeChoice(me.PersonId, line.Event, line.Timing)); }
        }
        audit.Record(db, AuditKind.NoticesChosen);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Avisos salvos."].Value;
        return RedirectToPage();
    }

    public class InputModel
    {
        public List<Line> Lines { get; set; } = [];
    }

    public class Line
    {
        public NoticeEvent Event { get; set; }
        public NoticeTiming Timing { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) => RuleForEach(x => x.Lines).Must(l => Enum.IsDefined(l.Event) && Enum.IsDefined(l.Timing)).WithMessage(_ => words["Escolha quando receber cada aviso."]);
    }
}
