using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

/// <summary>Articles and tickets that may spare a new one.</summary>
public class SuggestionTests(Portal portal) : PageTest(portal)
{
    private Customer _company = null!;
    private Person _ana = null!;
    private Product _product = null!;
    private Client _browser = null!;
    private HelpArticle _article = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _company = await Given.Company();
        _ana = await Given.Contact(_company);
        _product = await Given.ContractedProduct(_company);
        _browser = Portal.SignedInAs(_ana);
        _article = await Given.Article("Rejeição 539: duplicidade de nota fiscal", "Confira a numeração da série.", _product);
    }

    [Theory]
    [InlineData("rejeição na nota fiscal")]
    [InlineData("rejeicao duplicidade")] // without accents
    [InlineData("duplicidadde da nota")] // with a typo
    public async Task An_article_is_suggested_however_the_subject_is_spelled(string subject)
    {
        var answer = await Show(await Begin(), subject);
        Assert.Contains(_article.Title, await Text(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nota")] // one word says too little
    [InlineData("or or and")]
    [InlineData("fechadura emperrada")]
    public async Task Nothing_is_suggested_where_nothing_fits(string subject) => Assert.Equal("", (await Text(await Show(await Begin(), subject))).Trim());

    [Fact]
    public async Task Products_and_companies_of_others_are_not_suggested_even_if_their_pages_are_public()
    {
        var foreign = await Given.ContractedProduct(await Given.Company(), "Folha e Ponto");
        await using (var db = Portal.OpenDb())
        {
            db.Attach(foreign);
            var open = new HelpArticle("folha", "Rejeição 539 na folha", "", "Texto.", null, foreign, Visibility.Public, Clock.Now);
            open.Publish(Clock.Now);
            db.Add(open);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Assert.DoesNotContain("folha", await Text(await Show(await Begin(), "rejeição 539 nota")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Open_tickets_like_it_are_shown_to_those_who_may_see_them()
    {
        var colleague = await Given.Contact(_company, Permission.OwnTickets, "Carlos Dias");
        var similar = await Given.OpenedTicket(_ana, subject: "Nota rejeitada com código 539");
        await Given.ResolvedTicket(_ana);
        await Given.OpenedTicket(await Given.Contact(), subject: "Nota rejeitada com código 539");

        var mine = await Text(await Show(await Begin(), "nota rejeitada 539"));
        Assert.Contains(similar.Code, mine, StringComparison.Ordinal);
        Assert.Contains("Já há um chamado", mine, StringComparison.Ordinal);
        var his = Portal.SignedInAs(colleague);
        var url = (await his.Get("/chamados/novo?sobre=fora-da-lista")).Headers.Location!.OriginalString;
        Assert.DoesNotContain(similar.Code, await Text(await his.Post($"{url}/sugestoes?handler=Show", url, [new("Input.Subject", "nota rejeitada 539")])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_script_they_are_one_page_before_the_ticket_once()
    {
        var url = await Begin();
        var asked = await _browser.Submit(url, await Fields());
        Assert.Equal($"{url}/sugestoes", asked.Headers.Location?.OriginalString);
        Assert.Empty(await Db.Tickets.ToListAsync());
        var page = await _browser.Follow(asked);
        Assert.Contains(_article.Title, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var read = await _browser.Post($"{url}/sugestoes?handler=Read&artigo={_article.Id}", url, []);
        Assert.Equal($"/ajuda/artigos/{_article.Slug}", read.Headers.Location?.OriginalString);
        var sent = await _browser.Submit(page, $"{url}/sugestoes", [], "Abrir o chamado mesmo assim");
        Assert.Equal("/chamados/2030-000001/enviado", sent.Headers.Location?.OriginalString);
        var again = await _browser.Submit(page, $"{url}/sugestoes", [], "Abrir o chamado mesmo assim");
        Assert.Equal(sent.Headers.Location, again.Headers.Location);
        Assert.Single(await Db.Tickets.ToListAsync());
        var line = Assert.Single(await Db.SuggestedArticles.ToListAsync());
        Assert.Equal((Clock.Now, (DateTimeOffset?)Clock.Now, (DateTimeOffset?)null, (DateTimeOffset?)Clock.Now), (line.ShownAt, line.OpenedAt, line.SolvedAt, line.SentAnywayAt));
    }

    [Fact]
    public async Task A_form_sent_again_after_that_page_opens_the_ticket()
    {
        var url = await Begin();
        await _browser.Submit(url, await Fields());
        Assert.Equal("/chamados/2030-000001/enviado", (await _browser.Submit(url, await Fields())).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task With_a_script_they_are_shown_beside_the_form_and_nothing_stands_before_sending()
    {
        var url = await Begin();
        var fields = await Fields();
        fields["Input.HasScript"] = "true";
        Assert.Equal("/chamados/2030-000001/enviado", (await _browser.Submit(url, fields)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_article_that_solved_it_closes_the_draft_and_opens_no_ticket()
    {
        var url = await Begin();
        await Show(url, "rejeição na nota fiscal");
        await Show(url, "rejeição na nota fiscal 539");
        Assert.Equal(HttpStatusCode.NoContent, (await _browser.Post($"{url}/sugestoes?handler=Opened&artigo={_article.Id}", url, [])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Post($"{url}/sugestoes?handler=Solved&artigo={_article.Id + 1}", url, [])).StatusCode);
        var solved = await _browser.Post($"{url}/sugestoes?handler=Solved&artigo={_article.Id}", url, []);
        Assert.Equal("/", solved.Headers.Location?.OriginalString);
        var line = Assert.Single(await Db.SuggestedArticles.ToListAsync());
        Assert.NotNull(line.SolvedAt);
        Assert.Null(line.SentAnywayAt);
        Assert.Empty(await Db.Tickets.ToListAsync());
        Assert.NotNull((await Db.TicketDrafts.SingleAsync()).DiscardedAt);
    }

    private Task<HttpResponseMessage> Show(string url, string subject) => _browser.Post($"{url}/sugestoes?handler=Show", url, [new("Input.Subject", subject)]);

    private static async Task<string> Text(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> Begin() => (await _browser.Get($"/chamados/novo?produto={_product.Slug}")).Headers.Location!.OriginalString;

    private async Task<Dictionary<string, string>> Fields() => new()
    {
        ["Input.Department"] = "Fiscal",
        ["Input.Email"] = "avisos@cliente.example",
        ["Input.Category"] = $"{(await Db.Categories.SingleAsync(c => c.Name == Given.Stopped)).Id}",
        ["Input.Subject"] = "Nota com rejeição 539",
        ["Input.Message"] = "A nota volta.",
    };
}
