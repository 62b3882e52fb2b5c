using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace SupportPortal.Web;

/// <summary>
/// Markdown of articles as HTML that is safe by construction: no raw HTML, links only to http, https, mailto, tel and our own paths, pictures only of
/// articles. The only place where text becomes markup without Razor's encoding.
/// </summary>
public sealed record MarkdownHtml(IHtmlContent Html, IReadOnlyList<(string Id, string Title)> Contents)
{
    /// <summary>Where the files of articles are handed out.</summary>
    public const string FilePath = "/ajuda/arquivos/";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    public static MarkdownHtml Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var contents = new List<(string, string)>();
        foreach (var node in document.Descendants().ToList())
        {
            switch (node)
            {
                case HeadingBlock heading:
                    heading.Level = Math.Max(heading.Level, 2); // the page has its own h1
                    heading.GetAttributes().Id = $"s-{heading.GetAttributes().Id}"; // the page has ids of its own, too
                    if (heading.Level == 2) { contents.Add((heading.GetAttributes().Id!, Text(heading))); }
                    break;
                case Table table:
                    table.GetAttributes().AddClass("table");
                    table.GetAttributes().AddClass("pc-tabela");
                    break;
                case LinkInline { IsImage: true } picture when IsOwnFile(picture.Url):
                    picture.GetAttributes().AddProperty("loading", "lazy");
                    break;
                case LinkInline link when link.IsImage || !IsAllowed(link.Url):
                    link.ReplaceBy(new LiteralInline(string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString()))), copyChildren: false);
                    break;
                case LinkInline link when IsElsewhere(link.Url):
                    link.GetAttributes().AddProperty("rel", "noopener noreferrer nofollow");
                    break;
                case AutolinkInline link when !link.IsEmail && !IsAllowed(link.Url):
                    link.ReplaceBy(new LiteralInline(link.Url));
                    break;
                case AutolinkInline link when !link.IsEmail:
                    link.GetAttributes().AddProperty("rel", "noopener noreferrer nofollow");
                    break;
            }
        }
        return new(new HtmlString(document.ToHtml(Pipeline)), contents);
    }

    /// <summary>The words alone, for an excerpt.</summary>
    public static string Plain(string markdown) =>
        string.Join(' ', Markdown.ToPlainText(markdown, Pipeline).Split((char[])[' ', '\n', '|'], StringSplitOptions.RemoveEmptyEntries));

    // Browsers drop tabs and line ends from an address, and read a backslash as a slash: "/<tab>/elsewhere" would lead elsewhere.
    private static bool IsAllowed(string? url) =>
        url is not null && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\') && (url.StartsWith('#')
            || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme)));

    private static bool IsElsewhere(string? url) => url is not null && !url.StartsWith('/') && !url.StartsWith('#');

    private static bool IsOwnFile(string? url) =>
        url is not null && url.StartsWith(FilePath, StringComparison.Ordinal) && Guid.TryParseExact(url[FilePath.Length..], "D", out _);

    private static string Text(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants().Select(i => i switch { LiteralInline l => l.Content.ToString(), CodeInline c => c.Content, _ => "" }) ?? []);
}
