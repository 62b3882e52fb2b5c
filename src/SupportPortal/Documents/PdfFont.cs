using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportPortal.Documents;

/// <summary>One weight in one PDF: remembers the characters shown, then writes just their outlines, widths and meaning.</summary>
internal sealed class PdfFont(TrueTypeFont font)
{
    private readonly SortedDictionary<ushort, char> _shown = [];

    public bool IsUsed => _shown.Count > 0;

    /// <summary>Glyph numbers in hexadecimal, as an Identity-H string.</summary>
    public string Show(string text)
    {
        var glyphs = new StringBuilder(4 * text.Length);
        foreach (var character in text)
        {
            var glyph = font.Glyph(character);
            _shown.TryAdd(glyph, character);
            glyphs.Append($"{glyph:X4}");
        }

        return glyphs.ToString();
    }

    public int WriteTo(PdfFile file)
    {
        var name = $"{Tag()}+{font.Name}";
        var subset = font.Subset(_shown.Keys);
        var outlines = file.AddStream($"/Length1 {subset.Length}", subset);
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[{string.Join(' ', font.Bounds.Select(bound => Thousandths(bound)))}]/ItalicAngle 0" +
            $"/Ascent {Thousandths(font.Ascent)}/Descent {Thousandths(font.Descent)}/CapHeight {Thousandths(font.CapHeight)}/StemV 80/FontFile2 {outlines} 0 R>>");
        var widths = string.Concat(_shown.Keys.Select(glyph => $"{glyph}[{Thousandths(font.Advance(glyph))}]"));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
            $"/FontDescriptor {descriptor} 0 R/DW 0/W[{widths}]/CIDToGIDMap/Identity>>");
        var meaning = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {meaning} 0 R>>");
    }

    /// <summary>Six letters that differ between different subsets, or a program that merges PDFs takes one for the other.</summary>
    private string Tag()
    {
        var hash = SHA256.HashData(Encoding.BigEndianUnicode.GetBytes(string.Concat(_shown.Values)));
        return string.Concat(hash.Take(6).Select(b => (char)('A' + b % 26)));
    }

    /// <summary>Which character each glyph stands for: without it text could neither be searched nor copied.</summary>
    private string ToUnicode()
    {
        var blocks = _shown.Chunk(100).Select(block => // a block holds at most 100
            $"{block.Length} beginbfchar\n{string.Concat(block.Select(pair => $"<{pair.Key:X4}><{(int)pair.Value:X4}>\n"))}endbfchar\n");
        return "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
            "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n" +
            $"{string.Concat(blocks)}endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
    }

    private string Thousandths(int units) => Math.Round(units * 1000.0 / font.UnitsPerEm).ToString(CultureInfo.InvariantCulture);
}
