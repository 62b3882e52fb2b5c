using AngleSharp;
using AngleSharp.Dom;
using SupportPortal.Mail;

namespace SupportPortal.Tests.Mail;

public class MailLayoutTests
{
    private const string Evil = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>";
    private static readonly MailFooter Footer = new("Portal do Cliente", "Sistema parado? Ligue", "0800 123 4567", ", 24 horas.", "Enviado por Exemplo para ana@example.com porque sim.");

    [Fact]
    public async Task Everything_said_stands_in_both_texts()
    {
        var mail = Full("x");
        var html = await Parse(MailLayout.Html(mail, Footer, "pt-BR"));
        var text = MailLayout.Text(mail, Footer);

        foreach (var said in new[] { mail.Overline!, mail.Heading, mail.Paragraphs[0], mail.Highlight!.Label, mail.Highlight.Value, mail.Highlight.Note!, "Assunto", "NF-e", mail.Button!.Text, mail.Closing!, Footer.Phone, Footer.SentBecause })
        {
            Assert.Contains(said, html.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
        Assert.Contains("https://portal.example/chamados/2026-000123", text, StringComparison.Ordinal);
        Assert.Equal("https://portal.example/chamados/2026-000123", html.QuerySelector("a.link")!.ParentElement!.Closest("table")!.QuerySelector(".button a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Nothing_that_somebody_typed_becomes_markup()
    {
        var html = await Parse(MailLayout.Html(Full(Evil), Footer, "pt-BR"));

        Assert.Empty(html.QuerySelectorAll("script, img, iframe, [onerror]"));
        Assert.Contains(Evil, html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Evil, html.QuerySelector(".quote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Evil, html.QuerySelector("title")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_asks_for_nothing_from_outside()
    {
        var html = MailLayout.Html(Full("x"), Footer, "pt-BR");

        Assert.Empty((await Parse(html)).QuerySelectorAll("img, link, script, [src], [background]"));
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_one_heading_one_button_its_language_and_a_preheader()
    {
        var html = await Parse(MailLayout.Html(Full("x"), Footer, "es"));

        Assert.Single(html.QuerySelectorAll("h1"));
        Assert.Single(html.QuerySelectorAll(".button a"));
        Assert.Equal("es", html.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith("Antes de abrir", html.Body!.Children[0].TextContent, StringComparison.Ordinal);
        Assert.All(html.QuerySelectorAll("table"), t => Assert.Equal("presentation", t.GetAttribute("role")));
    }

    [Fact]
    public async Task Somebodys_words_keep_their_lines_and_are_marked_as_theirs()
    {
        var mail = Full("Primeira linha\n\nTerceira linha");

        Assert.Contains("> Primeira linha\r\n>\r\n> Terceira linha", MailLayout.Text(mail, Footer), StringComparison.Ordinal);
        Assert.Equal(2, (await Parse(MailLayout.Html(mail, Footer, "pt-BR"))).QuerySelectorAll(".quote br").Length);
    }

    [Fact]
    public void A_short_mail_has_no_empty_blocks()
    {
        var mail = new MailContent { Subject = "s", Preheader = "p", Heading = "Título", Reason = "r" };

        Assert.Equal("Título\r\n\r\n-- \r\nSistema parado? Ligue 0800 123 4567, 24 horas.\r\nEnviado por Exemplo para ana@example.com porque sim.\r\n", MailLayout.Text(mail, Footer));
    }

    private static MailContent Full(string typed) => new()
    {
        Subject = typed,
        Preheader = "Antes de abrir",
        Overline = "Chamado 2026-000123",
        Heading = typed,
        Paragraphs = ["Olá, Fernanda."],
        Highlight = new("Prazo de solução", "Até hoje", "4 h corridas"),
        Quote = typed,
        Details = [new("Assunto", typed == "x" ? "NF-e" : typed, IsStrong: true), new("Anexos", "a.png\nb.xml")],
        Button = new("Acompanhar chamado", new Uri("https://portal.example/chamados/2026-000123")),
        Closing = "Responda na página.",
        Reason = "porque sim",
    };

    private static Task<IDocument> Parse(string html) => BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html));
}
