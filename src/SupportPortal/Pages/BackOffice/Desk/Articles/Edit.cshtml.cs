using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Files;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Articles;

/// <summary>Where an article is written. Every button keeps the draft first, so that nothing typed hangs on what comes after.</summary>
[RequestSizeLimit(UploadRules.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MaxBody)]
public class EditModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int CommentsShown = 10;

    [BindProperty] public ArticleInput Input { get; set; } = new();
    public HelpArticle Article { get; private set; } = null!;
    public ArticlePlaces Places { get; private set; } = new([]);
    public IReadOnlyList<FileRow> Files { get; private set; } = [];
    public IReadOnlyList<HelpVote> Comments { get; private set; } = [];
    public MarkdownHtml? Preview { get; private set; }
    /// <summary>What somebody else saved meanwhile, to be read beside what was typed here.</summary>
    public HelpDraft? Theirs { get; private set; }
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(int id)
    {
        if (await db.HelpArticles.Include(a => a.Draft).SingleOrDefaultAsync(a => a.Id == id) is not { } article) { return NotFound(); }
        Article = article;
        Places = await ArticlePlaces.LoadAsync(db);
        Files = await db.HelpFiles.Where(f => f.ArticleId == id).OrderBy(f => f.UploadedAt).ThenBy(f => f.Id).Select(f => new FileRow(f.Id, f.Name, f.ContentType, f.Size)).Take(100).ToListAsync();
        Comments = await db.HelpVotes.AsNoTracking().Where(v => v.ArticleId == id && v.Comment != null).OrderByDescending(v => v.At).ThenByDescending(v => v.Id).Take(CommentsShown).ToListAsync();
        if (!HttpMethods.IsGet(Request.Method)) { return Page(); }

        var content = article.Draft?.Content ?? article.Content;
        var cnpj = await db.Customers.Where(c => c.Id == content.OnlyForId).Select(c => (Cnpj?)c.Cnpj).SingleOrDefaultAsync();
        Input = ArticleInput.Of(content, Places, cnpj?.ToString(), article.Draft?.Version ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        if (await KeepAsync(id) is { } refused) { return refused; }
        TempData["Notice"] = words["Rascunho salvo. Quem lê continua com a versão publicada."].Value;
        return RedirectToPage("Edit", new { id });
    }

    /// <summary>The script saves what is being typed. The version it answers with is the one the form goes on from.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostSaveAsync(int id)
    {
        if (await OnGetAsync(id) is not PageResult shown) { return NotFound(); }
        if (IsStale()) { return StatusCode(StatusCodes.Status409Conflict, words["{0} salvou este artigo às {1}. Salve para comparar os dois textos.", Article.Draft?.SavedBy ?? "", Show.Time(Article.Draft?.SavedAt ?? Now)].Value); }
        if (Input.Title.Length > HelpArticle.TitleMaxLength || Input.Summary.Length > HelpArticle.SummaryMaxLength || Input.Slug.Length > HelpArticle.SlugMaxLength || Input.Body.Length > HelpArticle.BodyMaxLength)
        {
            return StatusCode(StatusCodes.Status422UnprocessableEntity, words["Há um campo longo demais."].Value);
        }
        await WriteAsync(await CustomerIdAsync());
        return new JsonResult(new { version = Article.Draft?.Version ?? 0, text = words["Rascunho salvo às {0}", Show.Time(Now)].Value });
    }

    public async Task<IActionResult> OnPostPreviewAsync(int id)
    {
        if (await KeepAsync(id) is { } refused) { return refused; }
        Renew();
        Preview = MarkdownHtml.Render(Input.Body);
        return Page();
    }

    public async Task<IActionResult> OnPostAttachAsync(int id, CancellationToken stop)
    {
        if (await KeepAsync(id) is { } refused) { return refused; }
        foreach (var upload in Input.Uploads) { db.HelpFiles.Add(await FileOf(upload, stop)); }
        await db.SaveChangesAsync(stop);
        return RedirectToPage("Edit", null, new { id }, "arquivos");
    }

    public async Task<IActionResult> OnPostRemoveAsync(int id, Guid file)
    {
        if (await KeepAsync(id) is { } refused) { return refused; }
        if (await db.HelpFiles.SingleOrDefaultAsync(f => f.Id == file && f.ArticleId == id) is { } removed) { db.HelpFiles.Remove(removed); }
        await db.SaveChangesAsync();
        return RedirectToPage("Edit", null, new { id }, "arquivos");
    }

    public async Task<IActionResult> OnPostPublishAsync(int id) => await KeepAsync(id) ?? RedirectToPage("Publish", new { id });

    [NoValidation]
    public Task<IActionResult> OnPostDiscardAsync(int id) => ActAsync(id, a => a.Discard(), words["Alterações descartadas. O texto é o que está publicado."]);

    [NoValidation]
    public Task<IActionResult> OnPostArchiveAsync(int id) => ActAsync(id, a => a.Archive(), words["Artigo arquivado. Quem lê não o encontra mais."]);

    private async Task<IActionResult> ActAsync(int id, Action<HelpArticle> act, string notice)
    {
        if (await OnGetAsync(id) is not PageResult) { return NotFound(); }
        act(Article);
        await db.SaveChangesAsync();
        TempData["Notice"] = notice;
        return RedirectToPage("Edit", new { id });
    }

    /// <summary>Null once the draft is kept; else the page that says why it is not.</summary>
    private async Task<IActionResult?> KeepAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (shown is not PageResult) { return shown; }
        var customerId = await CustomerIdAsync();
        if (ModelState.IsValid && Input.Visibility is Visibility.Company && customerId is null) { ModelState.AddModelError("Input.CustomerCnpj", words["Não há cliente com este CNPJ."]); }
        if (ModelState.IsValid && Places.Find(Input.Place) is null) { ModelState.AddModelError("Input.Place", words["Escolha um lugar da lista."]); }
        if (ModelState.IsValid && Input.Visibility is Visibility.Product && Places.Find(Input.Place)!.ProductId is null) { ModelState.AddModelError("Input.Visibility", words["Só a documentação de um produto pode ser para quem tem o produto."]); }
        if (ModelState.IsValid && await db.IsTakenAsync(Input.Slug, id)) { ModelState.AddModelError("Input.Slug", words["Este endereço é ou já foi de outro artigo. Escolha outro."]); }
        if (!ModelState.IsValid) { return shown; }
        if (IsStale())
        {
            Theirs = Article.Draft;
            ModelState.AddModelError("", Theirs is null ? words["Outra pessoa publicou ou descartou este rascunho. O seu texto continua aqui: salve de novo para ficar com ele."]
                : words["{0} salvou este artigo enquanto você escrevia. Compare: salvar de novo fica com o seu texto.", Theirs.SavedBy]);
            Renew();
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
        await WriteAsync(customerId);
        return null;
    }

    private bool IsStale() => Input.Version != (Article.Draft?.Version ?? 0);

    private async Task WriteAsync(int? customerId)
    {
        Article.Write(Input.ToContent(Places.Find(Input.Place), customerId), me.Actor, Now);
        await db.SaveChangesAsync();
    }

    // The form goes on from the draft as it now is, not from the version it was sent with.
    private void Renew()
    {
        ModelState.Remove("Input.Version");
        Input.Version = Article.Draft?.Version ?? 0;
    }

    private async Task<int?> CustomerIdAsync() => Input.Visibility is Visibility.Company && Cnpj.TryParse(Input.CustomerCnpj, out var cnpj)
        ? await db.Customers.Where(c => c.Cnpj == cnpj).Select(c => (int?)c.Id).SingleOrDefaultAsync() : null;

    private async Task<HelpFile> FileOf(IFormFile upload, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await upload.CopyToAsync(bytes, stop);
        return new HelpFile(Guid.CreateVersion7(Now), Article.Id, FileName.Clean(upload.FileName), FileKind.Of(upload.FileName)!.ContentType, bytes.ToArray(), me.Actor, Now);
    }

    public sealed record FileRow(Guid Id, string Name, string ContentType, int Size)
    {
        public string Markdown => $"{(HelpFile.PictureTypes.Contains(ContentType) ? "!" : "")}[{Path.GetFileNameWithoutExtension(Name).Replace('[', '(').Replace(']', ')')}]({MarkdownHtml.FilePath}{Id})";
    }
}
