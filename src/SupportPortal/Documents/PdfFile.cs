using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SupportPortal.Documents;

/// <summary>The outer form of a PDF (ISO 32000): numbered objects, the table of where each begins, the trailer.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly MemoryStream _file = new();
    private readonly List<long> _starts = [];

    public PdfFile() => Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"); // the second line says that the file is binary

    /// <summary>A number that others may refer to before the object itself is written.</summary>
    public int Reserve()
    {
        _starts.Add(0);
        return _starts.Count;
    }

    public int Add(string content) => Add(Reserve(), content);

    public int Add(int number, string content)
    {
        Begin(number);
        Write($"{content}\nendobj\n");
        return number;
    }

    public int AddStream(string entries, ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) { deflate.Write(data); }

        var number = Reserve();
        Begin(number);
        Write($"<<{entries}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n");
        packed.WriteTo(_file);
        Write("\nendstream\nendobj\n");
        return number;
    }

    public byte[] Finish(int catalog, int information)
    {
        var id = Convert.ToHexString(SHA256.HashData(_file.GetBuffer().AsSpan(0, (int)_file.Length)).AsSpan(0, 16));
        var table = _file.Length;
        Write($"xref\n0 {_starts.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in _starts) { Write(string.Create(CultureInfo.InvariantCulture, $"{start:D10} 00000 n \n")); }
        Write($"trailer\n<</Size {_starts.Count + 1}/Root {catalog} 0 R/Info {information} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n");
        return _file.ToArray();
    }

    /// <summary>Text outside the page, UTF-16 in hexadecimal: no character in it can end the string.</summary>
    public static string String(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public void Dispose() => _file.Dispose();

    private void Begin(int number)
    {
        _starts[number - 1] = _file.Length;
        Write($"{number} 0 obj\n");
    }

    private void Write(string text) => _file.Write(Encoding.Latin1.GetBytes(text));
}
