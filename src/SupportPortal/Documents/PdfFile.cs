using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SupportPortal.Documents;

/// <summary>
/// The outer form of a PDF (ISO 32000): numbered objects, the table of where each begins, the trailer. What is written can be handed on at any
/// time, and is then forgotten but for its place.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private readonly MemoryStream _pending = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<long> _starts = [];
    private long _handedOn;
    private int _hashed; // of what is pending

    public PdfFile() => Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"); // the second line says that the file is binary

    /// <summary>Bytes that wait to be handed on.</summary>
    public int Pending => (int)_pending.Length;

    private long Length => _handedOn + _pending.Length;

    private ReadOnlyMemory<byte> Waiting => _pending.GetBuffer().AsMemory(0, Pending);

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
        packed.WriteTo(_pending);
        Write("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>The last thing written.</summary>
    public void Finish(int catalog, int information)
    {
        var id = Convert.ToHexString(HashSoFar().AsSpan(0, 16));
        var table = Length;
        Write($"xref\n0 {_starts.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in _starts) { Write(string.Create(CultureInfo.InvariantCulture, $"{start:D10} 00000 n \n")); }
        Write($"trailer\n<</Size {_starts.Count + 1}/Root {catalog} 0 R/Info {information} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n");
    }

    public byte[] ToArray() => _pending.ToArray();

    public async Task HandOnAsync(Stream to, CancellationToken stop)
    {
        HashSoFar();
        await to.WriteAsync(Waiting, stop);
        _handedOn = Length;
        _hashed = 0;
        _pending.SetLength(0);
    }

    /// <summary>SHA-256 of all that has been written.</summary>
    public byte[] HashSoFar()
    {
        _hash.AppendData(Waiting.Span[_hashed..]);
        _hashed = Pending;
        return _hash.GetCurrentHash();
    }

    /// <summary>Text outside the page, UTF-16 in hexadecimal: no character in it can end the string.</summary>
    public static string String(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public void Dispose()
    {
        _pending.Dispose();
        _hash.Dispose();
    }

    private void Begin(int number)
    {
        _starts[number - 1] = Length;
        Write($"{number} 0 obj\n");
    }

    private void Write(string text) => _pending.Write(Encoding.Latin1.GetBytes(text));
}
