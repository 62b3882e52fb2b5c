using System.Globalization;
using System.Text;

namespace SupportPortal.Domain.HelpCenter;

/// <summary>Words as the search compares them: small, without accents, plurals in -ões, -ais, -ns and their like as their singular. In SQL: portal_fold.</summary>
public static class SearchWords
{
    private const int ShortestListed = 4, LongestListed = 40;

    private static readonly (string Plural, string Singular)[] Endings =
        [("oes", "ao"), ("aes", "ao"), ("aos", "ao"), ("ais", "al"), ("eis", "el"), ("ois", "ol"), ("uis", "ul"), ("ns", "m")];

    public static string Plain(string word)
    {
        var letters = word.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark);
        var plain = string.Concat(letters);
        var (plural, singular) = Array.Find(Endings, e => plain.Length > e.Plural.Length && plain.EndsWith(e.Plural, StringComparison.Ordinal));
        return plural is null ? plain : plain[..^plural.Length] + singular;
    }

    /// <summary>Where the words of a text stand.</summary>
    public static IEnumerable<Range> Split(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i])) { i++; continue; }
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark)) { i++; }
            yield return start..i;
        }
    }

    /// <summary>The words of a text worth listing, by their plain form.</summary>
    public static Dictionary<string, string> In(string text)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var range in Split(text))
        {
            var word = text[range];
            if (word.Length is >= ShortestListed and <= LongestListed && word.All(char.IsLetter)) { words.TryAdd(Plain(word), word.ToLower(CultureInfo.InvariantCulture)); }
        }
        return words;
    }

    /// <summary>How many letters have to be put in, taken out or changed to make one word of the other.</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var corner = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = one[i] == other[j] ? corner : 1 + Math.Min(corner, Math.Min(above, row[j]));
                corner = above;
            }
        }
        return row[^1];
    }
}
