using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Feedback;

/// <summary>"Resolveu?", from the mail: yes closes the ticket, with a rating or without; a closed one is rated.</summary>
public class IndexModel(ResolutionLinks links, IStringLocalizer<Words> words) : LinkPage(links, words)
{
    private readonly IStringLocalizer<Words> _words = words;

    [BindProperty] public InputModel Input { get; set; } = new();

    /// <summary>What has just been answered: the link is used, and knows nothing any more.</summary>
    public string? Done { get; private set; }

    /// <param name="nota">The number that was pressed in the mail.</param>
    /// <param name="feito">After the answer: "encerrado" or "reaberto".</param>
    public async Task<IActionResult> OnGetAsync(string? link, int? nota, string? feito, CancellationToken stop)
    {
        if (feito is not null)
        {
            Done = feito;
            return Page();
        }
        if (await LookAsync(link, stop) is { } instead) { return instead; }
        if (HttpMethods.IsGet(Request.Method) && nota is >= 1 and <= 5) { Input.Rating = nota; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? link, CancellationToken stop)
    {
        if (await LookAsync(link, stop) is { } instead) { return instead; }
        if (Asked is null) { return NoGood(); }
        if (!Asked.CanConfirm && Input.Rating is null) { ModelState.AddModelError("Input.Rating", _words["Escolha de 1 a 5."]); }
        if (!ModelState.IsValid) { return Page(); }

        var answered = await Links.ConfirmAsync(link, Input.Rating, Input.Comment, stop);
        return answered ? RedirectToPage(new { feito = "encerrado" }) : NoGood();
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
            RuleFor(x => x.Rating).InclusiveBetween(1, 5).WithMessage(_ => words["Escolha de 1 a 5."]).WithName(words["Nota"]);
            RuleFor(x => x.Comment).MaximumLength(Ticket.RatingCommentMaxLength).WithName(words["Quer comentar?"]);
        }
    }
}
