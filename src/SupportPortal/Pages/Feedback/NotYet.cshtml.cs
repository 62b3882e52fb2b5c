using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Feedback;

/// <summary>"Ainda não", from the mail: what is still wrong takes the ticket back to work, within its window.</summary>
public class NotYetModel(ResolutionLinks links, IStringLocalizer<Words> words) : LinkPage(links, words)
{
    [BindProperty] public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string? link, CancellationToken stop) => await LookAsync(link, stop) ?? Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? link, CancellationToken stop)
    {
        if (await LookAsync(link, stop) is { } instead) { return instead; }
        if (Asked is not { CanReopen: true }) { return NoGood(); }
        if (!ModelState.IsValid) { return Page(); }

        return await Links.ReopenAsync(link, Input.Message, stop) ? RedirectToPage("Index", new { feito = "reaberto" }) : NoGood();
    }

    public class InputModel
    {
        public string Message { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Message).NotEmpty().MaximumLength(Ticket.MessageMaxLength).WithName(words["O que continua acontecendo?"]);
    }
}
