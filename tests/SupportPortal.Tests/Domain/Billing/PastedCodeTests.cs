using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

public class PastedCodeTests
{
    [Fact]
    public void A_boleto_is_recognised_by_its_line_and_by_its_barcode()
    {
        var boleto = TestBoletos.Issue(TestBoletos.Account("756"));
        Assert.Equal(boleto.Barcode, PastedCode.Read(boleto.Line.ToString()).Boleto);
        Assert.Equal(boleto.Barcode, PastedCode.Read(boleto.Barcode.Digits).Boleto);
    }

    [Fact]
    public void A_utility_bill_is_recognised_and_is_not_a_boleto()
    {
        const string Line = "84890000000-2 40420162201-5 80605190429-2 58603411122-0";
        var code = PastedCode.Read(Line);

        Assert.True(code.IsValid);
        Assert.Null(code.Boleto);
        Assert.Equal(('4', 11, 40.42m), (code.Arrecadacao!.Segment, code.Arrecadacao.Modulus, code.Arrecadacao.Amount));
        Assert.Equal([BoletoFault.Arrecadacao], DigitableLine.Check(Line));
    }

    [Theory]
    [InlineData("001", 2)]
    [InlineData("033", 1)]
    [InlineData("041", 1)]
    [InlineData("077", 1)]
    public void Zeros_lost_at_the_beginning_are_said_to_be_missing(string bank, int zeros)
    {
        var boleto = TestBoletos.Issue(TestBoletos.Account(bank));
        Assert.All([boleto.Barcode.Digits[zeros..], boleto.Line.Digits[zeros..]], typed => Assert.Equal([BoletoFault.LeadingZeros], PastedCode.Read(typed).Faults));
        Assert.Equal([BoletoFault.Length], PastedCode.Read(boleto.Barcode.Digits[zeros..^1]).Faults);
    }

    [Fact]
    public void Every_fault_of_a_code_has_its_own_sentence()
    {
        var sentences = Enum.GetValues<BoletoFault>().Where(fault => fault != BoletoFault.None).Select(fault => fault.Message()).ToList();
        Assert.DoesNotContain("", sentences);
        Assert.Equal(sentences.Count, sentences.Distinct().Count());
    }

    [Theory]
    [InlineData("84890000000-3 40420162201-5 80605190429-2 58603411122-0", BoletoFault.Block1)]
    [InlineData("84890000000-2 40420162201-5 80605190429-2 58603411122-1", BoletoFault.Block4)]
    [InlineData("84090000000-2 40420162201-5 80605190429-2 58603411122-0", BoletoFault.ValueIdentifier)]
    [InlineData("84890000000-2 40420162201-5 80605190429-2 5860341112", BoletoFault.Length)]
    [InlineData("84990000000404201622018060519042958603411122", BoletoFault.General)]
    [InlineData("8489000000040420162201806051904295860341112X", BoletoFault.Character)]
    [InlineData("34196166700000123451101234567880057123457001", BoletoFault.General)]
    [InlineData("", BoletoFault.Empty)]
    public void A_wrong_code_of_any_kind_is_refused(string typed, BoletoFault expected)
    {
        var code = PastedCode.Read(typed);
        Assert.Equal((expected, false), (code.Faults[0], code.IsValid));
        Assert.NotEqual("", code.Faults[0].Message());
    }
}
