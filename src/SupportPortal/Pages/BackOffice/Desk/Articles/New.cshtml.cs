using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Articles;

/// <summary>A title and a place, so that there is something to keep a draft, versions and files on.</summary>
public class NewModel(PortalDbContext db, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int SlugTries = 50;

    [BindProperty] public InputModel Input { get; set; } = new();
    public ArticlePlaces Places { get; private set; } = new([]);

    public async Task OnGetAsync() => Places = await ArticlePlaces.LoadAsync(db);

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (ModelState.IsValid && Places.Find(Input.Place) is null) { ModelState.AddModelError("Input.Place", words["Escolha um lugar da lista."]); }
        if (!ModelState.IsValid) { return Page(); }

        var place = Places.Find(Input.Place)!;
        var topic = place.TopicId is { } topicId ? await db.HelpTopics.SingleAsync(t => t.Id == topicId) : null;
        var product = place.ProductId is { } productId ? await db.Products.SingleAsync(p => p.Id == productId) : null;
        var article = new HelpArticle(await FreeSlugAsync(), Input.Title, "", "", topic, product, product is null ? Visibility.Public : Visibility.Product, clock.GetUtcNow());
        db.HelpArticles.Add(article);
        await db.SaveChangesAsync();
        return RedirectToPage("Edit", new { id = article.Id });
    }

    private async Task<string> FreeSlugAsync()
    {
        var made = ArticleContent.SlugOf(Input.Title) is { Length: > 0 } slug ? slug : "artigo";
        var start = made[..Math.Min(made.Length, HelpArticle.SlugMaxLength - 3)];
        var free = made;
        for (var number = 2; number < SlugTries && await db.IsTakenAsync(free, exceptFor: 0); number++) { free = $"{start}-{number}"; }
        return free;
    }

    public class InputModel
    {
        public string Title { get; set; } = "";
        public string Place { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Title).NotEmpty().MaximumLength(HelpArticle.TitleMaxLength - 5).WithName(words["Título"]);
            RuleFor(x => x.Place).NotEmpty().WithName(words["Onde aparece"]);
        }
    }
}
