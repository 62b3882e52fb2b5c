using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>
/// Articles that may answer, and open tickets like this one: beside the subject while it is typed, or without a script as one page before the ticket is
/// opened. It never holds anybody up.
/// </summary>
public class SuggestionsModel(
    PortalDbContext db, NewTicketDraft drafts, NewTicketChoices choices, OpenTicket open, Deflection deflection, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public string Code { get; private set; } = "";
    public IReadOnlyList<SuggestedRow> Articles { get; private set; } = [];
    public IReadOnlyList<SimilarTicket> Tickets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (await drafts.FindAsync(code) is not { } draft) { return NotFound(); }
        if (draft.SentAt is not null) { return RedirectToPage("Sent", new { code }); }
        if (draft.DiscardedAt is not null) { return RedirectToPage("New"); }
        var typed = await drafts.FieldsOfAsync(draft);
        Code = code;
        Articles = await db.SuggestArticlesAsync(me, clock.GetUtcNow(), typed.Subject, typed.Message);
        Tickets = await db.SimilarTicketsAsync(me, typed.Subject);
        return Page();
    }

    /// <summary>The script's: what is shown below the subject.</summary>
    public async Task<IActionResult> OnPostShowAsync(string code, [FromForm(Name = "Input.Subject")] string? subject, [FromForm(Name = "Input.Message")] string? message, CancellationToken stop)
    {
        if (await drafts.FindAsync(code) is not { } draft) { return NotFound(); }
        if (!draft.IsOpen) { return new NoContentResult(); } // sent meanwhile: the question was on its way
        (Code, Articles, Tickets) = (code, await deflection.ShowAsync(draft, subject, message, stop), await db.SimilarTicketsAsync(me, subject));
        return Partial("_Suggestions", this);
    }

    /// <summary>The script's: somebody follows a link.</summary>
    public async Task<IActionResult> OnPostOpenedAsync(string code, int artigo) =>
        await drafts.FindOpenAsync(code) is { } draft && await deflection.OpenAsync(draft, artigo) ? new NoContentResult() : NotFound();

    /// <summary>The same by a button.</summary>
    public async Task<IActionResult> OnPostReadAsync(string code, int artigo)
    {
        var shown = await OnGetAsync(code);
        if (shown is not PageResult || await drafts.FindOpenAsync(code) is not { } draft) { return shown; }
        return Articles.FirstOrDefault(a => a.Id == artigo) is { } article && await deflection.OpenAsync(draft, artigo)
            ? RedirectToPage("/HelpCenter/Article", new { slug = article.Slug }) : NotFound();
    }

    public async Task<IActionResult> OnPostSolvedAsync(string code, int artigo)
    {
        if (await drafts.FindOpenAsync(code) is not { } draft || !await deflection.SolveAsync(draft, artigo)) { return NotFound(); }
        TempData["Notice"] = words["Que bom que o artigo resolveu. Nenhum chamado foi aberto."].Value;
        return RedirectToPage("/Index");
    }

    /// <summary>"Abrir o chamado mesmo assim": from the draft, as it was sent before this page.</summary>
    public async Task<IActionResult> OnPostSendAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code);
        if (shown is not PageResult || await drafts.FindOpenAsync(code) is not { } draft) { return shown; }
        var typed = await drafts.FieldsOfAsync(draft);
        await choices.LoadAsync(typed.About);
        var problems = await new NewTicketInput.Validator(words).ValidateAsync(typed, stop);
        if (!problems.IsValid || choices.Check(typed, ModelState) is not { Category.OutOfScopeAnswer: null } request) { return RedirectToPage("Fill", new { code }); }
        await open.FromDraftAsync(draft, request.Form, request.Category.Id, request.Subject.ProductId, request.Subject.TopicId, await drafts.ParentOfAsync(typed.FollowUpOf), stop);
        return RedirectToPage("Sent", new { code });
    }
}
