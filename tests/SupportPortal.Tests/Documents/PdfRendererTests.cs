using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SupportPortal.Documents;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Documents;

public class PdfRendererTests
{
    [Theory]
    [InlineData("pt-BR")]
    [InlineData("en-US")]
    [InlineData("sv-SE")] // another minus sign
    public void The_same_drawing_gives_the_same_bytes_in_any_culture(string culture)
    {
        var expected = Pdf(TestSheets.OverdueBoleto());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Pdf(TestSheets.OverdueBoleto()));
        }
        finally { CultureInfo.CurrentCulture = before; }
    }

    [Fact]
    public void Every_entry_of_the_table_points_at_its_object()
    {
        var file = Encoding.Latin1.GetString(Pdf(TestSheets.Boleto()));
        var table = int.Parse(Regex.Match(file, @"startxref\n(?<table>\d+)\n%%EOF\n$", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["table"].Value, CultureInfo.InvariantCulture);
        var lines = file[table..].Split('\n');

        Assert.Equal("xref", lines[0]);
        var count = int.Parse(lines[1].Split(' ')[1], CultureInfo.InvariantCulture);
        Assert.True(count > 10);
        Assert.Equal("0000000000 65535 f ", lines[2]);
        for (var number = 1; number < count; number++)
        {
            var entry = lines[2 + number];
            Assert.Equal(19, entry.Length); // and the line feed: 20 bytes
            Assert.StartsWith($"{number} 0 obj\n", file[int.Parse(entry[..10], CultureInfo.InvariantCulture)..]);
        }
    }

    [Fact]
    public async Task A_reader_finds_title_author_language_and_page_size()
    {
        var pdf = Pdf(TestSheets.Boleto());
        var info = await PaperTools.InfoAsync(pdf);
        var file = Encoding.Latin1.GetString(pdf);

        Assert.Matches(@"Title:\s+Boleto 2026/003128 – vencimento 10/09/2026\n", info);
        Assert.Matches(@"Author:\s+Exemplo Sistemas Ltda\.\n", info);
        Assert.Matches(@"Page size:\s+595\.276 x 841\.89 pts \(A4\)", info);
        Assert.Contains("/Lang(pt-BR)", file);
        Assert.Contains("/DisplayDocTitle true", file);
    }

    [Fact]
    public async Task Fonts_are_embedded_subsets_whose_text_can_be_copied()
    {
        var fonts = (await PaperTools.FontsAsync(Pdf(TestSheets.Boleto()))).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.Equal(2, fonts.Length);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+Inter-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes ", font));
    }

    [Fact]
    public async Task Text_keeps_its_accents_and_what_the_font_lacks_becomes_the_nearest_letter()
    {
        const string Letters = "ÁÀÂÃÇÉÊÍÓÔÕÚÜáàâãçéêíóôõúü ªº§ ‘’“”–—… 1º R$ €";
        var drawing = new Drawing("Ação", "Água", [new Sheet([
            new Text(20, 30, Letters, 10), new Text(20, 40, Letters, 10, Bold: true),
            new Text(20, 50, "Škoda (Łódź)\t日 a\u0303\u00a0x", 10), new Text(20, 60, "a) \\ (b > <c", 10)])]);

        var text = await PaperTools.TextAsync(new PdfRenderer().Pdf(drawing));

        Assert.Equal(2, text.Split(Letters).Length - 1);
        Assert.Contains("Skoda (?ódz) ? ã x", text);
        Assert.Contains("a) \\ (b > <c", text);
        Assert.Matches(@"Title:\s+Ação\n", await PaperTools.InfoAsync(new PdfRenderer().Pdf(drawing)));
    }

    [Fact]
    public async Task A_page_without_text_is_a_page_too() =>
        Assert.Matches(@"Pages:\s+2\n", await PaperTools.InfoAsync(new PdfRenderer().Pdf(new Drawing("Vazio", "Portal", [new Sheet([]), new Sheet([new Line(10, 10, 20, 20)])]))));

    private static byte[] Pdf(BoletoSheet boleto) => new PdfRenderer().Pdf(BoletoPage.Draw(boleto));
}
