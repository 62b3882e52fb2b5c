using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

public class Interleaved2of5Tests
{
    [Fact]
    public void The_bars_of_a_boleto_take_405_modules()
    {
        foreach (var (boleto, _, _) in TestBoletos.Random(50, seed: 25))
        {
            var widths = Interleaved2of5.Widths(boleto.Barcode.Digits);
            Assert.Equal((405, 227), (widths.Sum(), widths.Count));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("1A")]
    public void Only_pairs_of_digits_have_bars(string digits) => Assert.Throws<ArgumentException>(() => Interleaved2of5.Widths(digits));
}
