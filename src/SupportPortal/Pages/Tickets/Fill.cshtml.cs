using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Pages.Incidents;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>The second step of a new ticket: its form. The code is reserved as a draft before it is drawn; fields and files live there until it is sent.</summary>
[RequestSizeLimit(UploadRules.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MaxBody)]
public class FillModel(
    PortalDbContext db, NewTicketDraft drafts, NewTicketChoices choices, OpenTicket open, Deflection deflection, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public NewTicketInput Input { get; set; } = new();
    public TicketDraft Draft { get; private set; } = null!;
    public IReadOnlyList<StoredFile> Files { get; private set; } = [];
    public NewTicketChoices Choices => choices;
    public IReadOnlyList<IncidentBanner> Incidents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (await drafts.FindAsync(code) is not { } draft) { return NotFound(); }
        if (draft.SentAt is not null) { return RedirectToPage("Sent", new { code }); }
        if (draft.DiscardedAt is not null) { return RedirectToPage("New"); }
        (Draft, Files) = (draft, await drafts.FilesOf(draft).ToListAsync());
        var isGet = HttpMethods.IsGet(Request.Method);
        if (isGet) { Input = await drafts.FieldsOfAsync(draft); }
        await choices.LoadAsync(Input.About);
        Incidents = await IncidentBanner.ListAsync(db, me, clock.GetUtcNow());
        if (!isGet) { return Page(); }
        return choices.Find(Input.About) is null ? RedirectToPage("New", new { codigo = code }) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code);
        if (shown is not PageResult) { return shown; }
        var request = choices.Check(Input, ModelState);
        await KeepUploadsAsync(stop);
        await drafts.SaveAsync(Draft, Input);
        if (!ModelState.IsValid || request is null) { return Page(); }

        if (request.Category.OutOfScopeAnswer is not null)
        {
            audit.Record(db, AuditKind.SentElsewhere, code, result: $"category {request.Category.Id}");
            await db.SaveChangesAsync(stop);
            return RedirectToPage("OutOfScope", new { code, tipo = request.Category.Id });
        }
        if (!Input.HasScript && !await deflection.HasShownAsync(Draft) && (await deflection.ShowAsync(Draft, Input.Subject, Input.Message, stop)).Count > 0)
        {
            return RedirectToPage("Suggestions", new { code });
        }
        await open.FromDraftAsync(Draft, request.Form, request.Category.Id, request.Subject.ProductId, request.Subject.TopicId, await drafts.ParentOfAsync(Input.FollowUpOf), stop);
        return RedirectToPage("Sent", new { code });
    }

    /// <summary>The script saves what is being typed; the answer is what it shows.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostSaveAsync(string code)
    {
        if (await drafts.FindOpenAsync(code) is not { } draft) { return NotFound(); }
        await drafts.SaveAsync(draft, Input);
        return Content(words["Rascunho salvo às {0}", Show.Time(clock.GetUtcNow())]);
    }

    /// <summary>A file the moment it is chosen. The answer is the list of files, or in plain text why this one is not taken.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostUploadAsync(string code, CancellationToken stop)
    {
        if (await drafts.FindOpenAsync(code) is not { } draft) { return NotFound(); }
        var refusals = await drafts.KeepAsync(draft, Input.Uploads, stop);
        return refusals.Count == 0 ? await ListFilesAsync(draft)
            : new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, ContentType = "text/plain; charset=utf-8", Content = refusals[0] };
    }

    /// <param name="parte">The script asks for the list alone.</param>
    [NoValidation]
    public async Task<IActionResult> OnPostRemoveAsync(string code, Guid file, bool parte, CancellationToken stop)
    {
        var shown = await OnGetAsync(code);
        if (shown is not PageResult) { return shown; }
        await KeepUploadsAsync(stop);
        if (Files.FirstOrDefault(f => f.Id == file) is { } removed) { db.Files.Remove(removed); }
        await drafts.SaveAsync(Draft, Input);
        return parte ? await ListFilesAsync(Draft) : ModelState.IsValid ? RedirectToPage("Fill", null, new { code }, "Input_Uploads") : Page();
    }

    [NoValidation]
    public async Task<IActionResult> OnPostClearAsync(string code)
    {
        if (await drafts.FindOpenAsync(code) is not { } draft) { return NotFound(); }
        await drafts.ClearAsync(draft);
        return RedirectToPage("Fill", new { code });
    }

    /// <summary>Voltar: to the first step, with everything kept.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostBackAsync(string code, CancellationToken stop)
    {
        if (await drafts.FindOpenAsync(code) is not { } draft) { return NotFound(); }
        await drafts.KeepAsync(draft, Input.Uploads, stop);
        await drafts.SaveAsync(draft, Input);
        return RedirectToPage("New", new { codigo = code });
    }

    /// <summary>Good files go to the draft at once, so that an error elsewhere in the form costs none of them.</summary>
    private async Task KeepUploadsAsync(CancellationToken stop)
    {
        var refusals = await drafts.KeepAsync(Draft, Input.Uploads, stop);
        Files = await drafts.FilesOf(Draft).ToListAsync(stop);
        foreach (var refusal in refusals.Where(r => ModelState["Input.Uploads"]?.Errors.Any(e => e.ErrorMessage == r) is not true)) { ModelState.AddModelError("Input.Uploads", refusal); }
    }

    private async Task<IActionResult> ListFilesAsync(TicketDraft draft) => Partial("_DraftFiles", (draft.Code, await drafts.FilesOf(draft).ToListAsync()));
}
