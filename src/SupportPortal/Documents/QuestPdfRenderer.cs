#if QUESTPDF
using System.Security.Cryptography;
using QuestPDF.Drawing;
using QuestPDF.Fluent;
using QuestPDF.Helpers;
using QuestPDF.Infrastructure;

namespace SupportPortal.Documents;

/// <summary>
/// The same drawing through QuestPDF: lines and rectangles as one SVG, each text as a layer above it. Texts cannot be in the SVG:
/// there QuestPDF finds only fonts installed on the machine.
/// </summary>
public sealed class QuestPdfRenderer : IPageRenderer
{
    private const string Regular = "Portal Regular", Bold = "Portal Bold";

    static QuestPdfRenderer()
    {
        QuestPDF.Settings.License = LicenseType.Community; // a company above one million dollars a year needs another
        foreach (var (family, file) in new[] { (Regular, "Inter-Regular"), (Bold, "Inter-Bold") })
        {
            using var font = new MemoryStream(Inter.File(file));
            FontManager.RegisterFontWithCustomName(family, font);
        }
    }

    public byte[] Pdf(Drawing drawing) => Document
        .Create(document =>
        {
            foreach (var sheet in drawing.Sheets) { document.Page(page => Compose(page, sheet)); }
        })
        .WithMetadata(new DocumentMetadata
        {
            Title = drawing.Title,
            Author = drawing.Author,
            Language = Drawing.Language,
            CreationDate = DateTimeOffset.UnixEpoch, // same drawing, same bytes
            ModifiedDate = DateTimeOffset.UnixEpoch,
        })
        .GeneratePdf();

    /// <summary>QuestPDF composes a document whole and writes without waiting, so the file is complete before any of it is sent.</summary>
    public async Task<byte[]> WriteAsync(string title, string author, IAsyncEnumerable<Drawing> drawings, Stream to, CancellationToken stop)
    {
        List<Sheet> sheets = [];
        await foreach (var drawing in drawings.WithCancellation(stop)) { sheets.AddRange(drawing.Sheets); }
        var pdf = Pdf(new Drawing(title, author, sheets));
        await to.WriteAsync(pdf, stop);
        return SHA256.HashData(pdf);
    }

    private static void Compose(PageDescriptor page, Sheet sheet)
    {
        page.Size((float)Drawing.Width, (float)Drawing.Height, Unit.Millimetre);
        page.Margin(0);
        page.Content().Layers(layers =>
        {
            layers.PrimaryLayer().Svg(SvgRenderer.Markup(new Sheet([.. sheet.Marks.Where(mark => mark is not Text)]), label: "")).FitArea();
            foreach (var text in sheet.Marks.OfType<Text>().Where(text => text.Content.Length > 0)) { Compose(layers, text); }
        });
    }

    private static void Compose(LayersDescriptor layers, Text text)
    {
        var font = Inter.Weight(text.Bold);
        var top = text.Y - text.Size * font.Ascent / font.UnitsPerEm * Drawing.MillimetresPerPoint; // a line begins at the ascent
        layers.Layer()
            .TranslateX((float)text.Left, Unit.Millimetre).TranslateY((float)top, Unit.Millimetre)
            .ScaleHorizontal((float)text.Stretch) // it cannot thicken strokes: an outline is left out
            .Unconstrained()
            .Text(text.Content).FontFamily(text.Bold ? Bold : Regular).FontSize((float)text.Size).FontColor(SvgRenderer.Colour(text.Ink)).LineHeight(null)
            .DisableFontFeature(FontFeatures.Kerning).DisableFontFeature(FontFeatures.ContextualAlternates); // the widths measured have neither
    }
}
#endif
