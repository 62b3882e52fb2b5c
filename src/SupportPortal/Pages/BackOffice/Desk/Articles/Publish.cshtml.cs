using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Articles;

public class PublishModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const string AtOnce = "agora", Later = "agendar";

    [BindProperty] public InputModel Input { get; set; } = new();
    public HelpArticle Article { get; private set; } = null!;
    /// <summary>Between what readers have and what they will get; null the first time.</summary>
    public IReadOnlyList<(LineChange Change, string Line)>? Changes { get; private set; }
    public bool MaySchedule => !Article.IsLive(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(int id)
    {
        if (await db.HelpArticles.ToEditAsync(id) is not { } article) { return NotFound(); }
        Article = article;
        if (article is { LastVersion: > 0, Draft: { } draft }) { Changes = LineDiff.Between(article.Content.Text, draft.Content.Text); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var shown = await OnGetAsync(id);
        if (shown is not PageResult) { return shown; }
        var slug = Article.Draft?.Slug ?? Article.Slug;
        if (await db.IsTakenAsync(slug, id)) { ModelState.AddModelError("", words["Este endereço é ou já foi de outro artigo. Escolha outro."]); }
        if (!ModelState.IsValid) { return Page(); }

        var from = MaySchedule && Input.When == Later ? PortalTime.At(Input.Day!.Value, Input.Time!.Value) : (DateTimeOffset?)null;
        Article.Publish(clock.GetUtcNow(), me.Actor, Input.Change, from);
        await db.SaveChangesAsync();
        TempData["Notice"] = from is { } moment ? words["Artigo agendado para {0}.", Show.DateTime(moment)].Value : words["Artigo publicado."].Value;
        return RedirectToPage("Edit", new { id });
    }

    public class InputModel
    {
        public string Change { get; set; } = "";
        public string When { get; set; } = AtOnce;
        public DateOnly? Day { get; set; }
        public TimeOnly? Time { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Change).MaximumLength(HelpArticleVersion.ChangeMaxLength).WithName(words["O que mudou"]);
            RuleFor(x => x.When).Must(when => when is AtOnce or Later).WithMessage(_ => words["Escolha agora ou agendar."]).WithName(words["Quando"]);
            RuleFor(x => x.Day).Must((x, day) => day is not null || x.When != Later).WithMessage(_ => words["Informe o dia em que o artigo entra no ar."]).WithName(words["Dia"]);
            RuleFor(x => x.Time).Must((x, time) => time is not null || x.When != Later).WithMessage(_ => words["Informe a hora em que o artigo entra no ar."]).WithName(words["Hora"]);
        }
    }
}
