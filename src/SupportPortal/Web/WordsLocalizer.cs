using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;

namespace SupportPortal.Web;

/// <summary>
/// Reads Words.en.resx and Words.es.resx as they are; Portuguese is the key itself. The framework's own reader wants them compiled, and the compiler
/// takes "Chamado {0}" and "chamado {0}" for one name.
/// </summary>
public sealed class WordsLocalizer : IStringLocalizer<Words>
{
    private static readonly FrozenDictionary<string, string> None = FrozenDictionary<string, string>.Empty;
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages =
        new[] { "en", "es" }.ToFrozenDictionary(language => language, Read, StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Current => Languages.GetValueOrDefault(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, None);

    public LocalizedString this[string name] => Current.TryGetValue(name, out var text) ? new(name, text) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentCulture, this[name].Value, arguments), resourceNotFound: !Current.ContainsKey(name));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Current.Select(t => new LocalizedString(t.Key, t.Value));

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var file = typeof(Words).Assembly.GetManifestResourceStream($"Words.{language}.resx")!;
        return XDocument.Load(file).Root!.Elements("data").ToFrozenDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);
    }
}
