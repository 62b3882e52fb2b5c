using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Pages.Incidents;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>The first step of a new ticket: what it is about. Links that know it already (a product's, a topic's) lead past this page.</summary>
public class NewModel(PortalDbContext db, NewTicketDraft drafts, NewTicketChoices choices, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public NewTicketChoices Choices => choices;
    public IReadOnlyList<IncidentBanner> Incidents { get; private set; } = [];
    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];

    /// <param name="codigo">The draft whose subject is chosen again.</param>
    public async Task<IActionResult> OnGetAsync(string? produto, string? topico, string? sobre, string? continuacao, string? codigo)
    {
        await choices.LoadSubjectsAsync();
        var about = produto is not null ? NewTicketInput.ProductPrefix + produto : topico is not null ? NewTicketInput.TopicPrefix + topico : sobre;
        if (HttpMethods.IsGet(Request.Method) && about is not null && choices.Find(about) is not null)
        {
            return RedirectToPage("Fill", new { (await drafts.ContinueOrReserveAsync(about, continuacao)).Code });
        }
        Drafts = await drafts.ListAsync();
        Incidents = await IncidentBanner.ListAsync(db, me, clock.GetUtcNow());
        if (!HttpMethods.IsGet(Request.Method)) { return Page(); }
        Input.FollowUpOf = continuacao;
        if (codigo is null) { return Page(); }
        if (await drafts.FindOpenAsync(codigo) is not { } draft) { return NotFound(); }
        var typed = await drafts.FieldsOfAsync(draft);
        Input = new InputModel { Code = codigo, About = typed.About, FollowUpOf = typed.FollowUpOf };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync(null, null, null, null, null);
        if (choices.Find(Input.About) is null && Input.About.Length > 0) { ModelState.AddModelError("Input.About", words["Escolha um assunto ou produto da lista."]); }
        if (!ModelState.IsValid) { return Page(); }
        if (Input.Code is null) { return RedirectToPage("Fill", new { (await drafts.ContinueOrReserveAsync(Input.About, Input.FollowUpOf)).Code }); }

        if (await drafts.FindOpenAsync(Input.Code) is not { } draft) { return NotFound(); }
        var typed = await drafts.FieldsOfAsync(draft);
        typed.About = Input.About;
        await drafts.SaveAsync(draft, typed);
        return RedirectToPage("Fill", new { draft.Code });
    }

    public class InputModel
    {
        public string About { get; set; } = "";
        public string? Code { get; set; }
        public string? FollowUpOf { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.About).NotEmpty().WithMessage(_ => words["Escolha sobre o que é o chamado."]).WithName(words["Assunto principal ou produto contratado"]);
    }
}
