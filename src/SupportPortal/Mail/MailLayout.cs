using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SupportPortal.Mail;

/// <summary>What a mail says, described once; <see cref="MailLayout"/> makes HTML and its plain-text twin of it.</summary>
public sealed record MailContent
{
    public required string Subject { get; init; }
    /// <summary>The line that mail programs show beside the subject.</summary>
    public required string Preheader { get; init; }
    /// <summary>Small line above the heading: which ticket, which invoice.</summary>
    public string? Overline { get; init; }
    public required string Heading { get; init; }
    public IReadOnlyList<string> Paragraphs { get; init; } = [];
    public MailHighlight? Highlight { get; init; }
    /// <summary>Somebody's own words, line breaks kept.</summary>
    public string? Quote { get; init; }
    /// <summary>What happened, in order, where a mail tells of more than one thing.</summary>
    public IReadOnlyList<MailEntry> Entries { get; init; } = [];
    public IReadOnlyList<MailDetail> Details { get; init; } = [];
    /// <summary>What the buttons answer.</summary>
    public string? Question { get; init; }
    public MailButton? Button { get; init; }
    public MailButton? SecondButton { get; init; }
    public MailScale? Scale { get; init; }
    public string? Closing { get; init; }
    /// <summary>"porque você abriu um chamado": why this address gets this mail.</summary>
    public required string Reason { get; init; }
    /// <summary>Told with others, this one gives the mail its subject, heading and button: it says what the thing's state is.</summary>
    public bool Leads { get; init; }
    /// <summary>Asks whether the ticket was solved. The links that answer without signing in are made when it leaves.</summary>
    public bool AsksForAnswer { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static MailContent FromJson(string json) => JsonSerializer.Deserialize<MailContent>(json)!;
}

/// <summary>One of several things a mail tells: when, what, somebody's words, and what goes with it.</summary>
public sealed record MailEntry(string When, string What, string? Quote, IReadOnlyList<MailDetail> Details, Uri? Link = null);

/// <summary>A question answered by one of several numbers, each a link.</summary>
public sealed record MailScale(string Question, IReadOnlyList<MailStep> Steps);

public sealed record MailStep(int Number, string Name, Uri Link);

/// <summary>The one fact to see: a deadline, a code.</summary>
public sealed record MailHighlight(string Label, string Value, string? Note = null);

/// <summary>A line of the table. A value may have several lines; the label may lead to a page.</summary>
public sealed record MailDetail(string Label, string Value, bool IsStrong = false, Uri? Link = null);

public sealed record MailButton(string Text, Uri Link);

/// <summary>What every mail says below its card.</summary>
public sealed record MailFooter(string Brand, string PhoneLead, string Phone, string PhoneTail, string SentBecause);

/// <summary>600 px of layout tables with inline styles: the one place that has them, because mail programs know nothing else.</summary>
public static class MailLayout
{
    private const string Font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
    private const string Table = """<table role="presentation" cellpadding="0" cellspacing="0" border="0" """;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Html(MailContent mail, MailFooter footer, string language) => $"""
        <!doctype html>
        <html lang="{E(language)}" xmlns="http://www.w3.org/1999/xhtml" xmlns:o="urn:schemas-microsoft-com:office:office">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{E(mail.Subject)}</title>
        <!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
        <style>
        {Style}
        </style>
        </head>
        <body class="page" style="margin:0;padding:0;background-color:#f4f6f7;">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">{E(mail.Preheader)}&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div>
        <div role="article" aria-roledescription="e-mail" aria-label="{E(mail.Heading)}" lang="{E(language)}">
        {Table}class="page" width="100%" bgcolor="#f4f6f7" style="background-color:#f4f6f7;"><tr><td align="center" style="padding:32px 12px;">
        <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
        {Table}class="sheet" width="600" style="width:600px;max-width:600px;border-collapse:separate;">
        <tr><td class="margin" style="padding:0 40px 20px;">{Brand(footer.Brand)}</td></tr>
        <tr><td class="card margin" bgcolor="#ffffff" style="padding:36px 40px 32px;background-color:#ffffff;border:1px solid #e4e8ea;border-radius:10px;">
        {Card(mail)}</td></tr>
        <tr><td class="margin soft" style="{Font}padding:20px 40px 0;font-size:13px;line-height:20px;color:#56626a;">
        <p style="margin:0 0 8px;">{E(footer.PhoneLead)} <a class="link" href="tel:{E(DigitsOf(footer.Phone))}" style="color:#0b5468;font-weight:600;">{E(footer.Phone)}</a>{E(footer.PhoneTail)}</p>
        <p style="margin:0;">{E(footer.SentBecause)}</p>
        </td></tr>
        </table>
        <!--[if mso]></td></tr></table><![endif]-->
        </td></tr></table>
        </div>
        </body>
        </html>

        """;

    public static string Text(MailContent mail, MailFooter footer)
    {
        var text = new StringBuilder();
        Block(mail.Overline is { } overline ? $"{overline}\n{mail.Heading}" : mail.Heading);
        foreach (var paragraph in mail.Paragraphs) { Block(paragraph); }
        if (mail.Highlight is { } highlight) { Block($"{highlight.Label}: {highlight.Value}" + (highlight.Note is { } note ? $"\n{note}" : "")); }
        if (mail.Quote is { } quote) { Block(Quoted(quote)); }
        foreach (var entry in mail.Entries)
        {
            Block($"{entry.When} – {entry.What}{(entry.Link is { } page ? $"\n{page.AbsoluteUri}" : "")}");
            if (entry.Quote is { } said) { Block(Quoted(said)); }
            Block(Listed(entry.Details));
        }
        Block(Listed(mail.Details));
        if (mail.Question is { } question) { Block(question); }
        foreach (var button in new[] { mail.Button, mail.SecondButton }.OfType<MailButton>()) { Block($"{button.Text}:\n{button.Link.AbsoluteUri}"); }
        if (mail.Scale is { } scale) { Block($"{scale.Question}\n{string.Join('\n', scale.Steps.Select(s => $"{s.Number} ({s.Name}): {s.Link.AbsoluteUri}"))}"); }
        if (mail.Closing is { } closing) { Block(closing); }
        Block($"-- \n{footer.PhoneLead} {footer.Phone}{footer.PhoneTail}\n{footer.SentBecause}");
        return text.ToString().TrimEnd('\n').ReplaceLineEndings("\r\n") + "\r\n";

        void Block(string block)
        {
            if (block.Length > 0) { text.Append(block).Append("\n\n"); }
        }
    }

    private static string Quoted(string quote) => string.Join('\n', Lines(quote).Select(l => l.Length == 0 ? ">" : $"> {l}"));

    private static string Listed(IReadOnlyList<MailDetail> details) => string.Join('\n', details.Select(d =>
        $"{d.Label}: {string.Join("\n  ", Lines(d.Value))}{(d.Link is { } link ? $"\n  {link.AbsoluteUri}" : "")}"));

    private static string Card(MailContent mail)
    {
        var card = new StringBuilder();
        if (mail.Overline is { } overline) { card.AppendLine(Paragraph("soft", overline, "margin:0 0 4px;font-size:14px;line-height:20px;color:#5b6770;")); }
        Add($"""<h1 class="text" style="{Font}margin:0 0 16px;font-size:24px;line-height:30px;font-weight:600;letter-spacing:-0.3px;color:#131c22;">{E(mail.Heading)}</h1>""");
        foreach (var paragraph in mail.Paragraphs) { card.AppendLine(Paragraph("text", paragraph, "margin:0 0 20px;font-size:16px;line-height:24px;color:#131c22;")); }
        if (mail.Highlight is { } highlight) { card.AppendLine(Highlight(highlight)); }
        if (mail.Quote is { } quote) { card.AppendLine(Quote(quote)); }
        foreach (var entry in mail.Entries) { card.AppendLine(Entry(entry)); }
        if (mail.Details.Count > 0) { card.AppendLine(Details(mail.Details)); }
        if (mail.Question is { } question) { card.AppendLine(Paragraph("text", question, Asked)); }
        if (mail.Button is { } button) { card.AppendLine(Button(button)); }
        if (mail.SecondButton is { } second) { card.AppendLine(SecondButton(second)); }
        if (mail.Scale is { } scale) { card.AppendLine(Scale(scale)); }
        if (mail.Closing is { } closing) { card.AppendLine(Paragraph("soft", closing, "margin:20px 0 0;font-size:14px;line-height:21px;color:#5b6770;")); }
        return card.ToString();

        void Add(string html) => card.AppendLine(html);
    }

    private static string Brand(string name) => $"""
        {Table}><tr>
        <td width="28" height="28" align="center" bgcolor="#0b5468" style="width:28px;height:28px;background-color:#0b5468;border-radius:14px;{Font}font-size:15px;line-height:28px;font-weight:700;color:#ffffff;" aria-hidden="true">{E(name[..1])}</td>
        <td class="text" style="{Font}padding-left:10px;font-size:16px;line-height:28px;font-weight:600;color:#131c22;">{E(name)}</td>
        </tr></table>
        """;

    private static string Highlight(MailHighlight highlight) => $"""
        {Table}width="100%"><tr><td class="highlight" bgcolor="#eaf4f6" style="padding:14px 18px;background-color:#eaf4f6;border-radius:8px;">
        {Paragraph("soft", highlight.Label, "margin:0;font-size:14px;line-height:20px;color:#44525a;")}
        {Paragraph("text", highlight.Value, "margin:0;font-size:18px;line-height:26px;font-weight:600;color:#131c22;")}
        {(highlight.Note is { } note ? Paragraph("soft", note, "margin:0;font-size:14px;line-height:20px;color:#44525a;") : "")}
        </td></tr></table>
        {Gap(20)}
        """;

    private static string Quote(string quote) => $"""
        {Table}width="100%"><tr><td class="quote text" style="{Font}padding:2px 0 2px 16px;border-left:3px solid #0b5468;font-size:16px;line-height:24px;color:#131c22;word-break:break-word;">{Multiline(quote)}</td></tr></table>
        {Gap(20)}
        """;

    private static string Gap(int height) => $"""<div style="height:{height}px;line-height:{height}px;font-size:1px;">&nbsp;</div>""";

    private static string Details(IReadOnlyList<MailDetail> details)
    {
        var rows = new StringBuilder($"""{Table}width="100%" style="margin:0 0 24px;">""").AppendLine();
        foreach (var (detail, index) in details.Select((d, i) => (d, i)))
        {
            var line = index == details.Count - 1 ? "" : "border-bottom:1px solid #e4e8ea;";
            var value = detail.IsStrong ? $"""<strong style="font-weight:600;">{Multiline(detail.Value)}</strong>""" : Multiline(detail.Value);
            var label = detail.Link is { } link ? $"""<a class="link" href="{E(link.AbsoluteUri)}" style="color:#0b5468;">{E(detail.Label)}</a>""" : E(detail.Label);
            rows.AppendLine(CultureInfo.InvariantCulture, $"""
                <tr>
                <td valign="top" width="132" class="label" style="{Font}padding:9px 12px 9px 0;font-size:14px;line-height:20px;color:#5b6770;{line}">{label}</td>
                <td valign="top" class="text" style="{Font}padding:9px 0;font-size:14px;line-height:20px;color:#131c22;word-break:break-word;{line}">{value}</td>
                </tr>
                """);
        }
        return rows.Append("</table>").ToString();
    }

    private static string Button(MailButton button) => $"""
        {Table}class="button"><tr><td align="center" bgcolor="#0b5468" style="background-color:#0b5468;border-radius:8px;">
        <a href="{E(button.Link.AbsoluteUri)}" style="{Font}display:inline-block;padding:13px 24px;font-size:16px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none;">{E(button.Text)}</a>
        </td></tr></table>
        """;

    private const string Asked = "margin:0 0 8px;font-size:16px;line-height:24px;font-weight:600;color:#131c22;";

    // Outlined: the first button is the one to press.
    private static string SecondButton(MailButton button) => $"""
        {Gap(12)}
        {Table}class="button" style="border-collapse:separate;"><tr><td class="second" align="center" style="border:1px solid #0b5468;border-radius:8px;">
        <a class="link" href="{E(button.Link.AbsoluteUri)}" style="{Font}display:inline-block;padding:12px 23px;font-size:16px;line-height:20px;font-weight:600;color:#0b5468;text-decoration:none;">{E(button.Text)}</a>
        </td></tr></table>
        """;

    private static string Scale(MailScale scale) => $"""
        {Gap(24)}
        {Paragraph("text", scale.Question, Asked)}
        {Table}width="100%" style="table-layout:fixed;"><tr>
        {string.Join('\n', scale.Steps.Select(Step))}
        </tr></table>
        """;

    private static string Step(MailStep step) => $"""
        <td align="center" valign="top" width="20%" style="padding:0 3px;"><a class="text step" href="{E(step.Link.AbsoluteUri)}" aria-label="{E($"{step.Number}, {step.Name}")}" style="{Font}display:block;padding:9px 2px;border:1px solid #8a979e;border-radius:8px;font-size:18px;line-height:24px;font-weight:600;color:#131c22;text-decoration:none;">{step.Number}<span class="soft" style="display:block;font-size:12px;line-height:16px;font-weight:400;color:#5b6770;">{E(step.Name)}</span></a></td>
        """;

    private static string Entry(MailEntry entry) => $"""
        <p class="text" style="{Font}margin:0 0 8px;font-size:16px;line-height:24px;color:#131c22;"><span class="soft" style="color:#5b6770;">{E(entry.When)}</span> &nbsp;<strong style="font-weight:600;">{(entry.Link is { } link ? $"""<a class="link" href="{E(link.AbsoluteUri)}" style="color:#0b5468;">{E(entry.What)}</a>""" : E(entry.What))}</strong></p>
        {(entry.Quote is { } quote ? Quote(quote) : "")}
        {string.Concat(entry.Details.Select(d => Paragraph("soft", $"{d.Label}: {string.Join(", ", Lines(d.Value))}", "margin:0 0 12px;font-size:14px;line-height:20px;color:#5b6770;")))}
        """;

    private static string Paragraph(string css, string text, string style) => $"""<p class="{css}" style="{Font}{style}">{E(text)}</p>""";

    private static string Multiline(string text) => string.Join("<br>", Lines(text).Select(E));

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Trim('\n').Split('\n');

    private static string DigitsOf(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));

    private static string E(string text) => Encoder.Encode(text);

    private const string Style = """
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
        table { border-collapse: collapse; }
        a { color: #0b5468; }
        @media (max-width: 620px) {
          .sheet { width: 100% !important; }
          .margin { padding-left: 20px !important; padding-right: 20px !important; }
          .button a { display: block !important; }
          .button, .button table { width: 100% !important; }
          .label { width: 96px !important; }
          .step .soft { min-height: 32px; }
        }
        @media (prefers-color-scheme: dark) {
          .page { background-color: #0d1215 !important; }
          .card { background-color: #151b1f !important; border-color: #2a3338 !important; }
          .text, .text strong { color: #eceff0 !important; border-color: #2a3338 !important; }
          .label, .soft { color: #aab4ba !important; border-color: #2a3338 !important; }
          .highlight { background-color: #10282f !important; }
          .quote { border-color: #7cc9dc !important; }
          .link { color: #7cc9dc !important; }
          .second { border-color: #7cc9dc !important; }
          .step { border-color: #7d8a91 !important; }
        }
        """;
}
