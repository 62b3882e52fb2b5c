using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace SupportPortal.Web;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>: what has to be corrected, in the order of the fields, each a link to its field. The layout writes one above the page's
/// content; a form that wants it elsewhere (inside a column) writes its own, and the layout leaves it out.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private const string Written = "ErrorSummaryWritten";

    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var entries = Entries();
        if (entries.Count == 0 || !ViewContext.HttpContext.Items.TryAdd(Written, true))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pc-resumo-erros");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "t-erros");
        var fields = entries.Count(e => e.Key != "");
        var heading = new TagBuilder("h2");
        heading.Attributes["id"] = "t-erros";
        heading.InnerHtml.AppendHtml(IconTagHelper.Draw("alert-circle", ViewContext, small: false));
        heading.InnerHtml.Append(fields switch { 0 => words["Não foi possível concluir"], 1 => words["Corrija 1 item"], _ => words["Corrija {0} itens", fields] });
        output.Content.AppendHtml(heading);
        foreach (var (_, message) in entries.Where(e => e.Key == ""))
        {
            var reason = new TagBuilder("p");
            reason.InnerHtml.Append(message);
            output.Content.AppendHtml(reason);
        }
        if (fields == 0) { return; }

        var list = new TagBuilder("ul");
        foreach (var (key, message) in entries.Where(e => e.Key != ""))
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(key, "_");
            link.InnerHtml.Append(message);
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(link);
            list.InnerHtml.AppendHtml(item);
        }
        output.Content.AppendHtml(list);
    }

    // Model state is sorted by name; people read in the order of the form, which is that of the properties.
    private List<(string Key, string Message)> Entries()
    {
        var page = ViewContext.ViewData.ModelMetadata;
        return [.. ViewContext.ViewData.ModelState
            .Where(e => e.Value is { ValidationState: ModelValidationState.Invalid })
            .SelectMany(e => e.Value!.Errors.Take(1).Select(error => (Key: WithoutIndex(e.Key), Message: error.ErrorMessage)))
            .DistinctBy(e => (e.Key, e.Message))
            .OrderBy(e => Position(page, e.Key))];
    }

    private static string WithoutIndex(string key) => key.Split('[')[0];

    private static int Position(ModelMetadata page, string key)
    {
        var position = 0;
        var metadata = page;
        foreach (var part in key.Split('.'))
        {
            var index = metadata.Properties.Select((p, i) => (p, i)).FirstOrDefault(x => x.p.PropertyName == part);
            if (index.p is null) { return position; }
            position = position * 100 + index.i;
            metadata = index.p;
        }
        return position;
    }
}
