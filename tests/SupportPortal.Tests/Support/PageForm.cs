using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SupportPortal.Tests.Support;

/// <summary>A form as the page shows it, filled in the way a person can: only fields it has, only options it offers.</summary>
internal sealed class PageForm
{
    public const string TokenField = "__RequestVerificationToken";
    private readonly IHtmlFormElement _form;
    private readonly IHtmlElement? _button;

    public PageForm(IHtmlDocument page, string[] fields, string? button)
    {
        var found = page.Forms.Where(form => fields.All(f => Named(form, f).Any()) && (button is null || Buttons(form).Any(b => TextOf(b) == button))).ToList();
        if (fields.Length == 0 && button is null) { found = [.. found.Where(form => form.Closest("main") is not null)]; }
        Assert.True(found.Count == 1, $"{found.Count} forms of the page have {string.Join(", ", fields)} {button}. Its forms have:\n{Describe(page)}");
        _form = found[0];
        _button = Buttons(_form).FirstOrDefault(b => button is null ? !b.HasAttribute("formnovalidate") : TextOf(b) == button);
    }

    public void Fill(string name, string value)
    {
        foreach (var field in Named(_form, name).ToList())
        {
            switch (field)
            {
                case IHtmlSelectElement select:
                    Assert.True(select.Options.Any(o => o.Value == value && !o.IsDisabled), $"{name} offers {string.Join(", ", select.Options.Select(o => o.Value))}, not {value}.");
                    select.Value = value;
                    break;
                case IHtmlTextAreaElement text:
                    text.Value = value;
                    break;
                case IHtmlInputElement { Type: "checkbox" } box:
                    box.IsChecked = value == box.Value;
                    break;
                case IHtmlInputElement { Type: "radio" }:
                    var radios = Named(_form, name).OfType<IHtmlInputElement>().ToList();
                    Assert.Contains(radios, r => r.Value == value);
                    foreach (var radio in radios) { radio.IsChecked = radio.Value == value; }
                    return;
                case IHtmlInputElement { Type: "hidden" } when Named(_form, name).Any(f => f is IHtmlInputElement { Type: "checkbox" }):
                    break; // the framework's "false" of a box that is not ticked
                case IHtmlInputElement input:
                    input.Value = value;
                    break;
            }
        }
    }

    public HttpRequestMessage Request(Uri page, Upload[] files)
    {
        var action = _button?.GetAttribute("formaction") ?? _form.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? page : new Uri(action, UriKind.Relative);
        var values = Values().ToList();
        if (!_form.Method.Equals("post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"));
            return new HttpRequestMessage(HttpMethod.Get, new Uri($"{target.OriginalString.Split('?')[0]}?{query}", UriKind.Relative));
        }
        return new HttpRequestMessage(HttpMethod.Post, target) { Content = Content(values, files) };
    }

    private HttpContent Content(List<KeyValuePair<string, string>> values, Upload[] files)
    {
        if (!_form.Enctype!.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            Assert.True(files.Length == 0, "The form has no enctype=\"multipart/form-data\": a browser would send the names of files only.");
            return new FormUrlEncodedContent(values);
        }
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values) { content.Add(new StringContent(value), name); }
        foreach (var file in files) { content.Add(file.ToContent(), file.Field, file.Name); }
        return content;
    }

    private IEnumerable<KeyValuePair<string, string>> Values()
    {
        foreach (var field in _form.Elements.Where(e => !e.HasAttribute("disabled") && e.GetAttribute("name") is { Length: > 0 }))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked) { yield return new(name, box.Value); }
                    break;
                case IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" }:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement text:
                    yield return new(name, text.Value.ReplaceLineEndings("\r\n"));
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => o.IsSelected && !o.IsDisabled)) { yield return new(name, option.Value); }
                    break;
            }
        }
        if (_button?.GetAttribute("name") is { Length: > 0 } pressed) { yield return new(pressed, _button.GetAttribute("value") ?? ""); }
    }

    private static IEnumerable<IHtmlElement> Named(IHtmlFormElement form, string name) =>
        form.Elements.Where(e => e.GetAttribute("name") == name && e is not IHtmlButtonElement);

    private static IEnumerable<IHtmlElement> Buttons(IHtmlFormElement form) => form.Elements.Where(e =>
        e is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" or "image" } && !e.HasAttribute("disabled"));

    private static string TextOf(IHtmlElement button) => (button as IHtmlInputElement)?.Value ?? button.Text().Trim();

    private static string Describe(IHtmlDocument page) => string.Join('\n', page.Forms.Select(form =>
        string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")).Concat(Buttons(form).Select(b => $"[{TextOf(b)}]")).Where(n => n is not null).Distinct(StringComparer.Ordinal))));
}
