using System.Globalization;
using System.Text;

namespace SupportPortal.Documents;

/// <summary>Writes PDF without a library: text that can be selected and searched, in embedded subsets of the typeface.</summary>
public sealed class PdfRenderer : IPageRenderer
{
    private const double PointsPerMillimetre = 1 / Drawing.MillimetresPerPoint;

    private const int Enough = 64 * 1024; // bytes to hand on at a time

    public byte[] Pdf(Drawing drawing)
    {
        using var document = new Document();
        foreach (var sheet in drawing.Sheets) { document.Add(sheet); }
        document.AddFonts();
        for (var page = 0; page < document.Pages; page++) { document.AddPage(page); }
        document.Finish(drawing.Title, drawing.Author);
        return document.File.ToArray();
    }

    public async Task<byte[]> WriteAsync(string title, string author, IAsyncEnumerable<Drawing> drawings, Stream to, CancellationToken stop)
    {
        using var document = new Document();
        await foreach (var drawing in drawings.WithCancellation(stop))
        {
            foreach (var sheet in drawing.Sheets) { document.Add(sheet); }
            await document.File.HandOnAsync(to, stop); // the next is not drawn before this one is out
        }

        document.AddFonts();
        for (var page = 0; page < document.Pages; page++)
        {
            document.AddPage(page);
            if (document.File.Pending > Enough) { await document.File.HandOnAsync(to, stop); }
        }

        document.Finish(title, author);
        await document.File.HandOnAsync(to, stop);
        return document.File.HashSoFar();
    }

    /// <summary>What is drawn goes into the file at once; fonts wait until all letters are known, and pages until there are fonts.</summary>
    private sealed class Document : IDisposable
    {
        private readonly PdfFont _regular = new(Inter.Regular), _bold = new(Inter.Bold);
        private readonly List<int> _contents = [], _pages = [];
        private string _fonts = "";
        private int _tree;

        public PdfFile File { get; } = new();

        public int Pages => _contents.Count;

        public void Add(Sheet sheet) => _contents.Add(File.AddStream("", Encoding.ASCII.GetBytes(Content(sheet, _regular, _bold))));

        public void AddFonts()
        {
            _fonts = string.Concat(new[] { ("R", _regular), ("B", _bold) }
                .Where(font => font.Item2.IsUsed).Select(font => $"/{font.Item1} {font.Item2.WriteTo(File)} 0 R"));
            _tree = File.Reserve();
        }

        public void AddPage(int number) => _pages.Add(File.Add(
            $"<</Type/Page/Parent {_tree} 0 R/MediaBox[0 0 {Points(Drawing.Width)} {Points(Drawing.Height)}]/Contents {_contents[number]} 0 R/Resources<</Font<<{_fonts}>>>>>>"));

        public void Finish(string title, string author)
        {
            File.Add(_tree, $"<</Type/Pages/Count {_pages.Count}/Kids[{string.Join(' ', _pages.Select(page => $"{page} 0 R"))}]>>");
            var catalog = File.Add($"<</Type/Catalog/Pages {_tree} 0 R/Lang({Drawing.Language})/ViewerPreferences<</DisplayDocTitle true>>>>");
            var information = File.Add($"<</Title{PdfFile.String(title)}/Author{PdfFile.String(author)}>>"); // no dates: same drawing, same bytes
            File.Finish(catalog, information);
        }

        public void Dispose() => File.Dispose();
    }

    private static string Content(Sheet sheet, PdfFont regular, PdfFont bold)
    {
        var content = new StringBuilder(16_384);
        foreach (var mark in sheet.Marks)
        {
            switch (mark)
            {
                case Text { Content.Length: > 0 } text:
                    var font = text.Bold ? bold : regular;
                    var (before, after) = Shape(text);
                    content.Append($"{Grey(text.Ink)} g BT {before}/{(text.Bold ? 'B' : 'R')} {Number(text.Size)} Tf {Points(text.Left)} {FromBottom(text.Y)} Td <{font.Show(text.Content)}> Tj {after}ET\n");
                    break;
                case Line line:
                    content.Append($"{Grey(line.Ink)} G {Points(line.Width)} w {(line.Dashed ? "[3 2] 0 d " : "")}");
                    content.Append($"{Points(line.X1)} {FromBottom(line.Y1)} m {Points(line.X2)} {FromBottom(line.Y2)} l S\n{(line.Dashed ? "[] 0 d\n" : "")}");
                    break;
                case Rectangles rectangles:
                    content.Append($"{Grey(rectangles.Ink)} g\n");
                    foreach (var box in rectangles.Boxes)
                    {
                        content.Append($"{Points(box.X)} {FromBottom(box.Y + box.Height)} {Points(box.Width)} {Points(box.Height)} re\n");
                    }

                    content.Append("f\n");
                    break;
            }
        }

        return content.ToString();
    }

    /// <summary>Both outlive their text, so what is set is set back.</summary>
    private static (string Before, string After) Shape(Text text) => text switch
    {
        { Outline: > 0 } => ($"{Grey(text.Ink)} G {Points(text.Outline)} w 2 Tr ", "0 Tr "),
        { Stretch: not 1 } => ($"{Number(text.Stretch * 100)} Tz ", "100 Tz "),
        _ => ("", ""),
    };

    private static string Grey(Ink ink) => ink switch { Ink.Black => "0", Ink.Grey => ".35", _ => ".93" };

    private static string FromBottom(double y) => Points(Drawing.Height - y);

    private static string Points(double millimetres) => Number(millimetres * PointsPerMillimetre);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
