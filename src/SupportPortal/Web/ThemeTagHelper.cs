using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SupportPortal.Web;

/// <summary><c>&lt;html theme="@Me.Theme"&gt;</c>: light or dark as chosen; without a choice there is no attribute, and the system decides.</summary>
[HtmlTargetElement("html", Attributes = "theme")]
public sealed class ThemeTagHelper : TagHelper
{
    public string Theme { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Theme is "light" or "dark") { output.Attributes.SetAttribute("data-bs-theme", Theme); }
    }
}
