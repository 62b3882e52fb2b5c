using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace SupportPortal.Web;

/// <summary>One radio button of a choice: what it is, a line about it, and what stands at its right end.</summary>
public sealed record Choice(string Value, string Text, string? Detail = null, string? End = null);

/// <summary>
/// <c>&lt;field for="Input.Message" rows="6" /&gt;</c>: label, hint, control and error in one line. Label, required mark and maxlength come from the page's
/// validator. The control follows from the type (bool: checkbox, files: file, DateOnly: date, …Password, …Email), <c>rows</c> (textarea),
/// <c>items</c> (select) or <c>choices</c> (radio). <c>class</c> goes to the frame, other attributes to the control; content goes below the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(IHtmlGenerator generator, IStringLocalizer<Words> words) : TagHelper
{
    public required ModelExpression For { get; set; }
    public string? Label { get; set; }
    public string? Hint { get; set; }
    public string? Type { get; set; }
    public int? Rows { get; set; }
    public IEnumerable<SelectListItem>? Items { get; set; }
    public IEnumerable<Choice>? Choices { get; set; }
    public string? ControlClass { get; set; }
    public bool LabelHidden { get; set; }
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    private ModelExplorer Model => For.ModelExplorer;
    private string FullName => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    private string Id => TagBuilder.CreateSanitizedId(FullName, "_");
    private Type ValueType => Nullable.GetUnderlyingType(Model.ModelType) ?? Model.ModelType;
    private bool IsFile => ValueType == typeof(IFormFile) || ValueType.IsAssignableTo(typeof(IEnumerable<IFormFile>));

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var rules = FieldRules.Of(Model, ViewContext.HttpContext.RequestServices);
        var error = Error();
        var attributes = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in output.Attributes.Where(a => a.Name != "class"))
        {
            attributes[attribute.Name] = attribute.Value ?? "";
        }
        if (rules.IsRequired && ValueType != typeof(bool)) { attributes["required"] = "required"; }
        if (rules.MaxLength is { } length && ValueType == typeof(string) && Items is null) { attributes["maxlength"] = length; }
        var described = new[] { attributes.GetValueOrDefault("aria-describedby")?.ToString(), Hint is null ? null : $"{Id}-dica", error is null ? null : $"{Id}-erro" }
            .Where(id => id is not null).ToList();
        if (described.Count > 0) { attributes["aria-describedby"] = string.Join(' ', described); }
        if (error is not null) { attributes["aria-invalid"] = "true"; }

        var frame = output.Attributes["class"]?.Value;
        var content = (await output.GetChildContentAsync()).GetContent();
        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;
        if (frame is not null) { output.Attributes.SetAttribute("class", frame); }
        var label = Label ?? rules.Label ?? Model.Metadata.GetDisplayName();

        if (Choices is not null) { WriteChoices(output, label, rules.IsRequired, described, error); }
        else if (ValueType == typeof(bool)) { WriteCheckbox(output, label, attributes); }
        else
        {
            output.TagName = "div";
            output.Content.AppendHtml(LabelFor(label, rules.IsRequired)).AppendHtml(HintLine()).AppendHtml(Control(attributes, error is not null));
        }
        if (content.Length > 0) { output.Content.AppendHtml(content); }
        if (error is not null) { output.Content.AppendHtml(ErrorLine(error)); }
    }

    private IHtmlContent Control(Dictionary<string, object?> attributes, bool invalid)
    {
        attributes["class"] = $"{(Items is null ? "form-control" : "form-select")}{(invalid ? " is-invalid" : "")}{(ControlClass is null ? "" : $" {ControlClass}")}";
        if (Items is not null)
        {
            return generator.GenerateSelect(ViewContext, Model, optionLabel: null, For.Name, Items, allowMultiple: false, attributes);
        }
        if (Rows is { } rows)
        {
            return generator.GenerateTextArea(ViewContext, Model, For.Name, rows, columns: 0, WithoutColumns(attributes));
        }
        if (IsFile)
        {
            return FileInput(attributes);
        }

        var type = Type ?? DefaultType();
        attributes["type"] = type;
        if (type == "password")
        {
            return WithShowButton(generator.GeneratePassword(ViewContext, Model, For.Name, value: null, attributes));
        }
        if (ValueType == typeof(decimal)) { attributes.TryAdd("inputmode", "decimal"); }
        if (ValueType == typeof(int) || ValueType == typeof(long)) { attributes.TryAdd("inputmode", "numeric"); }
        return generator.GenerateTextBox(ViewContext, Model, For.Name, Value(type), format: null, attributes);
    }

    private string DefaultType() => (ValueType, For.Name) switch
    {
        ({ } t, _) when t == typeof(DateOnly) => "date",
        ({ } t, _) when t == typeof(TimeOnly) => "time",
        (_, var name) when name.EndsWith("Password", StringComparison.Ordinal) => "password",
        (_, var name) when name.EndsWith("Email", StringComparison.Ordinal) => "email",
        (_, var name) when name.EndsWith("Phone", StringComparison.Ordinal) => "tel",
        _ => "text",
    };

    // Browsers read dates in ISO whatever the language; money is typed as it is read.
    private string? Value(string type) => Model.Model switch
    {
        DateOnly day when type == "date" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time when type == "time" => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.00", CultureInfo.CurrentCulture),
        var other => Convert.ToString(other, CultureInfo.CurrentCulture),
    };

    private TagBuilder FileInput(Dictionary<string, object?> attributes)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "file";
        input.Attributes["id"] = Id;
        input.Attributes["name"] = FullName;
        if (ValueType != typeof(IFormFile)) { input.Attributes["multiple"] = "multiple"; }
        foreach (var (name, value) in attributes) { input.Attributes[name] = value?.ToString(); }
        return input;
    }

    private TagBuilder WithShowButton(IHtmlContent input)
    {
        var button = new TagBuilder("button");
        button.AddCssClass("btn btn-ghost btn-icon so-js");
        button.Attributes["type"] = "button";
        button.Attributes["aria-label"] = words["Mostrar senha"];
        button.Attributes["aria-pressed"] = "false";
        button.InnerHtml.AppendHtml(IconTagHelper.Draw("eye", ViewContext, small: false));
        var frame = new TagBuilder("div");
        frame.AddCssClass("pc-com-botao");
        frame.InnerHtml.AppendHtml(input).AppendHtml(button);
        return frame;
    }

    private void WriteCheckbox(TagHelperOutput output, string label, Dictionary<string, object?> attributes)
    {
        attributes["class"] = "form-check-input";
        output.TagName = "div";
        var text = new TagBuilder("span");
        text.AddCssClass("form-check-label");
        text.InnerHtml.Append(label);
        var frame = new TagBuilder("label");
        frame.AddCssClass("form-check");
        frame.InnerHtml.AppendHtml(generator.GenerateCheckBox(ViewContext, Model, For.Name, isChecked: null, attributes)).AppendHtml(text);
        output.Content.AppendHtml(frame).AppendHtml(generator.GenerateHiddenForCheckbox(ViewContext, Model, For.Name)).AppendHtml(HintLine());
    }

    private void WriteChoices(TagHelperOutput output, string label, bool required, List<string?> described, string? error)
    {
        output.TagName = "fieldset";
        var frame = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", frame is null ? "pc-grupo" : $"pc-grupo {frame}");
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("tabindex", "-1");
        if (described.Count > 0) { output.Attributes.SetAttribute("aria-describedby", string.Join(' ', described)); }
        var legend = new TagBuilder("legend");
        legend.AddCssClass(LabelHidden ? "visually-hidden" : "form-label");
        legend.InnerHtml.Append(label);
        if (required) { legend.InnerHtml.AppendHtml(RequiredMark); }
        var list = new TagBuilder("div");
        list.AddCssClass("pc-opcoes");
        foreach (var choice in Choices!)
        {
            var id = TagBuilder.CreateSanitizedId($"{Id}_{choice.Value}", "_"); // as a whole: a value's own first digit would become a letter
            var attributes = new Dictionary<string, object?>(StringComparer.Ordinal) { ["class"] = "form-check-input", ["id"] = id };
            if (required) { attributes["required"] = "required"; }
            if (error is not null) { attributes["aria-invalid"] = "true"; }
            var option = new TagBuilder("label");
            option.AddCssClass("pc-opcao");
            option.Attributes["for"] = id;
            option.InnerHtml.AppendHtml(generator.GenerateRadioButton(ViewContext, Model, For.Name, choice.Value, isChecked: null, attributes));
            var text = Span("pc-opcao-t", null);
            var name = new TagBuilder("strong");
            name.InnerHtml.Append(choice.Text);
            text.InnerHtml.AppendHtml(name);
            if (choice.Detail is not null) { text.InnerHtml.AppendHtml(Span(null, choice.Detail)); }
            option.InnerHtml.AppendHtml(text);
            if (choice.End is not null) { option.InnerHtml.AppendHtml(Span("pc-opcao-fim", choice.End)); }
            list.InnerHtml.AppendHtml(option);
        }
        output.Content.AppendHtml(legend).AppendHtml(HintLine()).AppendHtml(list);
    }

    private TagBuilder LabelFor(string text, bool required)
    {
        var label = new TagBuilder("label");
        label.AddCssClass(LabelHidden ? "visually-hidden" : "form-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(text);
        if (required) { label.InnerHtml.AppendHtml(RequiredMark); }
        return label;
    }

    // The control itself says "required" to screen readers.
    private static readonly IHtmlContent RequiredMark = new HtmlString("<span class=\"pc-perigo\" aria-hidden=\"true\"> *</span>");

    private IHtmlContent HintLine()
    {
        if (Hint is null) { return HtmlString.Empty; }
        var hint = new TagBuilder("p");
        hint.AddCssClass("form-hint");
        hint.Attributes["id"] = $"{Id}-dica";
        hint.InnerHtml.Append(Hint);
        return hint;
    }

    private TagBuilder ErrorLine(string error)
    {
        var line = new TagBuilder("p");
        line.AddCssClass("pc-erro");
        line.Attributes["id"] = $"{Id}-erro";
        var text = new TagBuilder("span");
        text.InnerHtml.AppendHtml(Span("visually-hidden", words["Erro: "])).Append(error);
        line.InnerHtml.AppendHtml(IconTagHelper.Draw("alert-circle", ViewContext)).AppendHtml(text);
        return line;
    }

    private static TagBuilder Span(string? cssClass, string? text)
    {
        var span = new TagBuilder("span");
        if (cssClass is not null) { span.AddCssClass(cssClass); }
        if (text is not null) { span.InnerHtml.Append(text); }
        return span;
    }

    // A list's error may stand at one of its items.
    private string? Error() => ViewContext.ViewData.ModelState
        .Where(e => e.Key == FullName || e.Key.StartsWith(FullName + "[", StringComparison.Ordinal))
        .SelectMany(e => e.Value!.Errors).FirstOrDefault()?.ErrorMessage;

    private static Dictionary<string, object?> WithoutColumns(Dictionary<string, object?> attributes)
    {
        attributes.Remove("cols");
        return attributes;
    }
}
