using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace SupportPortal.Documents;

/// <summary>
/// The preview of a document on screen, one picture for each sheet. Presentation attributes only, as the content security policy
/// has no inline styles; the page sizes it through the class.
/// </summary>
public static class SvgRenderer
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IReadOnlyList<HtmlString> Sheets(Drawing drawing) =>
        [.. drawing.Sheets.Select((sheet, i) => new HtmlString(Markup(sheet, drawing.Sheets.Count == 1 ? drawing.Title : $"{drawing.Title}, página {i + 1}")))];

    internal static string Markup(Sheet sheet, string label)
    {
        var svg = new StringBuilder(32_768);
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pc-folha\" viewBox=\"0 0 {Number(Drawing.Width)} {Number(Drawing.Height)}\" role=\"img\" aria-label=\"{Encoder.Encode(Inter.Printable(label))}\"");
        svg.Append($" lang=\"{Drawing.Language}\" font-family=\"'Inter Variable', Inter, sans-serif\" text-rendering=\"geometricPrecision\">");
        svg.Append($"<rect width=\"{Number(Drawing.Width)}\" height=\"{Number(Drawing.Height)}\" fill=\"#fff\"/>");
        foreach (var mark in sheet.Marks) { Append(svg, mark); }
        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, Mark mark)
    {
        switch (mark)
        {
            case Text { Content.Length: > 0 } text: // textLength: the browser's cut of the typeface is a little wider
                svg.Append($"<text x=\"{Number(text.Left)}\" y=\"{Number(text.Y)}\" font-size=\"{Number(text.Size * Drawing.MillimetresPerPoint)}\"{(text.Bold ? " font-weight=\"600\"" : "")}{Fill(text.Ink)}{Outline(text)}");
                svg.Append($" textLength=\"{Number(text.Width)}\" lengthAdjust=\"spacingAndGlyphs\">{Encoder.Encode(text.Content)}</text>");
                break;
            case Line line:
                svg.Append($"<path d=\"M{Number(line.X1)} {Number(line.Y1)}L{Number(line.X2)} {Number(line.Y2)}\" stroke=\"{Colour(line.Ink)}\" stroke-width=\"{Number(line.Width)}\"{(line.Dashed ? " stroke-dasharray=\"1 .7\"" : "")}/>");
                break;
            case Rectangles rectangles:
                svg.Append("<path d=\"");
                foreach (var box in rectangles.Boxes) { svg.Append($"M{Number(box.X)} {Number(box.Y)}h{Number(box.Width)}v{Number(box.Height)}h-{Number(box.Width)}z"); }
                svg.Append($"\"{Fill(rectangles.Ink)}{(rectangles.Boxes.Count > 1 ? " shape-rendering=\"crispEdges\"" : "")}/>");
                break;
        }
    }

    private static string Fill(Ink ink) => ink is Ink.Black ? "" : $" fill=\"{Colour(ink)}\"";

    private static string Outline(Text text) => text.Outline == 0 ? "" : $" stroke=\"{Colour(text.Ink)}\" stroke-width=\"{Number(text.Outline)}\"";

    internal static string Colour(Ink ink) => ink switch { Ink.Black => "#000", Ink.Grey => "#595959", _ => "#ededed" };

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
