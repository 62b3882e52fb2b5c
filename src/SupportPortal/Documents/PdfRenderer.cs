using System.Globalization;
using System.Text;

namespace SupportPortal.Documents;

/// <summary>Writes PDF without a library: text that can be selected and searched, in embedded subsets of the typeface.</summary>
public sealed class PdfRenderer : IPageRenderer
{
    private const double PointsPerMillimetre = 1 / Drawing.MillimetresPerPoint;

    public byte[] Pdf(Drawing drawing)
    {
        using var file = new PdfFile();
        var (regular, bold) = (new PdfFont(Inter.Regular), new PdfFont(Inter.Bold));
        var contents = drawing.Sheets.Select(sheet => file.AddStream("", Encoding.ASCII.GetBytes(Content(sheet, regular, bold)))).ToList();

        var fonts = string.Concat(new[] { ("R", regular), ("B", bold) }
            .Where(font => font.Item2.IsUsed).Select(font => $"/{font.Item1} {font.Item2.WriteTo(file)} 0 R"));
        var tree = file.Reserve();
        var pages = contents.Select(content => file.Add(
            $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {Points(Drawing.Width)} {Points(Drawing.Height)}]/Contents {content} 0 R/Resources<</Font<<{fonts}>>>>>>")).ToList();
        file.Add(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(page => $"{page} 0 R"))}]>>");

        var catalog = file.Add($"<</Type/Catalog/Pages {tree} 0 R/Lang({Drawing.Language})/ViewerPreferences<</DisplayDocTitle true>>>>");
        var information = file.Add($"<</Title{PdfFile.String(drawing.Title)}/Author{PdfFile.String(drawing.Author)}>>"); // no dates: same drawing, same bytes
        return file.Finish(catalog, information);
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
