using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SupportPortal.Web;

namespace SupportPortal.Tests.Web;

/// <summary>What an editor, or whoever has taken over an editor's account, can write: nothing of it runs, and nothing is fetched from elsewhere.</summary>
public class MarkdownHtmlTests
{
    private const string Own = "/ajuda/arquivos/0198f7c4-1111-7222-8333-444455556666";
    private static readonly string[] Elements = ["P", "H2", "H3", "H4", "UL", "OL", "LI", "A", "STRONG", "EM", "CODE", "PRE", "BLOCKQUOTE", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "HR", "BR", "IMG"];
    private static readonly string[] Attributes = ["href", "id", "class", "rel", "src", "alt", "loading", "title"];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("texto <b onclick=alert(1)>em linha</b>")]
    [InlineData("<iframe src='https://mau.example'></iframe>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<!-- --><script>alert(1)</script>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](&#106;avascript:alert(1))")]
    [InlineData("[a](javascript&colon;alert(1))")]
    [InlineData("[a](java\tscript:alert(1))")]
    [InlineData("[a](<java\tscript:alert(1)>)")]
    [InlineData("[a](<javascript:alert(1)>)")]
    [InlineData("[a](\u0001javascript:alert(1))")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)")]
    [InlineData("[a](vbscript:msgbox(1))")]
    [InlineData("[a](file:///etc/passwd)")]
    [InlineData("[a](//mau.example)")]
    [InlineData("[a](/\\mau.example)")]
    [InlineData("[a](</\t/mau.example>)")]
    [InlineData("[a](\\\\mau.example)")]
    [InlineData("[a](http:\\\\mau.example)")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://mau.example/rastro.png)")]
    [InlineData("![x](//mau.example/rastro.png)")]
    [InlineData("![x](data:image/svg+xml;base64,AAAA)")]
    [InlineData("![x](/conta)")]
    [InlineData("![x](/ajuda/arquivos/../../sair)")]
    [InlineData("![x](/ajuda/arquivos/0198f7c4-1111-7222-8333-444455556666?x=1)")]
    [InlineData("![\"onerror=alert(1) x=\"](/ajuda/arquivos/0198f7c4-1111-7222-8333-444455556666)")]
    [InlineData("[![x](javascript:alert(1))](javascript:alert(2))")]
    [InlineData("## <img src=x onerror=alert(1)>")]
    [InlineData("## \"onmouseover=alert(1) x=\"")]
    [InlineData("| <script> | a |\n|---|---|\n| [x](javascript:alert(1)) | ![x](https://mau.example) |")]
    [InlineData("[a](https://ok.example \"><script>alert(1)</script>\")")]
    [InlineData("```<script>\n</code></pre><script>alert(1)</script>\n```")]
    [InlineData("`<script>alert(1)</script>`")]
    [InlineData("# a {onclick=alert(1)}")]
    public void Nothing_runs_and_nothing_is_fetched(string markdown)
    {
        var body = Parse(markdown);
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.TagName, Elements);
            Assert.All(element.Attributes, a => Assert.Contains(a.Name, Attributes));
            if (element.GetAttribute("href") is { } href) { Assert.Matches("^(#|/[^/\\\\]|https?://[a-z]|mailto:|tel:)", href); }
            if (element.GetAttribute("src") is { } src) { Assert.Equal(Own, src); }
        }
    }

    [Fact]
    public void A_picture_of_an_article_is_shown_and_a_foreign_one_leaves_its_words()
    {
        var picture = Parse($"![Tela de séries]({Own})").QuerySelector("img")!;
        Assert.Equal((Own, "Tela de séries", "lazy"), (picture.GetAttribute("src"), picture.GetAttribute("alt"), picture.GetAttribute("loading")));
        Assert.Equal("Tela de séries", Parse("![Tela de séries](https://mau.example/t.png)").TextContent.Trim());
    }

    [Fact]
    public void A_link_elsewhere_gives_nothing_of_ours_away()
    {
        var body = Parse("[fora](https://www.gov.br/nfe) [dentro](/ajuda) [e-mail](mailto:a@b.example) <https://www.gov.br>");
        var links = body.QuerySelectorAll("a").ToDictionary(a => a.TextContent, a => a.GetAttribute("rel"), StringComparer.Ordinal);
        Assert.Equal("noopener noreferrer nofollow", links["fora"]);
        Assert.Equal("noopener noreferrer nofollow", links["https://www.gov.br"]);
        Assert.Null(links["dentro"]);
    }

    [Fact]
    public void Headings_have_addresses_of_their_own_and_make_the_contents()
    {
        var text = MarkdownHtml.Render("# Conteúdo\n\n## Útil\n\n### Detalhe\n\n## Útil");
        Assert.Equal([("s-conteudo", "Conteúdo"), ("s-util", "Útil"), ("s-util-1", "Útil")], text.Contents);
        Assert.Equal(["s-conteudo", "s-util", "s-detalhe", "s-util-1"], Parse("# Conteúdo\n\n## Útil\n\n### Detalhe\n\n## Útil").QuerySelectorAll("h2, h3").Select(h => h.Id));
    }

    [Fact]
    public void The_words_alone_have_no_signs_of_markdown() =>
        Assert.Equal("Passo a passo Abra a tela. Perfil Quem", MarkdownHtml.Plain("## Passo a passo\n\n- Abra **a** [tela](/x).\n\n| Perfil | Quem |\n|---|---|"));

    private static IElement Parse(string markdown)
    {
        using var writer = new StringWriter();
        MarkdownHtml.Render(markdown).Html.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<main>{writer}</main>").QuerySelector("main")!;
    }
}
