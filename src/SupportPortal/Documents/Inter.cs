using System.Globalization;
using System.Text;

namespace SupportPortal.Documents;

/// <summary>The typeface of every document, in two weights: what it can print, how wide that is, how it breaks into lines.</summary>
internal static class Inter
{
    private const string Ellipsis = "…";

    public static TrueTypeFont Regular { get; } = Load("Inter-Regular");
    public static TrueTypeFont Bold { get; } = Load("Inter-Bold");

    public static TrueTypeFont Weight(bool bold) => bold ? Bold : Regular;

    /// <summary>The file as the build unpacked it.</summary>
    public static byte[] File(string name)
    {
        using var resource = typeof(Inter).Assembly.GetManifestResourceStream($"SupportPortal.Documents.Fonts.{name}.ttf")
            ?? throw new InvalidOperationException($"The build left out {name}.ttf; see FrontEndAssets in the project file.");
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return file;
    }

    /// <summary>Text as the font can print it: spaces for control characters, the nearest letter for one it lacks (Š: S), else "?".</summary>
    public static string Printable(string text)
    {
        if (text.All(character => character is >= ' ' and <= '~' or > '\u00ad' and <= 'ÿ')) { return text; }

        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize().EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark) { continue; }

            printable.Append(Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? ' ' : Nearest(rune.ToString()));
        }

        return printable.ToString();

        static char Nearest(string letter) =>
            letter is [var known] && Regular.Has(known) ? known : letter.Normalize(NormalizationForm.FormKD)[0] is var bare && Regular.Has(bare) ? bare : '?';
    }

    /// <param name="size">Points.</param>
    /// <returns>Millimetres.</returns>
    public static double Width(string text, double size, bool bold = false)
    {
        var font = Weight(bold);
        var units = 0;
        foreach (var character in text) { units += font.Advance(font.Glyph(character)); }
        return units * size / font.UnitsPerEm * Drawing.MillimetresPerPoint;
    }

    /// <summary>One line no wider than its box: smaller first, down to <paramref name="smallest"/>, then cut with an ellipsis.</summary>
    public static (string Text, double Size) Fit(string text, double width, double size, double smallest, bool bold = false)
    {
        text = Printable(text);
        var needed = Width(text, size, bold);
        if (needed <= width) { return (text, size); }

        var fitting = Math.Floor(size * width / needed * 20) / 20; // steps of 0.05 pt
        return fitting >= smallest ? (text, fitting) : (Cut(text, width, smallest, bold), smallest);
    }

    /// <summary>Lines no wider than the box, broken between words, or inside one that alone is too wide. Line feeds are kept.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false)
    {
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in Printable(paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (Width(longer, size, bold) <= width) { line = longer; continue; }

                if (line.Length > 0) { lines.Add(line); }
                var pieces = Split(word, width, size, bold);
                lines.AddRange(pieces.SkipLast(1));
                line = pieces[^1];
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>As <see cref="Wrap"/>, the last line cut when there are more than fit.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, int most, bool bold = false)
    {
        var lines = Wrap(text, width, size, bold);
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Cut(string.Join(' ', lines.Skip(most - 1)), width, size, bold)];
    }

    /// <summary>Lines as full as they get, broken anywhere: put together they are the text again.</summary>
    public static IReadOnlyList<string> Split(string text, double width, double size, bool bold = false)
    {
        List<string> lines = [];
        while (Width(text, size, bold) > width)
        {
            var fitting = Math.Max(1, Fitting(text, width, size, bold));
            lines.Add(text[..fitting]);
            text = text[fitting..];
        }

        return [.. lines, text];
    }

    private static string Cut(string text, double width, double size, bool bold) =>
        Width(text, size, bold) <= width
            ? text
            : text[..Fitting(text, width - Width(Ellipsis, size, bold), size, bold)].TrimEnd() + Ellipsis;

    /// <summary>How many characters, from the first, fit.</summary>
    private static int Fitting(string text, double width, double size, bool bold)
    {
        var (length, used) = (0, 0.0);
        while (length < text.Length && (used += Width(text[length].ToString(), size, bold)) <= width) { length++; }
        return length;
    }

    private static TrueTypeFont Load(string name) => new(File(name), name);
}
