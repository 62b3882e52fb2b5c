using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

public class DigitableLineTests
{
    private const string Itau = "34191.10121 34567.880058 71234.570001 6 16670000012345";

    [Theory]
    [InlineData(Itau)]
    [InlineData("34191101213456788005871234570001616670000012345")]
    [InlineData(" 34191.10121\t34567.880058\n71234-570001 6  16670000012345\r\n")]
    [InlineData("34191\u00a010121 34567 880058 71234 570001 6 16670000012345")]
    public void A_line_is_read_however_it_was_pasted(string pasted) => Assert.Equal(Itau, DigitableLine.Parse(pasted).ToString());

    [Theory]
    [InlineData(null, BoletoFault.Empty)]
    [InlineData(" . ", BoletoFault.Empty)]
    [InlineData("3419I.10121 34567.880058 71234.570001 6 16670000012345", BoletoFault.Character)]
    [InlineData("34191.10121 34567.880058 71234.570001 6 1667000001234", BoletoFault.Length)]
    [InlineData("34191.10121 34567.880058 71234.570001 6 166700000123450", BoletoFault.Length)]
    [InlineData("84191.10121 34567.880058 71234.570001 6 16670000012345", BoletoFault.Arrecadacao)]
    [InlineData("34191.10122 34567.880058 71234.570001 6 16670000012345", BoletoFault.Field1)]
    [InlineData("34191.10121 34567.880057 71234.570001 6 16670000012345", BoletoFault.Field2)]
    [InlineData("34191.10121 34567.880058 71234.570002 6 16670000012345", BoletoFault.Field3)]
    [InlineData("34191.10121 34567.880058 71234.570001 7 16670000012345", BoletoFault.General)]
    [InlineData("34191.10121 34567.880058 71234.570001 6 16670000012346", BoletoFault.General)]
    public void A_wrong_line_is_refused_with_the_field_to_look_at(string? typed, BoletoFault expected)
    {
        Assert.False(DigitableLine.TryParse(typed, out _, out var fault));
        Assert.Equal(expected, fault);
        Assert.NotEqual("", fault.Message());
        Assert.Equal([expected], DigitableLine.Check(typed));
    }

    [Fact]
    public void Every_wrong_digit_is_reported() => Assert.Equal(
        [BoletoFault.Field1, BoletoFault.Field2, BoletoFault.Field3, BoletoFault.General],
        DigitableLine.Check("34191.10122 34567.880057 71234.570002 7 16670000012345"));

    /// <summary>
    /// Mod 10 sees every single wrong digit of fields 1 to 3. The DV geral sees those of fields 4 and 5, except that three remainders share
    /// the digit 1: there, and only there, the standard lets some through.
    /// </summary>
    [Fact]
    public void A_single_wrong_digit_is_noticed_wherever_the_standard_promises_it()
    {
        foreach (var (boleto, _, _) in TestBoletos.Random(200, seed: 47))
        {
            var line = boleto.Line.Digits;
            for (var position = 0; position < line.Length; position++)
            {
                if (position > 32 && boleto.Barcode.CheckDigit == '1') { break; }

                foreach (var other in "0123456789".Where(digit => digit != line[position]))
                {
                    var wrong = line.Remove(position, 1).Insert(position, other.ToString());
                    Assert.False(DigitableLine.TryParse(wrong, out _, out var fault), wrong);
                    if (position < 32 && wrong[0] != '8') { Assert.Equal(FieldOf(position), fault); }
                }
            }
        }
    }

    private static BoletoFault FieldOf(int position) => position switch
    {
        < 10 => BoletoFault.Field1,
        < 21 => BoletoFault.Field2,
        _ => BoletoFault.Field3,
    };
}
