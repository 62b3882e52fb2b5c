using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain;

namespace SupportPortal.Web;

/// <summary>
/// <c>&lt;when at="ticket.UpdatedAt" /&gt;</c>: Hoje, 15:08 · Ontem, 15:08 · 14/09/2026 15:08. <c>on</c> takes a day, <c>ago</c> writes "há 4 dias",
/// <c>full</c> always the date. Nothing is written for null.
/// </summary>
[HtmlTargetElement("when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTagHelper(IStringLocalizer<Words> words, TimeProvider clock) : TagHelper
{
    public DateTimeOffset? At { get; set; }
    public DateOnly? On { get; set; }
    public bool Ago { get; set; }
    public bool Full { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (At is null && On is null)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        var now = clock.GetUtcNow();
        if (At is { } at)
        {
            output.Attributes.SetAttribute("datetime", PortalTime.ToLocal(at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
            if (Ago) { output.Attributes.SetAttribute("title", Show.DateTime(at)); }
            output.Content.SetContent(Full ? Show.DateTime(at) : Ago ? words.Ago(at, now) : words.Moment(at, now));
        }
        else if (On is { } on)
        {
            output.Attributes.SetAttribute("datetime", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            output.Content.SetContent(Show.Date(on));
        }
    }
}
