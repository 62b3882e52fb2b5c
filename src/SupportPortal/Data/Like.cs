namespace SupportPortal.Data;

/// <summary>The one way to a LIKE: what a person typed is text in it, never a pattern; case and accents do not matter.</summary>
public static class Like
{
    public const string Escape = "\\";

    public static string Containing(string text) => $"%{Escaped(text.Trim())}%";

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
