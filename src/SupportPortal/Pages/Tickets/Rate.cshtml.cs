using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

public class RateModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Ticket? Ticket { get; private set; }

    public IEnumerable<Choice> Choices =>
        [new("5", words["Muito bom"]), new("4", words["Bom"]), new("3", words["Regular"]), new("2", words["Ruim"]), new("1", words["Muito ruim"])];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        Ticket = await db.Tickets.VisibleTo(me).SingleOrDefaultAsync(t => t.Code == code);
        return Ticket is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null || !ModelState.IsValid) { return shown; }

        Ticket.Rate(Input.Rating!.Value, Input.Comment, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Avaliação registrada. Obrigado."].Value;
        return RedirectToPage("Show", new { code });
    }

    public class InputModel
    {
        public int? Rating { get; set; }
        public string? Comment { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Rating).NotNull().InclusiveBetween(1, 5).WithName(words["Nota"]);
            RuleFor(x => x.Comment).MaximumLength(Ticket.RatingCommentMaxLength).WithName(words["Quer comentar?"]);
        }
    }
}
