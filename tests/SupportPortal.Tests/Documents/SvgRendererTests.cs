using System.Xml.Linq;
using SupportPortal.Documents;

namespace SupportPortal.Tests.Documents;

public class SvgRendererTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_preview_has_every_text_and_every_code_of_the_paper()
    {
        var drawing = BoletoPage.Draw(TestSheets.OverdueBoleto());
        var preview = XDocument.Parse(SvgRenderer.Sheets(drawing).Single().Value!).Root!;

        Assert.Equal(drawing.Sheets[0].Marks.OfType<Text>().Select(text => text.Content).Where(content => content.Length > 0), preview.Elements(Svg + "text").Select(text => text.Value));
        Assert.Equal(
            drawing.Sheets[0].Marks.OfType<Rectangles>().Select(code => code.Boxes.Count),
            preview.Elements(Svg + "path").Where(path => path.Attribute("stroke") is null).Select(path => path.Attribute("d")!.Value.Split('z').Length - 1));
        Assert.Equal("0 0 210 297", preview.Attribute("viewBox")?.Value);
    }

    [Fact]
    public void It_is_a_picture_with_a_name_and_no_inline_style()
    {
        var drawing = BoletoPage.Draw(TestSheets.Boleto());
        var preview = XDocument.Parse(SvgRenderer.Sheets(drawing).Single().Value!).Root!;

        Assert.Equal(("img", drawing.Title), (preview.Attribute("role")?.Value, preview.Attribute("aria-label")?.Value));
        Assert.DoesNotContain(preview.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "style" || attribute.Name.LocalName.StartsWith("on"));
        Assert.DoesNotContain(preview.Descendants(), element => element.Name.LocalName is "style" or "script" or "foreignObject" or "image" or "use" or "a");
    }

    [Fact]
    public void What_people_typed_stays_text()
    {
        const string Hostile = "</text><script>alert(1)</script>\"'&\u0001";
        var preview = SvgRenderer.Sheets(new Drawing(Hostile, "Portal", [new Sheet([new Text(10, 10, Hostile, 9)])])).Single().Value!;
        var root = XDocument.Parse(preview).Root!;

        Assert.DoesNotContain("<script", preview);
        Assert.Equal("</text><script>alert(1)</script>\"'& ", root.Element(Svg + "text")!.Value);
    }

    [Fact]
    public void Sheets_of_one_document_have_names_of_their_own()
    {
        var drawing = new Drawing("Ordem", "Portal", [new Sheet([]), new Sheet([])]);
        Assert.Equal(["Ordem, página 1", "Ordem, página 2"], SvgRenderer.Sheets(drawing).Select(sheet => XDocument.Parse(sheet.Value!).Root!.Attribute("aria-label")!.Value));
    }
}
