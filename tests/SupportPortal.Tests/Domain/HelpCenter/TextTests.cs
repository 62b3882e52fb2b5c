using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Tests.Domain.HelpCenter;

public class TextTests
{
    [Theory]
    [InlineData("Rejeições", "rejeicao"), InlineData("rejeicoes", "rejeicao"), InlineData("fiscais", "fiscal"), InlineData("papéis", "papel")]
    [InlineData("imagens", "imagem"), InlineData("órgãos", "orgao"), InlineData("boletos", "boletos"), InlineData("ns", "ns")]
    public void A_word_is_compared_small_without_accents_and_as_its_singular(string word, string plain) => Assert.Equal(plain, SearchWords.Plain(word));

    [Theory]
    [InlineData("rejeisao", "rejeicao", 1), InlineData("certficado", "certificado", 1), InlineData("", "abc", 3), InlineData("boleto", "boleto", 0), InlineData("gato", "rato", 1)]
    public void Distance_counts_letters(string one, string other, int distance) => Assert.Equal(distance, SearchWords.Distance(one, other));

    [Fact]
    public void An_excerpt_shows_the_words_looked_for_where_most_of_them_stand()
    {
        var text = string.Join(' ', Enumerable.Repeat("Antes de tudo abra a tela inicial do sistema.", 20)) + " A rejeição 539 trata das notas fiscais duplicadas. " + string.Join(' ', Enumerable.Repeat("Depois confira.", 30));
        var parts = Excerpt.Of(text, "rejeicoes da nota fiscal");
        Assert.Equal(["rejeição", "notas", "fiscais"], parts.Where(p => p.IsMatch).Select(p => p.Text));
        var whole = string.Concat(parts.Select(p => p.Text));
        Assert.StartsWith("… ", whole, StringComparison.Ordinal);
        Assert.EndsWith(" …", whole, StringComparison.Ordinal);
        Assert.InRange(whole.Length, 100, 240);
        Assert.Contains("das notas fiscais duplicadas", whole, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""), InlineData("curto"), InlineData("!!! ???"), InlineData("uma_palavra_só_muito_comprida_que_não_acaba_nunca_e_continua_por_mais_de_duzentos_e_vinte_caracteres_sem_nenhum_espaço_no_meio_para_cortar_e_segue_e_segue_e_segue_e_segue_e_segue_e_segue_e_segue_e_segue_e_segue_e_segue_e_segue")]
    public void An_excerpt_of_any_text_is_a_stretch_of_it(string text) =>
        Assert.StartsWith(string.Concat(Excerpt.Of(text, "nada").Select(p => p.Text)).TrimEnd('…', ' '), text, StringComparison.Ordinal);

    [Fact]
    public void A_difference_names_the_lines_that_went_and_came()
    {
        Assert.Equal([(LineChange.Same, "a"), (LineChange.Removed, "b"), (LineChange.Added, "x"), (LineChange.Same, "c"), (LineChange.Added, "d")], LineDiff.Between("a\nb\nc", "a\nx\nc\nd"));
        Assert.All(LineDiff.Between("igual\nem tudo", "igual\nem tudo"), l => Assert.Equal(LineChange.Same, l.Change));
        Assert.Equal([(LineChange.Same, "a"), (LineChange.Added, "a"), (LineChange.Same, "b")], LineDiff.Between("a\nb", "a\na\nb"));
    }

    [Fact]
    public void A_difference_gives_back_both_texts_whatever_they_are()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 300; round++)
        {
            var (before, after) = (Lines(random), Lines(random));
            var lines = LineDiff.Between(before, after);
            Assert.Equal(before, string.Join('\n', lines.Where(l => l.Change is not LineChange.Added).Select(l => l.Line)));
            Assert.Equal(after, string.Join('\n', lines.Where(l => l.Change is not LineChange.Removed).Select(l => l.Line)));
        }
    }

    [Fact]
    public void Two_long_texts_with_nothing_in_common_are_told_apart_at_once()
    {
        var (before, after) = (string.Join('\n', Enumerable.Range(0, 6_000)), string.Join('\n', Enumerable.Range(10_000, 6_000)));
        var lines = LineDiff.Between(before, after);
        Assert.Equal((6_000, 6_000), (lines.Count(l => l.Change is LineChange.Removed), lines.Count(l => l.Change is LineChange.Added)));
    }

    private static string Lines(Random random) => string.Join('\n', Enumerable.Range(0, random.Next(12)).Select(_ => "abcd"[random.Next(4)]));
}
