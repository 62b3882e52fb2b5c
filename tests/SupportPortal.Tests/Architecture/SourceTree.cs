using System.Runtime.CompilerServices;

namespace SupportPortal.Tests.Architecture;

/// <summary>The project's own source files, for tests that read them.</summary>
internal static class SourceTree
{
    public static readonly string Root = FindRoot();
    public static readonly string Web = Path.Combine(Root, "src", "SupportPortal");

    public static IEnumerable<(string Path, string Text)> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Web, folder), pattern, SearchOption.AllDirectories)
            .Select(f => (Path: Path.GetRelativePath(Web, f), Full: f))
            .Where(f => !f.Path.StartsWith("obj", StringComparison.Ordinal) && !f.Path.StartsWith("bin", StringComparison.Ordinal)
                && !f.Path.StartsWith("node_modules", StringComparison.Ordinal) && !f.Path.Contains("Migrations", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (f.Path, File.ReadAllText(f.Full)));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "SupportPortal.sln"))) { folder = Path.GetDirectoryName(folder); }
        return folder ?? throw new DirectoryNotFoundException("The solution's folder was not found above " + here);
    }
}
