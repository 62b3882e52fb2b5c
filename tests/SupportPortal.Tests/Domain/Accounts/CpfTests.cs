using SupportPortal.Domain.Accounts;

namespace SupportPortal.Tests.Domain.Accounts;

public class CpfTests
{
    [Theory]
    [InlineData("111.444.777-35")]
    [InlineData("11144477735")]
    [InlineData("111 444 777 35")]
    public void A_cpf_is_read_with_or_without_its_mask(string typed) =>
        Assert.Equal(("11144477735", "111.444.777-35"), (Cpf.Parse(typed).Value, Cpf.Parse(typed).ToString()));

    [Theory]
    [InlineData("", TaxIdFault.Empty)]
    [InlineData("111/444/777-35", TaxIdFault.Character)]
    [InlineData("1114447773A", TaxIdFault.Character)]
    [InlineData("11.1444.777-35", TaxIdFault.MaskPlace)]
    [InlineData("1114447773", TaxIdFault.Length)]
    [InlineData("999.999.999-99", TaxIdFault.RepeatedDigit)]
    [InlineData("111.444.777-36", TaxIdFault.CheckDigit)]
    public void What_is_not_a_cpf_is_refused_with_its_reason(string typed, TaxIdFault expected)
    {
        Assert.False(Cpf.TryParse(typed, out _, out var fault));
        Assert.Equal(expected, fault);
    }
}
