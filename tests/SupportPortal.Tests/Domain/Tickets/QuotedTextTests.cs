using FsCheck.Fluent;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Domain.Tickets;

public class QuotedTextTests
{
    [Theory]
    [InlineData("Ainda falha.", "Ainda falha.")]
    [InlineData("Obrigada.\n\nEm seg., 14 de set. de 2026 às 15:08, Suporte <s@p.example>\nescreveu:\n\n> Veja agora.\n>\n> Camila", "Obrigada.")]
    [InlineData("Obrigada.\n\nEm 14/09/2026 15:08, suporte@portal.example escreveu:\nVeja agora.", "Obrigada.")]
    [InlineData("Sim.\n-----Mensagem original-----\nDe: Suporte\nAssunto: Chamado\n\nVeja agora.", "Sim.")]
    [InlineData("Yes.\n\nOn Mon, 14 Sep 2026, at 15:08, Support wrote:\n> Look now.", "Yes.")]
    [InlineData("> Qual é a série?\nA série 2.\n> E o número?\n10482.", "A série 2.|10482.")]
    [InlineData("Em 3 notas o sistema escreveu:\nRejeição 539", "Em 3 notas o sistema escreveu:\nRejeição 539")]
    [InlineData("Em anexo o erro.\n-- \nAna", "Em anexo o erro.\n-- \nAna")]
    [InlineData("O total é\n- 10\n- 20", "O total é\n- 10\n- 20")]
    public void What_a_program_repeated_is_told_from_what_was_written(string body, string own) =>
        Assert.Equal(own, string.Join('|', QuotedText.Of(body).Where(t => !t.IsQuote).Select(t => t.Text.Trim())));

    [Fact]
    public void No_word_is_ever_dropped() => Property.ForEvery(
        from lines in Gen.Elements("> citado", ">", "", "Texto próprio", "Em 14/09/2026, Ana escreveu:", "-----Mensagem original-----", "Em 14/09, a@b.example", "escreveu:", "On 1 May", "   ").ArrayOf()
        select string.Join('\n', lines),
        body => Assert.Equal(Words(body), Words(string.Join('\n', QuotedText.Of(body).Select(t => t.Text)))));

    private static string[] Words(string text) => text.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries);
}
