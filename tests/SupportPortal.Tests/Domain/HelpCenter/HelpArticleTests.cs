using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Tests.Domain.HelpCenter;

public class HelpArticleTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 3, 13, 0, 0, TimeSpan.Zero);
    private static readonly Actor Camila = new(7, "Camila Rocha", Side.Staff);

    [Fact]
    public void What_is_written_reaches_readers_when_it_is_published()
    {
        var article = Published();
        article.Write(article.Content with { Title = "Título novo", Body = "Texto novo." }, Camila, Now);
        Assert.Equal(("Título", "Texto."), (article.Title, article.Body));

        article.Publish(Now.AddHours(1), Camila, "Passo que faltava");
        Assert.Equal(("Título novo", "Texto novo.", Now.AddHours(1), 2), (article.Title, article.Body, article.UpdatedAt, article.LastVersion));
        Assert.Null(article.Draft);
        Assert.Equal((2, "Passo que faltava", "Camila Rocha"), (article.Versions[1].Number, article.Versions[1].Change, article.Versions[1].ByName));
    }

    [Fact]
    public void Writing_what_stands_already_leaves_no_draft()
    {
        var article = Published();
        article.Write(article.Content, Camila, Now);
        Assert.Null(article.Draft);
        Assert.Equal("Não há alterações para publicar.", Assert.Throws<RuleException>(() => article.Publish(Now, Camila)).Message);
    }

    [Fact]
    public void A_scheduled_article_is_read_from_its_moment_on()
    {
        var article = Draft();
        article.Publish(Now, Camila, from: Now.AddDays(1));
        Assert.Equal((true, false, ArticleState.Scheduled), (article.IsScheduled(Now), article.IsLive(Now), article.StateAt(Now)));
        Assert.True(article.IsLive(Now.AddDays(1)));

        article.Publish(Now.AddHours(1), Camila);
        Assert.True(article.IsLive(Now.AddHours(1)));
        Assert.Single(article.Versions); // only the moment changed
    }

    [Theory, InlineData(-1), InlineData(0)]
    public void Nothing_is_scheduled_for_the_past(int seconds) =>
        Assert.Throws<RuleException>(() => Draft().Publish(Now, Camila, from: Now.AddSeconds(seconds)));

    [Fact]
    public void An_article_on_the_air_is_not_scheduled_away()
    {
        var article = Published();
        article.Write(article.Content with { Body = "Outro." }, Camila, Now);
        Assert.Throws<RuleException>(() => article.Publish(Now, Camila, from: Now.AddDays(1)));
    }

    [Theory]
    [InlineData("", "Resumo", "Texto", "slug")]
    [InlineData("Título", "", "Texto", "slug")]
    [InlineData("Título", "Resumo", "", "slug")]
    [InlineData("Título", "Resumo", "Texto", "Não é um endereço")]
    [InlineData("Título", "Resumo", "Texto", "")]
    public void An_unfinished_article_is_kept_but_not_published(string title, string summary, string body, string slug)
    {
        var article = Draft();
        article.Write(article.Content with { Title = title, Summary = summary, Body = body, Slug = slug }, Camila, Now);
        Assert.Throws<RuleException>(() => article.Publish(Now, Camila));
        Assert.Equal(ArticleStatus.Draft, article.Status);
    }

    [Fact]
    public void A_changed_address_is_remembered_and_forgotten_when_it_comes_back()
    {
        var article = Published();
        Change(article, c => c with { Slug = "novo" });
        Assert.Equal(["titulo"], article.OldSlugs.Select(s => s.Slug));
        Change(article, c => c with { Slug = "titulo" });
        Assert.Equal(["novo"], article.OldSlugs.Select(s => s.Slug));
    }

    [Fact]
    public void An_earlier_version_comes_back_as_the_newest_one()
    {
        var article = Published();
        var first = article.Versions[0];
        Change(article, c => c with { Body = "Pior." });
        article.Restore(first, Camila, Now);
        Assert.Equal(("Texto.", 3, "Versão 1 restaurada"), (article.Body, article.LastVersion, article.Versions[2].Change));
        Assert.Throws<RuleException>(() => article.Restore(first, Camila, Now)); // it stands already
    }

    [Fact]
    public void A_draft_is_not_lost_to_a_restored_version()
    {
        var article = Published();
        Change(article, c => c with { Body = "Segunda." });
        article.Write(article.Content with { Body = "Terceira, pela metade" }, Camila, Now);
        Assert.Throws<RuleException>(() => article.Restore(article.Versions[0], Camila, Now));
        Assert.Equal("Terceira, pela metade", article.Draft!.Body);
    }

    [Fact]
    public void The_words_listed_are_those_of_the_published_text()
    {
        var article = Published();
        Change(article, c => c with { Body = "Certidões e rejeição." });
        Assert.Equal(["certidao", "rejeicao", "resumo", "titulo"], article.Words.Select(w => w.Plain).Order(StringComparer.Ordinal));
        Assert.Equal("rejeição", article.Words.Single(w => w.Plain == "rejeicao").Text);
    }

    [Fact]
    public void A_vote_counts_once_and_moves_when_it_changes()
    {
        var article = Published();
        article.Count(true, before: null);
        article.Count(false, before: null);
        article.Count(false, before: true);
        article.Count(false, before: false);
        Assert.Equal((0, 2), (article.HelpfulVotes, article.UnhelpfulVotes));
    }

    [Theory]
    [InlineData("2ª via de boleto vencido", "2a-via-de-boleto-vencido")]
    [InlineData("  Rejeição 539: duplicidade!  ", "rejeicao-539-duplicidade")]
    [InlineData("日本", "")]
    public void A_title_makes_an_address(string title, string slug) => Assert.Equal(slug, ArticleContent.SlugOf(title));

    private static void Change(HelpArticle article, Func<ArticleContent, ArticleContent> change)
    {
        article.Write(change(article.Content), Camila, Now);
        article.Publish(Now, Camila);
    }

    private static HelpArticle Draft()
    {
        var article = new HelpArticle("titulo", "Título", "Resumo.", "Texto.", new HelpTopic("t", "T", "T", 1), null, Visibility.Public, Now);
        article.Write(article.Content with { TopicId = 1 }, Camila, Now);
        return article;
    }

    private static HelpArticle Published()
    {
        var article = Draft();
        article.Publish(Now, Camila);
        return article;
    }
}
