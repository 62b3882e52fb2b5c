using System.Buffers.Binary;
using System.Text;

namespace SupportPortal.Documents;

/// <summary>What a PDF needs of a TrueType file: metrics, the character map, and the outlines of the glyphs in use.</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, (int Start, int Length)> _tables = [];
    private readonly Dictionary<char, ushort> _glyphs = [];
    private readonly int[] _outlines;
    private readonly ushort[] _advances;

    public TrueTypeFont(byte[] file, string name)
    {
        (_file, Name) = (file, name);
        for (var i = 0; i < UInt16(4); i++)
        {
            var entry = 12 + 16 * i;
            _tables[Encoding.ASCII.GetString(_file, entry, 4)] = ((int)UInt32(entry + 8), (int)UInt32(entry + 12));
        }

        var (head, metrics) = (Start("head"), Start("hhea"));
        UnitsPerEm = UInt16(head + 18);
        Bounds = [.. Enumerable.Range(0, 4).Select(i => Int16(head + 36 + 2 * i))];
        (Ascent, Descent) = (Int16(metrics + 4), Int16(metrics + 6));
        CapHeight = Int16(Start("OS/2") + 88);

        var count = UInt16(Start("maxp") + 4);
        var (advances, measured) = (Start("hmtx"), UInt16(metrics + 34)); // glyphs past the last measured one have its width
        _advances = [.. Enumerable.Range(0, count).Select(glyph => UInt16(advances + 4 * Math.Min(glyph, measured - 1)))];

        var (outlines, wide) = (Start("loca"), UInt16(head + 50) == 1);
        _outlines = [.. Enumerable.Range(0, count + 1).Select(glyph => wide ? (int)UInt32(outlines + 4 * glyph) : 2 * UInt16(outlines + 2 * glyph))];
        ReadCharacters();
    }

    public string Name { get; }
    public int UnitsPerEm { get; }
    public IReadOnlyList<short> Bounds { get; }
    public short Ascent { get; }
    public short Descent { get; }
    public short CapHeight { get; }

    public bool Has(char character) => _glyphs.ContainsKey(character);

    /// <summary>0, the empty box, for a character the font lacks.</summary>
    public ushort Glyph(char character) => _glyphs.GetValueOrDefault(character);

    /// <summary>Font units.</summary>
    public int Advance(ushort glyph) => _advances[glyph];

    /// <summary>A font file with the outlines of these glyphs only. Glyph numbers stay, so text needs no translation.</summary>
    public byte[] Subset(IEnumerable<ushort> used)
    {
        var kept = WithComponents(used);
        using var outlines = new MemoryStream();
        var offsets = new byte[4 * _outlines.Length];
        for (var glyph = 0; glyph < _advances.Length; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * glyph), (uint)outlines.Length);
            if (!kept.Contains((ushort)glyph)) { continue; }

            outlines.Write(_file, Start("glyf") + _outlines[glyph], _outlines[glyph + 1] - _outlines[glyph]);
            Pad(outlines);
        }

        BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(^4), (uint)outlines.Length);
        var head = Table("head");
        head.AsSpan(8, 4).Clear(); // checksum of the whole file: readers of embedded fonts pass it over
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1); // long offsets
        return Assemble([("glyf", outlines.ToArray()), ("head", head), ("hhea", Table("hhea")), ("hmtx", Table("hmtx")), ("loca", offsets), ("maxp", Table("maxp"))]);
    }

    private static byte[] Assemble((string Tag, byte[] Data)[] tables)
    {
        using var file = new MemoryStream();
        var header = new byte[12 + 16 * tables.Length];
        var power = (int)Math.Log2(tables.Length);
        ReadOnlySpan<ushort> search = [(ushort)tables.Length, (ushort)(16 << power), (ushort)power, (ushort)(16 * tables.Length - (16 << power))];
        BinaryPrimitives.WriteUInt32BigEndian(header, 0x00010000);
        for (var i = 0; i < search.Length; i++) { BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4 + 2 * i), search[i]); }

        file.Write(header);
        for (var i = 0; i < tables.Length; i++)
        {
            var (tag, data) = tables[i];
            var entry = header.AsSpan(12 + 16 * i, 16);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(data));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)file.Length);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)data.Length);
            file.Write(data);
            Pad(file);
        }

        file.Position = 0;
        file.Write(header);
        return file.ToArray();
    }

    private static uint Checksum(byte[] data)
    {
        uint sum = 0;
        for (var i = 0; i < data.Length; i++) { sum = unchecked(sum + ((uint)data[i] << (24 - 8 * (i % 4)))); }
        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0) { stream.WriteByte(0); }
    }

    /// <summary>An accented letter is often made of others: those are needed too.</summary>
    private HashSet<ushort> WithComponents(IEnumerable<ushort> used)
    {
        HashSet<ushort> kept = [0, .. used];
        var waiting = new Queue<ushort>(kept);
        while (waiting.TryDequeue(out var glyph))
        {
            foreach (var component in Components(glyph).Where(kept.Add)) { waiting.Enqueue(component); }
        }

        return kept;
    }

    private IEnumerable<ushort> Components(ushort glyph)
    {
        const int WordArguments = 0x1, Scale = 0x8, More = 0x20, TwoScales = 0x40, Matrix = 0x80;
        var at = Start("glyf") + _outlines[glyph];
        if (_outlines[glyph] == _outlines[glyph + 1] || Int16(at) >= 0) { yield break; }

        at += 10;
        int flags;
        do
        {
            flags = UInt16(at);
            yield return UInt16(at + 2);
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at += (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        }
        while ((flags & More) != 0);
    }

    /// <summary>Format 4 of the character map: segments of consecutive characters, in four parallel arrays.</summary>
    private void ReadCharacters()
    {
        var map = Start("cmap");
        var part = Enumerable.Range(0, UInt16(map + 2)).Select(i => map + (int)UInt32(map + 8 + 8 * i)).First(at => UInt16(at) == 4);
        var size = UInt16(part + 6);
        for (var i = 0; i < size; i += 2)
        {
            var (last, first, delta) = (UInt16(part + 14 + i), UInt16(part + 16 + size + i), UInt16(part + 16 + 2 * size + i));
            var (rangeAt, range) = (part + 16 + 3 * size + i, UInt16(part + 16 + 3 * size + i));
            for (int c = first; c <= last && c < 0xFFFF; c++)
            {
                var glyph = range == 0 ? c + delta : UInt16(rangeAt + range + 2 * (c - first)) is > 0 and var listed ? listed + delta : 0;
                if ((ushort)glyph != 0) { _glyphs[(char)c] = (ushort)glyph; }
            }
        }
    }

    private int Start(string table) => _tables[table].Start;

    private byte[] Table(string name) => _file.AsSpan(_tables[name].Start, _tables[name].Length).ToArray();

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private short Int16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
