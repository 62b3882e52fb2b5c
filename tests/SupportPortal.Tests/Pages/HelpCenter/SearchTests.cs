using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Data;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Tests.Security;
using SupportPortal.Tests.Support;
using Visibility = SupportPortal.Domain.HelpCenter.Visibility;

namespace SupportPortal.Tests.Pages.HelpCenter;

public class SearchTests(Portal portal) : PageTest(portal)
{
    [Theory]
    [InlineData("rejeição", "rejeições"), InlineData("nota fiscal", "notas fiscais"), InlineData("certificado", "certificados"), InlineData("usuário", "usuários")]
    [InlineData("papel", "papéis"), InlineData("nível", "níveis"), InlineData("imagem", "imagens"), InlineData("configuração", "configurações"), InlineData("órgão", "órgãos")]
    [InlineData("permissão", "permissões"), InlineData("duplicata", "duplicatas"), InlineData("país", "países"), InlineData("mês", "meses")]
    public async Task One_and_many_find_each_other_with_and_without_accents(string one, string many)
    {
        var (of, about) = (await Given.Article("Primeiro", $"Texto sobre {one} aqui."), await Given.Article("Segundo", $"Texto sobre {many} aqui."));
        await Given.Article("Terceiro", "Nada disso.");
        foreach (var asked in new[] { one, many, Bare(one), Bare(many), many.ToUpperInvariant() })
        {
            var page = await Search(asked);
            Assert.Equal((asked, string.Join(' ', of.Slug, about.Slug)), (asked, string.Join(' ', Found(page).Order(StringComparer.Ordinal))));
            Assert.Null(Meant(page));
        }
    }

    [Theory]
    [InlineData("rejeisao", "rejeição"), InlineData("certficado", "certificado"), InlineData("rejeissão", "rejeição"), InlineData("certifcado digtal", "certificado digital"), InlineData("bolleto", "boleto")]
    public async Task A_typing_error_finds_what_was_meant_and_says_so(string typed, string meant)
    {
        var article = await Given.Article("Certificado digital", "A rejeição do certificado digital não impede o boleto.");
        await Given.Article("Outra coisa", "Contratos e reajustes.");
        var page = await Search(typed);
        Assert.Equal([article.Slug], Found(page));
        Assert.Equal(meant, Meant(page));
        Assert.NotEmpty(page.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task What_is_found_shows_the_words_marked_in_their_place()
    {
        await Given.Article("Séries", $"{string.Concat(Enumerable.Repeat("Muito texto antes. ", 40))}\n\n## Certificado\n\nO **certificado** venceu & <b>acabou</b>.");
        var page = await Search("certificado");
        Assert.Contains("certificado", page.QuerySelectorAll("mark").Select(m => m.TextContent));
        var excerpt = page.QuerySelector(".pc-itens li p")!.TextContent;
        Assert.Contains("certificado venceu & <b>acabou</b>", excerpt, StringComparison.Ordinal);
        Assert.DoesNotContain("**", excerpt, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".pc-itens b"));
    }

    [Fact]
    public async Task A_title_comes_before_a_text_and_a_filter_narrows_by_the_address()
    {
        var text = await Given.Article("Outro assunto", "Fala do boleto de passagem.", topic: "financeiro");
        var title = await Given.Article("Boleto vencido", "Como pagar.");
        Assert.Equal([title.Slug, text.Slug], Found(await Search("boleto")));
        Assert.Equal([text.Slug], Found(await Search("boleto", "&assunto=financeiro")));
        Assert.Equal([title.Slug, text.Slug], Found(await Search("boleto", "&assunto=nada")));
        var product = await Given.ContractedProduct(await Given.Company());
        var none = await Search("boleto", $"&produto={product.Slug}");
        Assert.Empty(Found(none));
        Assert.NotNull(none.QuerySelector($".elo[href='/ajuda/busca?q=boleto']"));
    }

    [Fact]
    public async Task Words_that_no_article_has_together_find_those_that_have_some()
    {
        var article = await Given.Article("Boleto", "Como pagar.");
        var page = await Search("boleto xilofone");
        Assert.Equal([article.Slug], Found(page));
        Assert.Contains("têm algumas delas", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xilofone"), InlineData("%"), InlineData("' or 1=1 --"), InlineData("(((("), InlineData("\"aspas"), InlineData("-menos"), InlineData("or or or"), InlineData("a & b | !c <-> :*"), InlineData("\\")]
    public async Task A_search_that_finds_nothing_shows_the_way_to_people(string asked)
    {
        await Given.Article("Boleto", "Como pagar.");
        var page = await Search(asked);
        Assert.NotNull(page.QuerySelector("a[href='/chamados/novo']"));
        Assert.NotNull(page.QuerySelector("a[href^='tel:']"));
    }

    [Fact]
    public async Task The_index_of_words_is_used_and_so_is_that_of_typing_errors()
    {
        await Given.Article("Certificado", "Texto.");
        await Db.Database.ExecuteSqlRawAsync("insert into help_words (article_id, plain, text) select id, 'palavra' || n, 'palavra' from help_articles, generate_series(1, 20000) n; select gin_clean_pending_list('ix_help_words_plain'); analyze help_words", TestContext.Current.CancellationToken);
        await using var jobs = await Portal.Services.GetRequiredService<DataSources>()[DbRole.Jobs].OpenConnectionAsync(TestContext.Current.CancellationToken);
        await jobs.RowsAsync("set enable_seqscan = off"); // a handful of rows would be read whole; what may be used is the question
        Assert.Contains("ix_help_articles_search", string.Join('\n', await jobs.RowsAsync("explain select id from help_articles where search @@ portal_query('rejeição da nota')")), StringComparison.Ordinal);
        Assert.Contains("ix_help_words_plain", string.Join('\n', await jobs.RowsAsync("explain select plain from help_words where plain % 'certficado'")), StringComparison.Ordinal);
        Assert.Contains("ix_tickets_search", string.Join('\n', await jobs.RowsAsync("explain select id from tickets where search @@ portal_query('rejeição da nota')")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_text_is_neither_found_nor_guessed_before_its_moment()
    {
        var article = await Given.Article("Xilofone novo", "Sobre o xilofone.", Visibility.Public, from: Clock.Now.AddHours(2));
        foreach (var asked in new[] { "xilofone", "xilofnoe" })
        {
            var page = await Search(asked);
            Assert.Empty(Found(page));
            Assert.Null(Meant(page));
        }
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal([article.Slug], Found(await Search("xilofone")));
    }

    private static string Bare(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.NonSpacingMark));

    private Task<IHtmlDocument> Search(string text, string more = "") => Portal.Anonymous().Page($"/ajuda/busca?q={Uri.EscapeDataString(text)}{more}");

    private static List<string> Found(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".pc-itens a[href^='/ajuda/artigos/']").Select(a => a.GetAttribute("href")!["/ajuda/artigos/".Length..])];

    private static string? Meant(IHtmlDocument page) => page.QuerySelector("section p a strong")?.TextContent;
}
