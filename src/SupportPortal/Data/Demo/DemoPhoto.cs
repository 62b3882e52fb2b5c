using System.Buffers.Binary;
using System.IO.Compression;

namespace SupportPortal.Data.Demo;

/// <summary>A picture to stand for a photo: a label printer's test sheet, drawn here.</summary>
internal static class DemoPhoto
{
    private const int Width = 640, Height = 480;

    public static byte[] Png(int seed)
    {
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + Width * 3];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++) { Colour(x, y, seed).CopyTo(row.AsSpan(1 + x * 3)); }
                packed.Write(row);
            }
        }
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2); // 8 bits, RGB
        Chunk(file, "IHDR"u8, head);
        Chunk(file, "IDAT"u8, pixels.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A sheet of labels with bars on a grey bench.</summary>
    private static byte[] Colour(int x, int y, int seed)
    {
        var (column, line) = ((x - 60) / 180, (y - 50) / 130);
        var isLabel = x is >= 60 and < 600 && y is >= 50 and < 440 && (x - 60) % 180 < 164 && (y - 50) % 130 < 112;
        if (!isLabel) { return [(byte)(120 + y / 12), (byte)(124 + y / 12), (byte)(128 + y / 12)]; }
        var (inX, inY) = ((x - 60) % 180, (y - 50) % 130);
        var isBar = inY is > 18 and < 78 && inX is > 14 and < 150 && ((inX * 7 + (column + line * 3 + seed) * 31) % 11 < 5);
        var isText = inY is > 88 and < 98 && inX is > 14 and < 120 && inX / 5 % 2 == 0;
        return isBar || isText ? [30, 34, 40] : [250, 249, 245];
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        byte[] sum = [.. kind, .. data];
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(sum));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) { crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u; }
        }
        return ~crc;
    }
}
