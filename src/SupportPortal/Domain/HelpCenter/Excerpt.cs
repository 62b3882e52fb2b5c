namespace SupportPortal.Domain.HelpCenter;

/// <summary>The stretch of a text that has the words looked for, with those words apart.</summary>
public static class Excerpt
{
    private const int Before = 60, ShortestRoot = 4;

    private static readonly string[] Small = ["da", "das", "de", "do", "dos", "em", "na", "nas", "no", "nos", "um", "uma", "os", "as", "ao", "para", "por", "com", "que"];

    public static IReadOnlyList<(string Text, bool IsMatch)> Of(string text, string search, int length = 220)
    {
        var roots = SearchWords.Split(search).Select(r => search[r]).Where(w => !Small.Contains(w, StringComparer.OrdinalIgnoreCase)).Select(Root).Where(r => r.Length > 1).Distinct(StringComparer.Ordinal).ToList();
        var words = SearchWords.Split(text).Select(r => (Range: r, Root: roots.Find(root => Matches(text[r], root)))).ToList();
        var matches = words.Where(w => w.Root is not null).ToList();

        // The stretch with the most different words of the search; of equals, the first.
        var from = matches.Count == 0 ? 0
            : matches.MaxBy(m => matches.Where(o => Start(o) >= Start(m) && Start(o) < Start(m) + length - Before).Select(o => o.Root).Distinct().Count()).Range.Start.Value;
        from = words.Select(Start).FirstOrDefault(s => s >= from - Before, 0);
        if (words.Count > 0 && from == Start(words[0])) { from = 0; }
        var to = words.Select(w => w.Range.End.Value).LastOrDefault(e => e <= from + length, Math.Min(text.Length, from + length));
        if (text.Length - to < 20) { to = text.Length; }

        var parts = new List<(string, bool)>();
        var at = from;
        if (from > 0) { parts.Add(("… ", false)); }
        foreach (var (range, _) in matches.Where(m => Start(m) >= from && m.Range.End.Value <= to))
        {
            if (range.Start.Value > at) { parts.Add((text[at..range.Start.Value], false)); }
            parts.Add((text[range], true));
            at = range.End.Value;
        }
        if (to > at) { parts.Add((text[at..to], false)); }
        if (to < text.Length) { parts.Add((" …", false)); }
        return parts;

        static int Start((Range Range, string? Root) word) => word.Range.Start.Value;
    }

    private static bool Matches(string word, string root) => root.Length < ShortestRoot ? Root(word) == root : SearchWords.Plain(word).StartsWith(root, StringComparison.Ordinal);

    // "certificados", "certificada" and "certificado" begin alike.
    private static string Root(string word)
    {
        var plain = SearchWords.Plain(word);
        var root = plain.TrimEnd('s').TrimEnd('a', 'e', 'i', 'o');
        return root.Length < ShortestRoot - 1 ? plain.TrimEnd('s') : root;
    }
}
