using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SupportPortal.Web;

/// <summary><c>&lt;icon name="ticket" /&gt;</c> draws a symbol of the sprite (names: assets.mjs); <c>small</c> is 16 px, beside small text.</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";
    public bool Small { get; set; }
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Small ? "icon pc-i" : "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Use(Name, ViewContext.HttpContext));
    }

    /// <summary>The whole drawing, for helpers that write markup of their own.</summary>
    internal static TagBuilder Draw(string name, ViewContext view, bool small = true)
    {
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = small ? "icon pc-i" : "icon";
        svg.Attributes["aria-hidden"] = "true";
        svg.InnerHtml.AppendHtml(Use(name, view.HttpContext));
        return svg;
    }

    // The href of <use> is not rewritten to the fingerprinted address by the framework.
    private static string Use(string name, HttpContext http)
    {
        var sprite = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?["lib/icons.svg"] ?? "lib/icons.svg";
        return $"<use href=\"{HtmlEncoder.Default.Encode($"{http.Request.PathBase}/{sprite}#{name}")}\"></use>";
    }
}
