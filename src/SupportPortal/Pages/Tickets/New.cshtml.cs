using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Files;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>The form of a new ticket. Its code is reserved as a draft before it is drawn; fields and files live there until it is sent.</summary>
[RequestSizeLimit(UploadRules.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MaxBody)]
public class NewModel(
    PortalDbContext db, OwnAddress address, OpenTicket open, FileStore store, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private readonly NewTicketDraft _drafts = new(db, address, store, me, clock, words);

    [BindProperty] public NewTicketInput Input { get; set; } = new();
    public TicketDraft Draft { get; private set; } = null!;
    public IReadOnlyList<StoredFile> Files { get; private set; } = [];
    public IReadOnlyList<(string Value, string Name)> Topics { get; private set; } = [];
    public IReadOnlyList<(string Value, string Name)> Products { get; private set; } = [];
    public IReadOnlyList<Promise> Promises { get; private set; } = [];
    public IReadOnlyList<string> Departments { get; private set; } = [];

    public IEnumerable<Choice> Categories => Promises.Select(p => new Choice(
        p.Category.Id.ToString(CultureInfo.InvariantCulture), words[p.Category.Name],
        p.Category.OutOfScopeAnswer is not null ? words[p.Category.Description].Value
            : $"{words[p.Category.Description]} {words["Solução em até {0}.", words.Promise(p.Target!.Resolution, p.Target.Hours)]}",
        p.Category.OutOfScopeAnswer is null ? Show.Duration(p.Target!.Resolution) : null));

    public async Task<IActionResult> OnGetAsync(string? code, string? produto, string? topico, string? continuacao)
    {
        if (code is null) { return RedirectToPage("New", new { code = (await _drafts.ContinueOrReserveAsync()).Code, produto, topico, continuacao }); }
        if (await _drafts.FindAsync(code) is not { } draft) { return NotFound(); }
        if (draft.SentAt is not null) { return RedirectToPage("Sent", new { code }); }
        (Draft, Files) = (draft, await _drafts.FilesOf(draft).ToListAsync());
        await LoadChoicesAsync();
        if (!HttpMethods.IsGet(Request.Method)) { return Page(); }

        Input = await _drafts.FieldsOfAsync(draft);
        if (produto is not null) { Input.About = Products.FirstOrDefault(p => p.Value == NewTicketInput.ProductPrefix + produto).Value ?? Input.About; }
        if (topico is not null) { Input.About = Topics.FirstOrDefault(t => t.Value == NewTicketInput.TopicPrefix + topico).Value ?? Input.About; }
        if (continuacao is not null) { Input.FollowUpOf = continuacao; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop)
    {
        var shown = await OnGetAsync(code, null, null, null);
        if (shown is not PageResult) { return shown; }
        var category = Promises.FirstOrDefault(p => p.Category.Id == Input.Category)?.Category;
        if (category is null && Input.Category is not null) { ModelState.AddModelError("Input.Category", words["Escolha um tipo da lista."]); }
        var about = await _drafts.SubjectOfAsync(Input.About);
        if (about is null && Input.About.Length > 0) { ModelState.AddModelError("Input.About", words["Escolha um assunto ou produto da lista."]); }
        await KeepUploadsAsync(stop);
        if (!ModelState.IsValid || category is null || about is null)
        {
            await _drafts.SaveAsync(Draft, Input);
            return Page();
        }
        if (category.OutOfScopeAnswer is not null) { return RedirectToPage("OutOfScope", new { code, tipo = category.Id }); }

        await open.FromDraftAsync(Draft, Input.ToForm(), category.Id, about.Value.ProductId, about.Value.TopicId, await _drafts.ParentOfAsync(Input.FollowUpOf), stop);
        return RedirectToPage("Sent", new { code });
    }

    /// <summary>The script saves what is being typed; the answer is what it shows.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostSaveAsync(string code)
    {
        if (await _drafts.FindAsync(code) is not { SentAt: null } draft) { return NotFound(); }
        await _drafts.SaveAsync(draft, Input);
        return Content(words["Rascunho salvo às {0}", Show.Time(clock.GetUtcNow())]);
    }

    [NoValidation]
    public async Task<IActionResult> OnPostRemoveAsync(string code, Guid file, CancellationToken stop)
    {
        var shown = await OnGetAsync(code, null, null, null);
        if (shown is not PageResult) { return shown; }
        await KeepUploadsAsync(stop);
        if (Files.FirstOrDefault(f => f.Id == file) is { } removed) { db.Files.Remove(removed); }
        await _drafts.SaveAsync(Draft, Input);
        return ModelState.IsValid ? RedirectToPage("New", null, new { code }, "Input_Uploads") : Page();
    }

    /// <summary>Limpar: the same code, nothing on it.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostClearAsync(string code)
    {
        var shown = await OnGetAsync(code, null, null, null);
        if (shown is not PageResult) { return shown; }
        db.Files.RemoveRange(Files);
        await _drafts.ClearAsync(Draft);
        return RedirectToPage("New", new { code });
    }

    /// <summary>Good files go to the draft at once, so that an error elsewhere in the form costs none of them.</summary>
    private async Task KeepUploadsAsync(CancellationToken stop)
    {
        var refusals = await _drafts.KeepAsync(Draft, Input.Uploads, stop);
        Files = await _drafts.FilesOf(Draft).ToListAsync(stop);
        foreach (var refusal in refusals.Where(r => ModelState["Input.Uploads"]?.Errors.Any(e => e.ErrorMessage == r) is not true)) { ModelState.AddModelError("Input.Uploads", refusal); }
    }

    private async Task LoadChoicesAsync()
    {
        var today = clock.Today();
        var topics = await db.HelpTopics.OrderBy(t => t.Position).Select(t => new { t.Slug, t.Name }).Take(50).ToListAsync();
        Topics = [.. topics.Select(t => (NewTicketInput.TopicPrefix + t.Slug, t.Name))];
        var products = await db.ContractedProducts.VisibleTo(me).InForce(today).Select(p => new { p.Product!.Slug, p.Product.Name })
            .Distinct().OrderBy(p => p.Name).Take(100).ToListAsync();
        Products = [.. products.Select(p => (NewTicketInput.ProductPrefix + p.Slug, p.Name))];
        Departments = await db.Tickets.VisibleTo(me).Select(t => t.Department).Distinct().OrderBy(d => d).Take(30).ToListAsync();

        var now = clock.GetUtcNow();
        var categories = await db.Categories.AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.Position).Take(6).ToListAsync();
        var targets = await db.SlaTargets.AsNoTracking().For(me.CustomerId!.Value, db.Contracts, today).ToListAsync();
        Promises = [.. categories.Select(c =>
        {
            if (c.OutOfScopeAnswer is not null) { return new Promise(c, null, null); } // answered elsewhere: nothing is promised here
            var target = targets.First(t => t.CategoryId == c.Id);
            return new Promise(c, target, Deadline.Due(now, target.Resolution, target.Hours, StandardCalendar.Instance, [], now));
        })];
    }

    /// <summary>A category with the time it is promised in, and when that would be.</summary>
    public sealed record Promise(Category Category, SlaTarget? Target, DateTimeOffset? Due);
}
