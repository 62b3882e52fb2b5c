using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Tests.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.HelpCenter;

/// <summary>An article of each kind with a word that stands nowhere else, looked for by everybody on every road there is.</summary>
public class VisibilityTests(Portal portal) : PageTest(portal)
{
    private readonly Dictionary<string, (HelpArticle Article, HelpFile File)> _articles = new(StringComparer.Ordinal);
    private Customer _with = null!, _without = null!;
    private string _product = "";

    [Theory]
    [InlineData("anonymous", "publiciso")]
    [InlineData("with", "publiciso clientiso produtiso empresiso")]
    [InlineData("without", "publiciso clientiso")]
    [InlineData("staff", "publiciso clientiso produtiso empresiso")]
    [InlineData("finance", "publiciso clientiso produtiso empresiso")]
    public async Task Each_reader_finds_what_is_for_him_and_nothing_else(string who, string words)
    {
        await Everything();
        var client = await Reader(who);
        foreach (var (word, (article, file)) in _articles)
        {
            var expected = words.Split(' ').Contains(word);
            Assert.Equal((word, expected ? HttpStatusCode.OK : HttpStatusCode.NotFound), (word, (await client.Get($"/ajuda/artigos/{article.Slug}")).StatusCode));
            // Editors have the files of what they write; other staff, like everybody, those of what they read.
            var files = expected || who is "staff";
            Assert.Equal((word, files ? HttpStatusCode.OK : HttpStatusCode.NotFound), (word, (await client.Get($"/ajuda/arquivos/{file.Id}")).StatusCode));
            var road = new[] { $"/ajuda/busca?q={word}", $"/ajuda/busca?q={word[..^1]}x", "/ajuda/busca?q=comum", "/ajuda", "/ajuda/financeiro", $"/ajuda/produtos/{_product}", $"/ajuda/artigos/{_articles["publiciso"].Article.Slug}" };
            var seen = false;
            foreach (var url in road)
            {
                var text = (await client.Page(url)).Body!.TextContent.Replace($"“{word}”", "", StringComparison.Ordinal);
                seen |= text.Contains(word, StringComparison.Ordinal);
                Assert.True(expected || !text.Contains(word, StringComparison.Ordinal), $"{url} says {word} to {who}");
            }
            Assert.Equal((word, expected), (word, seen));
        }
    }

    [Theory]
    [InlineData("with", "publiciso clientiso produtiso empresiso"), InlineData("without", "publiciso clientiso")]
    public async Task Suggestions_to_a_customer_name_only_what_he_may_read(string who, string words)
    {
        await Everything();
        var reader = await Reader(who);
        var form = (await reader.Get("/chamados/novo?sobre=fora-da-lista")).Headers.Location!.OriginalString;
        var page = await Client.Read(await reader.Post($"{form}/sugestoes?handler=Show", form, [new("Input.Subject", "assunto comum")]));
        Assert.Equal(words.Split(' ').Order(StringComparer.Ordinal), _articles.Keys.Where(w => page.Body!.TextContent.Contains(w, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("anonymous"), InlineData("with"), InlineData("staff")]
    public async Task The_map_of_the_site_names_public_articles_only_whoever_asks(string who)
    {
        await Everything();
        var map = await (await (await Reader(who)).Get("/sitemap.xml")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal([_articles["publiciso"].Article.Slug], _articles.Values.Select(a => a.Article.Slug).Where(s => map.Contains($"/ajuda/artigos/{s}<", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_contract_that_has_ended_takes_the_documentation_along()
    {
        await Everything();
        Clock.Now = new DateTimeOffset(2031, 1, 2, 12, 0, 0, TimeSpan.Zero);
        var client = await Reader("with");
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/ajuda/artigos/{_articles["produtiso"].Article.Slug}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/ajuda/arquivos/{_articles["produtiso"].File.Id}")).StatusCode);
    }

    [Theory]
    [InlineData("anonymous", "publiciso"), InlineData("with", "clientiso empresiso produtiso publiciso"), InlineData("without", "clientiso publiciso")]
    public async Task The_database_itself_keeps_articles_files_and_old_addresses_from_others(string who, string words)
    {
        await Everything();
        foreach (var (word, (article, _)) in _articles) { await Given.Save(new HelpOldSlug(word) { ArticleId = article.Id }); }
        var id = who switch { "with" => _with.Id, "without" => _without.Id, _ => 0 };
        await using var connection = await Portal.Services.GetRequiredService<DataSources>()[DbRole.Customer].OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.RowsAsync($"select set_config('app.customer', '{id}', false)");
        // The database does not look at the clock: what is scheduled for everybody is kept back by the query.
        const string Scheduled = "agendiso";
        Assert.Equal(words.Split(' '), (await connection.RowsAsync("select split_part(title, ' ', 2) from help_articles order by 1")).Where(w => w != Scheduled));
        Assert.Equal(words.Split(' '), (await connection.RowsAsync("select split_part(name, '.', 1) from help_files order by 1")).Where(w => w != Scheduled));
        Assert.Equal(words.Split(' '), (await connection.RowsAsync("select slug from help_old_slugs order by 1")).Where(w => w != Scheduled));
        foreach (var table in new[] { "help_drafts", "help_article_versions", "help_words", "help_votes" })
        {
            Assert.Equal((table, "42501"), (table, (await Assert.ThrowsAsync<PostgresException>(() => connection.RowsAsync($"select count(*) from {table}"))).SqlState));
        }
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => connection.RowsAsync("update help_articles set helpful_votes = 9"))).SqlState);
    }

    private async Task Everything()
    {
        (_with, _without) = (await Given.Company(), await Given.Company());
        var product = await Given.ContractedProduct(_with, "Emissor");
        _product = product.Slug;
        await Add("publiciso", Visibility.Public);
        await Add("clientiso", Visibility.Customers);
        await Add("produtiso", Visibility.Product);
        await Add("empresiso", Visibility.Company);
        await Add("rascunhiso", Visibility.Public, publish: false);
        await Add("agendiso", Visibility.Public, from: Clock.Now.AddDays(400));

        async Task Add(string word, Visibility visibility, DateTimeOffset? from = null, bool publish = true)
        {
            var article = await Given.Article($"Guia {word} de assunto comum", $"Texto {word} comum.", visibility, visibility is Visibility.Product ? product : null, visibility is Visibility.Company ? _with : null, "financeiro", from, publish);
            _articles[word] = (article, await Given.FileOf(article, $"{word}.png"));
        }
    }

    private async Task<Client> Reader(string who) => who switch
    {
        "with" => Portal.SignedInAs(await Given.Contact(_with)),
        "without" => Portal.SignedInAs(await Given.Contact(_without)),
        "staff" => Portal.SignedInAs(await Given.Staff()),
        "finance" => Portal.SignedInAs(await Given.Staff(StaffRole.Finance)),
        _ => Portal.Anonymous(),
    };
}
