using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace SupportPortal.Web;

/// <summary>
/// All text of forms, query and route before anything binds it: line ends are one character, text is trimmed and in NFC, invisible marks (direction,
/// zero width) are taken out, as programs put them into what people paste. Control characters and broken Unicode are refused with the field's name.
/// Passwords are left exactly as typed.
/// </summary>
public sealed class TextFilter : IAsyncResourceFilter
{
    /// <summary>No field takes more; each field's own limit is its validator's.</summary>
    public const int MaxLength = 100_000;

    private const string RefusedFields = "TextFilter.Refused";

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var request = context.HttpContext.Request;
        var refused = new List<string>();

        foreach (var (name, value) in context.RouteData.Values.ToList())
        {
            if (value is string text && !TryClean(text, out _)) { refused.Add(name); }
        }
        if (request.Query.Count > 0 && Clean(request.Query, refused) is { } query) { request.Query = new QueryCollection(query); }
        if (refused.Count > 0)
        {
            context.Result = new BadRequestResult();
            return;
        }

        if (request.HasFormContentType && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
            if (Clean(form, refused) is { } cleaned) { request.Form = new FormCollection(cleaned, form.Files); }
            if (refused.Count > 0) { context.HttpContext.Items[RefusedFields] = refused; }
        }
        await next();
    }

    internal static bool Refused(HttpContext http) => http.Items.ContainsKey(RefusedFields);

    /// <summary>Refused fields become errors of the form, which is shown again with its cleaned text.</summary>
    internal static void Report(HttpContext http, ModelStateDictionary state)
    {
        if (http.Items[RefusedFields] is not List<string> refused) { return; }
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
        foreach (var field in refused) { state.AddModelError(field, words["Apague os caracteres de controle deste campo."]); }
    }

    /// <summary>Null when nothing has to change.</summary>
    private static Dictionary<string, StringValues>? Clean(IEnumerable<KeyValuePair<string, StringValues>> fields, List<string> refused)
    {
        Dictionary<string, StringValues> cleaned = new(StringComparer.OrdinalIgnoreCase);
        var changed = false;
        foreach (var (name, values) in fields)
        {
            if (IsPassword(name))
            {
                cleaned[name] = values;
                continue;
            }
            var fits = TryClean(name, out var cleanName) && cleanName == name;
            var texts = new string?[values.Count];
            for (var i = 0; i < texts.Length; i++)
            {
                fits &= TryClean(values[i] ?? "", out var text);
                changed |= text != values[i];
                texts[i] = text;
            }
            if (!fits) { refused.Add(name); }
            cleaned[name] = texts;
        }
        return changed ? cleaned : null;
    }

    private static bool IsPassword(string name) => name.EndsWith("Password", StringComparison.OrdinalIgnoreCase);

    /// <summary>False when the text holds what no keyboard types; <paramref name="clean"/> is without it.</summary>
    public static bool TryClean(string text, out string clean)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fits = text.Length <= MaxLength;
        var kept = new StringBuilder(Math.Min(text.Length, MaxLength));
        Rune previous = default;
        for (var i = 0; i < text.Length && kept.Length < MaxLength;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                fits = false;
                i++;
                continue;
            }
            i += rune.Utf16SequenceLength;
            if (rune.Value == '\r')
            {
                if (i >= text.Length || text[i] != '\n') { kept.Append('\n'); }
                continue;
            }
            if (rune.Value is not ('\n' or '\t') && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control)
            {
                fits = false;
                continue;
            }
            if (IsInvisible(rune, previous)) { continue; }
            kept.Append(rune);
            previous = rune;
        }
        clean = kept.ToString().Trim().Normalize(NormalizationForm.FormC);
        return fits;
    }

    // U+200D joins the parts of one emoji: between those it stays.
    private static bool IsInvisible(Rune rune, Rune previous) => rune.Value switch
    {
        0x200D => Rune.GetUnicodeCategory(previous) is not (UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol) && previous.Value != 0xFE0F,
        0x061C or 0x180E or 0x200B or 0x200C or 0x200E or 0x200F or 0x2060 or 0xFEFF => true,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => true,
        >= 0xE0000 and <= 0xE0FFF => true, // tags: invisible copies of ASCII
        _ => false,
    };
}
