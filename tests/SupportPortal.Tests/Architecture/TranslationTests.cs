using System.Text.RegularExpressions;
using System.Xml.Linq;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Architecture;

/// <summary>Each text of the screens and mails is its own key; this finds the keys that a language lacks, or has for nothing.</summary>
public partial class TranslationTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Every_text_is_translated(string language) => Assert.Empty(Used().Except(Translated(language).Keys, StringComparer.Ordinal));

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void No_translation_is_left_over(string language) => Assert.Empty(Translated(language).Keys.Except(Used(), StringComparer.Ordinal));

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void A_translation_takes_the_same_arguments(string language) =>
        Assert.Empty(Translated(language).Where(t => !Arguments(t.Key).SetEquals(Arguments(t.Value))).Select(t => t.Key));

    /// <summary>The same in English only where it is a name; the two languages of the Iberians share many words, but no letter or word that Spanish has not.</summary>
    [Fact]
    public void A_translation_is_in_its_language()
    {
        string[] names = ["Auto", "CNPJ", "CNPJ {0}", "CPF", "Corpus Christi", "E-mail", "Macro", "Macros", "Municipal", "Normal", "Passkeys", "Status", "Tiradentes", "Total", "Volume"];
        Assert.Equal(names, Translated("en").Where(t => t.Key == t.Value).Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.Empty(Translated("en").Concat(Translated("es")).Where(t => t.Value.Trim().Length == 0 || OnlyPortuguese().IsMatch(t.Value.Replace("São Paulo", "", StringComparison.Ordinal).Replace("convênio", "", StringComparison.Ordinal))).Select(t => $"{t.Key}: {t.Value}"));
    }

    [Fact]
    public void No_page_has_a_text_of_its_own()
    {
        var loose = SourceTree.Files("Pages", "*.cshtml").Select(f => (f.Path, Text: Comment().Replace(f.Text, "")))
            .SelectMany(f => TextNode().Matches(f.Text).Concat(TextAttribute().Matches(f.Text)).Select(m => m.Groups["text"].Value.Trim()).Where(t => t is not "" and not "Pix").Select(t => $"{f.Path}: {t}"));
        Assert.Empty(loose);
    }

    [Fact]
    public void Every_refusal_of_a_bank_is_among_the_texts()
    {
        var rules = SourceTree.Files("Domain", "*.cs").Sum(f => f.Text.Split("new BoletoException(").Length - 1);
        var read = SourceTree.Files("Domain", "*.cs").Sum(f => BankRule().Count(f.Text));
        Assert.Equal(1, rules - read); // BrCode passes a fault's sentence on
    }

    [Fact]
    public void A_text_with_arguments_is_no_interpolated_string() =>
        Assert.Empty(Sources().Where(f => Interpolated().IsMatch(f.Text)).Select(f => f.Path));

    [Fact]
    public void Every_icon_of_a_page_is_in_the_sprite()
    {
        var drawn = IconList().Match(File.ReadAllText(Path.Combine(SourceTree.Web, "assets.mjs"))).Groups["names"].Value
            .Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Empty(SourceTree.Files("Pages", "*.cshtml").SelectMany(f => IconName().Matches(f.Text)).Select(m => m.Groups["name"].Value).Except(drawn, StringComparer.Ordinal));
    }

    private static IEnumerable<(string Path, string Text)> Sources() => SourceTree.Files("", "*.cshtml").Concat(SourceTree.Files("", "*.cs"));

    private static HashSet<string> Used() => Sources()
        .SelectMany(f => Key().Matches(f.Text).Concat(f.Path.StartsWith("Domain", StringComparison.Ordinal) ? Rule().Matches(f.Text).Concat(BankRule().Matches(f.Text)) : []))
        .Select(m => Regex.Unescape(m.Groups["key"].Value)).Concat(Faults()).ToHashSet(StringComparer.Ordinal);

    /// <summary>Faults of typed codes and numbers carry their sentence with them; pages look it up.</summary>
    private static IEnumerable<string> Faults() => Enum.GetValues<BoletoFault>().Select(f => f.Message())
        .Concat(Enum.GetValues<BrCodeFault>().Select(f => f.Message()))
        .Concat(Enum.GetValues<TaxIdFault>().Select(f => f.Message()))
        .Where(sentence => sentence.Length > 0);

    private static Dictionary<string, string> Translated(string language) =>
        XDocument.Load(Path.Combine(SourceTree.Web, "Web", $"Words.{language}.resx")).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> Arguments(string text) => Argument().Matches(text).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("""\b(L|words)\[\s*"(?<key>([^"\\]|\\.)*)"[\],]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("""RuleException(\.ThrowIf\([^;]*?,\s*|\(\s*)"(?<key>([^"\\]|\\.)*)"\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex("""new BoletoException\(\s*[^,;]+,\s*"(?<key>([^"\\]|\\.)*)"[,)]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BankRule();

    [GeneratedRegex(@"\b(L|words)\[\$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"[ãõçêôâà]|\b(não|você|vocês|uma|ao|aos|às|nossa|sua|chamados?)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OnlyPortuguese();

    [GeneratedRegex(@"@\*.*?\*@|@\{.*?\n\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@">(?<text>\s*(\p{Lu}\p{Ll}{2,}|[^<>@{}""=;()]*?\p{L}{3,}[^<>@{}""=;()]*?\s[^<>@{}""=;()]*?)\s*)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextNode();

    [GeneratedRegex(@"\b(title|placeholder|aria-label|alt|label|hint)=""(?<text>[^""@]*\p{L}{3,}[^""@]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextAttribute();

    [GeneratedRegex("""\{\d""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Argument();

    [GeneratedRegex("<icon name=\"(?<name>[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IconName();

    [GeneratedRegex("icons = `(?<names>[^`]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IconList();
}
