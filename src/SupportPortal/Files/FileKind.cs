using System.IO.Compression;
using System.Text;
using System.Xml;

namespace SupportPortal.Files;

/// <summary>A kind of file we take: its endings, the type it is served with, and what its content must look like.</summary>
public sealed record FileKind(string Extension, string ContentType, Func<Stream, bool> Matches)
{
    private const int MaxZipEntries = 2_000, MaxZipRatio = 100;
    private const long MaxUnzipped = 200L * 1024 * 1024;

    private static readonly FileKind[] All =
    [
        new(".pdf", "application/pdf", s => StartsWith(s, "%PDF-"u8)),
        new(".png", "image/png", s => StartsWith(s, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        new(".jpg", "image/jpeg", s => StartsWith(s, [0xFF, 0xD8, 0xFF])),
        new(".jpeg", "image/jpeg", s => StartsWith(s, [0xFF, 0xD8, 0xFF])),
        new(".gif", "image/gif", s => StartsWith(s, "GIF87a"u8) || StartsWith(s, "GIF89a"u8)),
        new(".txt", "text/plain", IsText),
        new(".csv", "text/csv", IsText),
        new(".xml", "application/xml", s => IsText(s) && IsXmlData(s)),
        new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", s => IsOffice(s, "word/")),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", s => IsOffice(s, "xl/")),
        new(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", s => IsOffice(s, "ppt/")),
        new(".zip", "application/zip", s => IsZip(s, _ => true)),
    ];

    /// <summary>What may go with a ticket. HTML, SVG, scripts and programs are in no list.</summary>
    public static readonly string[] OfTickets = [.. All.Select(k => k.Extension)];

    public static FileKind? Of(string name) =>
        Array.Find(All, k => k.Extension.Equals(Path.GetExtension(name), StringComparison.OrdinalIgnoreCase));

    private static bool StartsWith(Stream content, ReadOnlySpan<byte> signature)
    {
        Span<byte> head = stackalloc byte[signature.Length];
        content.Position = 0;
        return content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(signature);
    }

    /// <summary>UTF-8, UTF-16 with its mark, or one byte per letter (Windows-1252: what Excel writes here), without control characters.</summary>
    private static bool IsText(Stream content) =>
        StartsWith(content, [0xFF, 0xFE]) || StartsWith(content, [0xFE, 0xFF])
            ? Decodes(content, new UnicodeEncoding(bigEndian: StartsWith(content, [0xFE, 0xFF]), byteOrderMark: true, throwOnInvalidBytes: true))
            : Decodes(content, new UTF8Encoding(false, throwOnInvalidBytes: true)) || Decodes(content, Encoding.Latin1);

    private static bool Decodes(Stream content, Encoding encoding)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var buffer = new char[8192];
        try
        {
            for (int read; (read = reader.Read(buffer)) > 0;)
            {
                if (buffer.AsSpan(0, read).ContainsAnyInRange('\0', '\b') || buffer.AsSpan(0, read).ContainsAnyInRange('\u000e', '\u001f')) { return false; }
            }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>An XML document of data: not a page or a drawing in disguise. Nothing outside it is ever fetched.</summary>
    private static bool IsXmlData(Stream content)
    {
        content.Position = 0;
        try
        {
            using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CloseInput = false });
            return reader.MoveToContent() is XmlNodeType.Element
                && reader.LocalName.ToUpperInvariant() is not ("HTML" or "SVG")
                && !reader.NamespaceURI.StartsWith("http://www.w3.org/", StringComparison.OrdinalIgnoreCase);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>A document of Office: a zip with its list of parts, without macros. An encrypted one is no zip, and is refused with the rest.</summary>
    private static bool IsOffice(Stream content, string folder) => IsZip(content, zip =>
        zip.GetEntry("[Content_Types].xml") is not null
        && zip.Entries.Any(e => e.FullName.StartsWith(folder, StringComparison.Ordinal))
        && !zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Read by its directory only; it is never unpacked.</summary>
    private static bool IsZip(Stream content, Func<ZipArchive, bool> check)
    {
        if (!StartsWith(content, [0x50, 0x4B, 0x03, 0x04])) { return false; }
        content.Position = 0;
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var unzipped = zip.Entries.Sum(e => (decimal)e.Length);
            return zip.Entries.Count <= MaxZipEntries && unzipped <= MaxUnzipped && unzipped <= MaxZipRatio * (decimal)content.Length
                && !zip.Entries.Any(e => e.IsEncrypted) && check(zip);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
