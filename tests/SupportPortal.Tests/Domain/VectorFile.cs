using System.Text.Json;

namespace SupportPortal.Tests.Domain;

/// <summary>Vectors of the folder named by PORTAL_VECTORS, or of ours: whichever files are there.</summary>
internal static class VectorFile
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("PORTAL_VECTORS") is { Length: > 0 } named
        ? named
        : Path.Combine(AppContext.BaseDirectory, "Vectors");

    private static readonly Lazy<IReadOnlyList<Entry>> LazyEntries =
        new(() => [.. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Read)]);

    public static IReadOnlyList<Entry> Entries => LazyEntries.Value;

    /// <param name="File">File name, without the folder.</param>
    /// <param name="Id">Unique within its file.</param>
    /// <param name="Kind">What the file says it holds; the message of the error when it cannot be read.</param>
    /// <param name="Vector">Undefined when the file cannot be read.</param>
    public sealed record Entry(string File, string Id, string Kind, JsonElement Vector);

    private static IEnumerable<Entry> Read(string path)
    {
        var file = Path.GetFileName(path);
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            root = document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            return [new Entry(file, "(file)", $"not JSON: {error.Message}", default)];
        }

        // Without a kind the file's name says it; without an object around them the vectors are the file.
        var kind = root.Text("kind") is { Length: > 0 } named ? named : Path.GetFileNameWithoutExtension(file);
        var vectors = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("vectors", out var inside) ? inside : root;
        if (vectors.ValueKind != JsonValueKind.Array) { return [new Entry(file, "(file)", "no \"vectors\"", default)]; }

        var numbered = vectors.EnumerateArray().Select((vector, i) => (Id: vector.Text("id") is { Length: > 0 } id ? id : $"#{i + 1}", Vector: vector));
        return numbered.GroupBy(v => v.Id, StringComparer.Ordinal)
            .SelectMany(same => same.Select((v, i) => new Entry(file, i == 0 ? v.Id : $"{v.Id} ({i + 1})", kind, v.Vector)));
    }
}

internal static class JsonText
{
    public static bool Has(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A text or a number as text; empty when missing or null.</summary>
    public static string Text(this JsonElement element, string name) => element.Has(name) ? element.GetProperty(name).ToString() : "";

    /// <summary>A missing "valid" is a valid entry.</summary>
    public static bool IsValid(this JsonElement element) => !element.Has("valid") || element.GetProperty("valid").GetBoolean();

    public static decimal Reais(this JsonElement element, string centavos) =>
        element.Has(centavos) ? decimal.Parse(element.Text(centavos), System.Globalization.CultureInfo.InvariantCulture) / 100 : 0;

    public static DateOnly? Date(this JsonElement element, string name) =>
        element.Has(name) ? DateOnly.ParseExact(element.Text(name), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
}
