using SupportPortal.Documents;

namespace SupportPortal.Tests.Documents;

/// <summary>Finds text that runs into other text, over an upright line, onto a code or off the sheet.</summary>
internal static class Overlaps
{
    private const double CapHeight = 0.72 * Drawing.MillimetresPerPoint;

    public static void AssertNone(Drawing drawing)
    {
        foreach (var sheet in drawing.Sheets)
        {
            var texts = sheet.Marks.OfType<Text>().Where(text => text.Content.Length > 0).Select(text => (text.Content, Area: Area(text))).ToList();
            var codes = sheet.Marks.OfType<Rectangles>().Where(code => code.Boxes.Count > 1).Select(Area).ToList();
            var uprights = sheet.Marks.OfType<Line>().Where(line => line.X1 == line.X2).Select(line => new Box(line.X1, line.Y1, 0, line.Y2 - line.Y1)).ToList();

            Assert.All(texts, text => Assert.True(text.Area.X >= 5 && text.Area.X + text.Area.Width <= Drawing.Width - 5 && text.Area.Y >= 5 && text.Area.Y <= Drawing.Height - 5, $"Off the sheet: {text.Content}"));
            Assert.All(texts, text => Assert.DoesNotContain(texts, other => other != text && Meet(text.Area, other.Area)));
            Assert.All(texts, text => Assert.DoesNotContain(codes, code => Meet(text.Area, code)));
            Assert.All(texts, text => Assert.False(uprights.Exists(line => Meet(text.Area, line)), $"Over a line: {text.Content}"));
        }
    }

    private static Box Area(Text text) =>
        new(text.Left, text.Y - text.Size * CapHeight, text.Width, text.Size * CapHeight);

    private static Box Area(Rectangles code)
    {
        var (left, top) = (code.Boxes.Min(box => box.X), code.Boxes.Min(box => box.Y));
        return new Box(left, top, code.Boxes.Max(box => box.X + box.Width) - left, code.Boxes.Max(box => box.Y + box.Height) - top);
    }

    private static bool Meet(Box a, Box b) => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}
