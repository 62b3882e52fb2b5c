using System.Globalization;

namespace SupportPortal.Domain.Tickets;

/// <summary>Who is named in a note: an @ and a colleague's name as it is written, or its first word if only one has it. Accents and case do not matter.</summary>
public static class Mentions
{
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    public static IReadOnlyList<int> In(string text, IReadOnlyCollection<(int Id, string Name)> staff)
    {
        var found = new List<int>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '_')) { continue; } // an e-mail address
            if (NamedAt(text.AsSpan(at + 1), staff) is { } id && !found.Contains(id)) { found.Add(id); }
        }
        return found;
    }

    private static int? NamedAt(ReadOnlySpan<char> rest, IReadOnlyCollection<(int Id, string Name)> staff)
    {
        foreach (var (id, name) in staff.OrderByDescending(s => s.Name.Length))
        {
            if (Starts(rest, name)) { return id; }
        }
        int? only = null;
        foreach (var (id, name) in staff)
        {
            if (!Starts(rest, name.Split(' ', 2)[0])) { continue; }
            if (only is not null) { return null; }
            only = id;
        }
        return only;
    }

    private static bool Starts(ReadOnlySpan<char> text, string name) =>
        Compare.IsPrefix(text, name, Loose, out var length) && (length == text.Length || !char.IsLetterOrDigit(text[length]));
}
