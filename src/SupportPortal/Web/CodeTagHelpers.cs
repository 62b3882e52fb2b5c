using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SupportPortal.Documents;

namespace SupportPortal.Web;

/// <summary><c>&lt;qr-code of="@payload" label="…" /&gt;</c>: a code to point a camera at. Black on white in both themes: scanners need it.</summary>
[HtmlTargetElement("qr-code", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrCodeTagHelper : TagHelper
{
    private const double Size = 100;

    public required string Of { get; set; }
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        CodePicture.Write(output, "pc-qr", Label, (0, Size, Size), Codes.Qr(Of, 0, 0, Size), stretch: false);
}

/// <summary><c>&lt;barcode of="@digits" label="…" /&gt;</c>: Interleaved 2 of 5, with the quiet zone on both sides.</summary>
[HtmlTargetElement("barcode", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarcodeTagHelper : TagHelper
{
    private const double QuietZone = 5;

    public required string Of { get; set; }
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        CodePicture.Write(output, "pc-barras", Label, (-QuietZone, Codes.BarcodeWidth + 2 * QuietZone, Codes.BarcodeHeight), Codes.Barcode(Of, 0, 0), stretch: true);
}

internal static class CodePicture
{
    public static void Write(TagHelperOutput output, string css, string label, (double Left, double Width, double Height) frame, Rectangles bars, bool stretch)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", css);
        output.Attributes.SetAttribute("viewBox", $"{Number(frame.Left)} 0 {Number(frame.Width)} {Number(frame.Height)}");
        if (stretch) { output.Attributes.SetAttribute("preserveAspectRatio", "none"); }
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", label);
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        var path = new StringBuilder();
        foreach (var box in bars.Boxes) { path.Append($"M{Number(box.X)} {Number(box.Y)}h{Number(box.Width)}v{Number(box.Height)}h-{Number(box.Width)}z"); }
        output.Content.SetHtmlContent($"<rect class=\"papel\" x=\"{Number(frame.Left)}\" width=\"{Number(frame.Width)}\" height=\"{Number(frame.Height)}\"/><path d=\"{path}\"/>");
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
