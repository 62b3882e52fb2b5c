using System.IO.Compression;
using System.Text;
using SupportPortal.Domain.Files;
using SupportPortal.Files;
using Xunit;

namespace SupportPortal.Tests.Files;

public class FileKindTests
{
    [Theory]
    [InlineData("nota.pdf", "%PDF-1.7 …")]
    [InlineData("nota.PDF", "%PDF-1.4")]
    [InlineData("tela.gif", "GIF89a....")]
    [InlineData("erro.txt", "Rejeição 539\r\n\tna linha 3")]
    [InlineData("itens.csv", "código;preço\r\n1;2,50")]
    [InlineData("nfe.xml", "<?xml version=\"1.0\"?><nfeProc xmlns=\"http://www.portalfiscal.inf.br/nfe\"><NFe/></nfeProc>")]
    public void A_file_that_is_what_its_name_says_is_taken(string name, string content) => Assert.True(Matches(name, Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Spreadsheets_exported_in_windows_letters_are_text_too() =>
        Assert.True(Matches("itens.csv", Encoding.Latin1.GetBytes("descrição;preço\r\nação;1")));

    [Theory]
    [InlineData("nota.pdf", "<html><script>alert(1)</script>")]
    [InlineData("tela.png", "GIF89a")]
    [InlineData("tela.jpg", "MZ\u0090")]
    [InlineData("programa.txt", "MZ\0\0\u0001")]
    [InlineData("pagina.xml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script/></html>")]
    [InlineData("desenho.xml", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>")]
    [InlineData("disfarce.xml", "<x:SVG xmlns:x=\"urn:x\"/>")]
    [InlineData("solto.xml", "isto não é XML")]
    [InlineData("planilha.xlsx", "não é zip")]
    [InlineData("pacote.zip", "PK\u0003\u0004 mas não é")]
    public void A_file_that_is_something_else_is_refused(string name, string content) => Assert.False(Matches(name, Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData("pagina.html")]
    [InlineData("desenho.svg")]
    [InlineData("nota.pdf.exe")]
    [InlineData("macro.xlsm")]
    [InlineData("script.js")]
    [InlineData("pacote.7z")]
    [InlineData("sem-extensao")]
    [InlineData("atalho.pdf.lnk")]
    public void Kinds_that_can_act_are_in_no_list(string name) => Assert.Null(FileKind.Of(name));

    [Fact]
    public void A_document_of_office_has_its_list_of_parts_and_no_macros()
    {
        Assert.True(Matches("carta.docx", Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"))));
        Assert.False(Matches("carta.docx", Zip(("word/document.xml", "<w/>"))));
        Assert.False(Matches("carta.docx", Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>"))));
        Assert.False(Matches("conta.xlsx", Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>"), ("xl/vbaProject.bin", "x"))));
    }

    [Fact]
    public void A_zip_that_would_swell_a_hundred_times_is_refused() =>
        Assert.False(Matches("bomba.zip", Zip(("zeros.txt", new string('0', 5_000_000)))));

    [Fact]
    public void A_zip_of_thousands_of_entries_is_refused() =>
        Assert.False(Matches("muitos.zip", Zip([.. Enumerable.Range(0, 2_001).Select(i => ($"{i}.txt", "x"))])));

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\ana\\tela.png", "tela.png")]
    [InlineData("nota\u202Efdp.exe.pdf", "notafdp.exe.pdf")]
    [InlineData("a\0b\r\nc.txt", "abc.txt")]
    [InlineData("<img>.png", "_img_.png")]
    [InlineData("   .pdf", "arquivo.pdf")]
    [InlineData("...", "arquivo")]
    [InlineData("relatório de vendas.xlsx", "relatório de vendas.xlsx")]
    public void Names_are_cleaned_to_labels(string sent, string kept) => Assert.Equal(kept, FileName.Clean(sent));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = FileName.Clean(new string('x', 400) + ".pdf");
        Assert.Equal(StoredFile.NameMaxLength, name.Length);
        Assert.EndsWith("x.pdf", name, StringComparison.Ordinal);
    }

    internal static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        return stream.ToArray();
    }

    private static bool Matches(string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return FileKind.Of(name)!.Matches(stream);
    }
}
