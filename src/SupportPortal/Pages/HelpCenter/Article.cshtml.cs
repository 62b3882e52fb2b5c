using System.Security.Cryptography;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.HelpCenter;

public class ArticleModel(
    PortalDbContext db, HelpSearch search, VoteOnArticle votes, PortalCookies cookies, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int WordsPerMinute = 200, RelatedLimit = 4;

    [BindProperty] public InputModel Comment { get; set; } = new();
    public HelpArticle? Article { get; private set; }
    public MarkdownHtml? Text { get; private set; }
    public int Minutes { get; private set; }
    public IReadOnlyList<(string Slug, string Title)> AlsoRead { get; private set; } = [];
    public HelpVote? Vote { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var articles = db.HelpArticles.VisibleTo(me, db.ContractedProducts, clock.GetUtcNow());
        Article = await articles.AsNoTracking().Include(a => a.Topic).Include(a => a.Product).SingleOrDefaultAsync(a => a.Slug == slug);
        if (Article is null)
        {
            var moved = await articles.Where(a => a.OldSlugs.Any(s => s.Slug == slug)).Select(a => a.Slug).SingleOrDefaultAsync();
            return moved is null ? NotFound() : RedirectToPagePermanent("Article", new { slug = moved });
        }

        Text = MarkdownHtml.Render(Article.Body);
        Minutes = 1 + Article.Body.Count(char.IsWhiteSpace) / WordsPerMinute;
        AlsoRead = await search.RelatedAsync(Article, RelatedLimit);
        if (Voter is { } voter) { Vote = await votes.OwnAsync(Article.Id, voter); }
        if (HttpMethods.IsGet(Request.Method)) { Comment.Text = Vote?.Comment ?? ""; }
        return Page();
    }

    [NoValidation]
    public async Task<IActionResult> OnPostVoteAsync(string slug, string util)
    {
        var shown = await OnGetAsync(slug);
        if (Article is null) { return shown; }
        var voter = Voter ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        if (util is not ("sim" or "nao")) { return NotFound(); }
        if (!await votes.CastAsync(Article.Id, voter, ClientNetwork.Of(HttpContext), util == "sim"))
        {
            ModelState.AddModelError("", words["Muitas avaliações vieram da sua rede. Tente de novo em uma hora."]);
            return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
        }
        if (!me.IsSignedIn) { cookies.Write(HttpContext, PortalCookies.Voter, voter); }
        return RedirectToPage("Article", null, new { slug }, "util");
    }

    public async Task<IActionResult> OnPostCommentAsync(string slug)
    {
        var shown = await OnGetAsync(slug);
        if (Article is null || !ModelState.IsValid) { return shown; }
        if (Voter is not { } voter || !await votes.ExplainAsync(Article.Id, voter, Comment.Text)) { return NotFound(); }
        TempData["Notice"] = words["Comentário enviado. Quem escreve os artigos vai ler."].Value;
        return RedirectToPage("Article", new { slug });
    }

    /// <summary>Null where nobody is signed in and this browser has not voted yet.</summary>
    private string? Voter => me.IsSignedIn ? "" : cookies.Read(HttpContext, PortalCookies.Voter);

    public class InputModel
    {
        public string Text { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Text).NotEmpty().MaximumLength(HelpVote.CommentMaxLength).WithName(words["Comentário"]);
    }
}
