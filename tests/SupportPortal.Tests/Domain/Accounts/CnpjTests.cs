using SupportPortal.Domain.Accounts;

namespace SupportPortal.Tests.Domain.Accounts;

public class CnpjTests
{
    [Theory]
    [InlineData("12.ABC.345/01DE-35")]
    [InlineData("12abc34501de35")]
    [InlineData(" 12 ABC 345 01DE 35 ")]
    [InlineData("12.ABC34501DE-35")]
    public void A_cnpj_is_read_in_any_case_with_all_or_some_of_its_mask(string typed)
    {
        Assert.True(Cnpj.TryParse(typed, out var cnpj));

        Assert.Equal(("12ABC34501DE35", "12ABC345", "12ABC3", "12.ABC.345/01DE-35"), (cnpj.Value, cnpj.Root, cnpj.FirstSix, cnpj.ToString()));
        Assert.Equal(Cnpj.Parse("12ABC34501DE35"), cnpj);
    }

    [Theory]
    [InlineData(null, TaxIdFault.Empty)]
    [InlineData(" ", TaxIdFault.Empty)]
    [InlineData("11,222,333/0001-81", TaxIdFault.Character)]
    [InlineData("１１２２２３３３０００１８１", TaxIdFault.Character)]
    [InlineData("12ÁBC34501DE35", TaxIdFault.Character)]
    [InlineData("12ıBC34501DE35", TaxIdFault.Character)]
    [InlineData("112.22.333/0001-81", TaxIdFault.MaskPlace)]
    [InlineData("11.222.333-0001/81", TaxIdFault.MaskPlace)]
    [InlineData("1122233300018", TaxIdFault.Length)]
    [InlineData("112223330001811", TaxIdFault.Length)]
    [InlineData("12ABC34501DE3A", TaxIdFault.LetterInCheckDigits)]
    [InlineData("00.000.000/0000-00", TaxIdFault.RepeatedDigit)]
    [InlineData("11.222.333/0001-82", TaxIdFault.CheckDigit)]
    [InlineData("12.ABC.345/01DE-53", TaxIdFault.CheckDigit)]
    public void What_is_not_a_cnpj_is_refused_with_its_reason(string? typed, TaxIdFault expected)
    {
        Assert.False(Cnpj.TryParse(typed, out var cnpj, out var fault));

        Assert.Equal((expected, ""), (fault, cnpj.Value));
        Assert.NotEqual("", fault.Message());
        Assert.Equal(fault.Message(), Assert.Throws<FormatException>(() => Cnpj.Parse(typed!)).Message);
    }

    [Fact]
    public void The_rule_behind_the_boundary_takes_capitals_only()
    {
        Assert.Equal(TaxIdFault.None, Cnpj.Check("12ABC34501DE35"));
        Assert.Equal(TaxIdFault.Character, Cnpj.Check("12abc34501de35"));
    }
}
