using System.Globalization;
using System.Text;
using SupportPortal.Domain.Files;

namespace SupportPortal.Files;

/// <summary>Names of uploads. What a browser sends is a label to show, nothing else.</summary>
public static class FileName
{
    private const string Unsafe = "<>:\"/\\|?*";

    /// <summary>The last part, without what hides or reorders letters, not longer than we keep, its ending untouched.</summary>
    public static string Clean(string sent)
    {
        var last = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        var visible = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator || rune == Rune.ReplacementChar) { continue; }
            visible.Append(rune.IsBmp && Unsafe.Contains((char)rune.Value) ? "_" : rune.ToString());
        }
        var name = visible.ToString().Normalize().Trim().TrimEnd(' ', '.');
        var ending = Path.GetExtension(name);
        if (ending.Length > 10) { ending = ""; }
        var stem = name[..^ending.Length].TrimEnd(' ', '.');
        if (stem.Length == 0) { stem = "arquivo"; }
        var room = StoredFile.NameMaxLength - ending.Length;
        if (stem.Length > room) { stem = stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)]; }
        return stem + ending;
    }
}
