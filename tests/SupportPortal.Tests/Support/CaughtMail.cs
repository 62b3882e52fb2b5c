using System.Text;
using System.Text.RegularExpressions;

namespace SupportPortal.Tests.Support;

/// <summary>A message as an SMTP server received it: the envelope, and the MIME text.</summary>
public sealed record CaughtMail(string From, IReadOnlyList<string> To, string Raw)
{
    public MimePart Root { get; } = MimePart.Parse(Raw);

    public string Subject => Root.Header("Subject")!;
    public string Text => Part("text/plain").Body;
    public string Html => Part("text/html").Body;
    public IEnumerable<MimePart> Files => Root.All.Where(p => p.Header("Content-Disposition")?.StartsWith("attachment", StringComparison.OrdinalIgnoreCase) ?? false);

    private MimePart Part(string type) => Root.All.First(p => p.Type == type);
}

/// <summary>Enough of MIME to read what our transports write: folded and encoded headers, nested multiparts, base64 and quoted-printable.</summary>
public sealed partial record MimePart(IReadOnlyList<(string Name, string Value)> Headers, string Content)
{
    public IReadOnlyList<MimePart> Parts { get; } = [.. Split(Headers, Content)];

    public string Type => (Header("Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();
    public IEnumerable<MimePart> All => Parts.SelectMany(p => p.All).Prepend(this);
    public string Body => Encoding.UTF8.GetString(Bytes);

    public byte[] Bytes => Header("Content-Transfer-Encoding")?.ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(Content),
        "quoted-printable" => QuotedPrintable(Content.Replace("=\r\n", "", StringComparison.Ordinal)),
        _ => Encoding.Latin1.GetBytes(Content),
    };

    public string? FileName => Parameter("Content-Disposition", "filename") ?? Parameter("Content-Type", "name");

    public string? Header(string name) => Headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).SingleOrDefault();

    public static MimePart Parse(string raw)
    {
        var end = raw.StartsWith("\r\n", StringComparison.Ordinal) ? 0 : raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = Fold().Replace(raw[..end], " ").Split("\r\n")
            .Select(line => line.Split(':', 2)).Select(h => (h[0], Decoded(h[1].Trim())));
        return new MimePart([.. headers], raw[(end == 0 ? 2 : end + 4)..]);
    }

    private string? Parameter(string header, string name) => Header(header) is { } value
        && Regex.Match(value, name + "=\"?([^\";]+)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) is { Success: true } match ? match.Groups[1].Value : null;

    private static IEnumerable<MimePart> Split(IReadOnlyList<(string Name, string Value)> headers, string content)
    {
        var type = headers.FirstOrDefault(h => h.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "";
        if (Boundary().Match(type) is not { Success: true } match) { yield break; }
        var parts = ("\r\n" + content).Split("\r\n--" + match.Groups["mark"].Value);
        foreach (var part in parts.Skip(1).TakeWhile(p => !p.StartsWith("--", StringComparison.Ordinal))) { yield return Parse(part[2..]); }
    }

    // RFC 2047
    private static string Decoded(string value) => EncodedWord().Replace(Between().Replace(value, "?==?"), word =>
        Encoding.UTF8.GetString(word.Groups["encoding"].Value.Equals("B", StringComparison.OrdinalIgnoreCase)
            ? Convert.FromBase64String(word.Groups["text"].Value)
            : QuotedPrintable(word.Groups["text"].Value.Replace('_', ' '))));

    private static byte[] QuotedPrintable(string text)
    {
        using var bytes = new MemoryStream();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=') { bytes.WriteByte(Convert.ToByte(text.Substring(i + 1, 2), 16)); i += 2; }
            else { bytes.WriteByte((byte)text[i]); }
        }
        return bytes.ToArray();
    }

    [GeneratedRegex("\r\n[ \t]+", RegexOptions.None, 1000)] private static partial Regex Fold();
    [GeneratedRegex("boundary=\"?(?<mark>[^\";]+)", RegexOptions.IgnoreCase, 1000)] private static partial Regex Boundary();
    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.None, 1000)] private static partial Regex Between();
    [GeneratedRegex(@"=\?utf-8\?(?<encoding>[bq])\?(?<text>.*?)\?=", RegexOptions.IgnoreCase, 1000)] private static partial Regex EncodedWord();
}
