using System.Text;
using SupportPortal.Web;

namespace SupportPortal.Tests.Web;

public class CsvTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+55 11")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tcmd")]
    [InlineData("\rcmd")]
    [InlineData("＝1+1")]
    [InlineData("＠SUM")]
    public void Text_that_a_spreadsheet_would_run_gets_an_apostrophe(string text) =>
        Assert.Equal($"\"Coluna\"\r\n\"'{text}\"\r\n", Written(text));

    [Fact]
    public void Text_is_quoted_and_dates_and_amounts_are_typed() =>
        Assert.Equal("\"Coluna\"\r\n\"Açaí; \"\"bom\"\"\";2030-06-03;-1234,50;7;\r\n", Written("Açaí; \"bom\"", new DateOnly(2030, 6, 3), -1234.5m, 7, null));

    private static string Written(params object?[] cells)
    {
        var bytes = new Csv("Coluna").Row(cells).ToBytes();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]);
    }
}
