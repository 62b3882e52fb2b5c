using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using SupportPortal.Documents;
using SupportPortal.Tests.Support;
using SupportPortal.Web;

namespace SupportPortal.Tests.Documents;

/// <summary>Statement, yearly settlement and receipt.</summary>
public class PapersTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 18, 8, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_statement_says_whose_it_is_what_was_asked_for_and_the_sums()
    {
        var text = await TextAsync(Draw(Statement(
            Line(1) with { Open = 100.50m },
            Line(2) with { Situation = "Vencido", Open = 1260.90m, IsOverdue = true },
            Line(3) with { Situation = "Pago", PaidOn = new DateOnly(2026, 8, 19), PaidAmount = 1234.56m },
            Line(4) with { Situation = "Cancelado" })));
        string[] shown = ["Extrato de títulos", "Serra Azul Alimentos Ltda.", "CNPJ 12.ABC.345/01DE-35", "a partir de 14/09/2025", "Todas", "Ana Prado", "14/09/2026 15:08",
            "R$ 100,50, 1 título", "R$ 1.260,90, 1 título", "R$ 1.234,56, 1 título", "2026/000003", "Pago em", "19/08/2026", "página 1 de 1"];
        Assert.All(shown, words => Assert.Contains(words, text));
        Assert.DoesNotContain("Há mais títulos", text);
    }

    [Fact]
    public async Task The_names_of_the_columns_are_on_every_sheet_and_no_line_is_lost()
    {
        var drawing = Draw(Statement([.. Enumerable.Range(1, 200).Select(Line)]) with { IsCut = true });
        Overlaps.AssertNone(drawing);
        var text = await TextAsync(drawing);
        Assert.True(drawing.Sheets.Count > 3);
        Assert.Equal(drawing.Sheets.Count, Count(text, "Histórico"));
        Assert.All(Enumerable.Range(1, drawing.Sheets.Count), page => Assert.Contains($"página {page} de {drawing.Sheets.Count}", text));
        Assert.Equal(200, Regex.Count(text, @"2026/\d{6}", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("só os 200 de vencimento mais novo", text.ReplaceLineEndings(" "));
    }

    [Fact]
    public void Long_words_and_great_amounts_stay_in_their_columns()
    {
        var line = Line(1) with { Description = string.Join(' ', Enumerable.Repeat(new string('W', 60), 2)), Amount = 99_999_999.99m, Open = 199_999_999.99m, IsOverdue = true };
        Overlaps.AssertNone(Draw(Statement([.. Enumerable.Repeat(line, 40)])));
    }

    [Fact]
    public async Task An_empty_statement_says_so() => Assert.Contains("Nenhum título nesta situação e período.", await TextAsync(Draw(Statement())));

    [Fact]
    public async Task A_settlement_carries_what_the_law_asks_for()
    {
        var drawing = SettlementPage.Draw(new SettlementSheet(TestSheets.Issuer, TestSheets.Customer, 2025, "janeiro a dezembro", 12, 14_814.72m, Now));
        var text = (await TextAsync(drawing)).ReplaceLineEndings(" ");
        string[] shown = ["Declaração anual de quitação de débitos", "janeiro a dezembro de 2025", "Serra Azul Alimentos Ltda., CNPJ 12.ABC.345/01DE-35, pagou todas as cobranças", "CNPJ 11.222.333/0001-81",
            "substitui os recibos das cobranças mensais de 2025 e dos anos anteriores", "Lei 12.007, de 29 de julho de 2009", "R$ 14.814,72", "14/09/2026 15:08"];
        Assert.All(shown, words => Assert.Contains(words, text));
        Overlaps.AssertNone(drawing);
    }

    [Fact]
    public async Task A_receipt_says_who_paid_how_much_for_what_and_when()
    {
        var drawing = In("pt-BR", words => ReceiptPage.Draw(Receipt, words));
        var text = (await TextAsync(drawing)).ReplaceLineEndings(" ");
        Assert.Contains("recebeu de Serra Azul Alimentos Ltda. R$ 1.260,90 em 14/09/2026 e dá por quitado o título 2026/003128.", text);
        Assert.Contains("109/00012345-0", text);
        Overlaps.AssertNone(drawing);
    }

    [Theory]
    [InlineData("en", "received R$ 1,260.90 from Serra Azul Alimentos Ltda. on 14 Sep 2026", "page 1 of 1")]
    [InlineData("es", "recibió R$ 1.260,90 de Serra Azul Alimentos Ltda. el 14/09/2026", "página 1 de 1")]
    public async Task A_receipt_speaks_the_language_of_its_reader(string language, string sentence, string foot)
    {
        var drawing = In(language, words => ReceiptPage.Draw(Receipt, words));
        var text = (await TextAsync(drawing)).ReplaceLineEndings(" ");
        Assert.Contains(sentence, text);
        Assert.Contains(foot, text);
        Overlaps.AssertNone(drawing);
    }

    [Theory]
    [InlineData("en", "Statement of invoices", "Not due", "R$ 100.50, 1 invoice", "Paid on 19 Aug 2026")]
    [InlineData("es", "Extracto de títulos", "Por vencer", "R$ 100,50, 1 título", "Pagado el 19/08/2026")]
    public async Task A_statement_speaks_the_language_of_its_reader(string language, string name, string notDue, string sum, string paid)
    {
        var situation = In(language, words => words["Pago"].Value);
        var statement = Statement(Line(1) with { Open = 100.50m }, Line(2) with { Situation = situation, PaidOn = new DateOnly(2026, 8, 19), PaidAmount = 1234.56m });
        var drawing = In(language, words => StatementPage.Draw(statement, words));
        var text = (await TextAsync(drawing)).ReplaceLineEndings(" ");
        Assert.All([name, notDue, sum, paid], told => Assert.Contains(told, text));
        Overlaps.AssertNone(drawing);
    }

    private static ReceiptSheet Receipt =>
        new(TestSheets.Issuer, TestSheets.Customer, "2026/003128", "Licença ERP Gestão", new DateOnly(2026, 9, 10), 1234.56m, new DateOnly(2026, 9, 14), 1260.90m, "109/00012345-0", Now);

    private static Drawing Draw(StatementSheet statement) => In("pt-BR", words => StatementPage.Draw(statement, words));

    private static T In<T>(string language, Func<IStringLocalizer<Words>, T> act)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo(language), CultureInfo.GetCultureInfo(language));
        try { return act(new WordsLocalizer()); }
        finally { (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before; }
    }

    private static StatementLine Line(int number) => new($"2026/{number:D6}", new DateOnly(2026, 8, 10), new DateOnly(2026, 9, 10), "Licença ERP Gestão, setembro", 1234.56m, "A vencer", null, false, null, null);

    private static StatementSheet Statement(params StatementLine[] lines) => new()
    {
        Issuer = TestSheets.Issuer,
        Customer = TestSheets.Customer,
        Period = "a partir de 14/09/2025",
        Situation = "Todas",
        Lines = lines,
        MadeBy = "Ana Prado",
        MadeAt = Now,
    };

    private static Task<string> TextAsync(Drawing drawing) => PaperTools.TextAsync(new PdfRenderer().Pdf(drawing));

    private static int Count(string text, string words) => text.Split(words).Length - 1;
}
