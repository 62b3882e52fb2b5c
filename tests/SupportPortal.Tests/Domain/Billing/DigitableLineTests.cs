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
}
