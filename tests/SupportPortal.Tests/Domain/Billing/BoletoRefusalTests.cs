using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

/// <summary>What does not fit a bank's layout is refused, and the refusal names the field of its manual and the rule.</summary>
public class BoletoRefusalTests
{
    [Theory]
    [InlineData("001", "99")]
    [InlineData("033", "999")]
    [InlineData("077", "109")]
    [InlineData("104", "3")]
    [InlineData("237", "99")]
    [InlineData("341", "9")]
    [InlineData("748", "2")]
    [InlineData("756", "0")]
    [InlineData("237", "")]
    [InlineData("341", "1O9")]
    public void An_unknown_carteira_is_refused(string bank, string wallet)
    {
        var refusal = Refusal(() => TestBoletos.Issue(TestBoletos.Account(bank) with { Wallet = wallet }));
        Assert.Equal(bank == "104" ? "tipo de cobrança" : "carteira", refusal.Field);
        Assert.Equal(string.Format(refusal.Rule, [.. refusal.Arguments]), refusal.Message);
    }

    /// <summary>Banrisul and Safra have no carteira in the code: Banrisul's produto says who prints, Safra's code is fixed.</summary>
    [Theory]
    [InlineData("041", "3", "produto")]
    [InlineData("104", "2", "emissão")]
    [InlineData("748", "0", "byte")]
    public void An_unknown_way_of_issuing_is_refused(string bank, string issuance, string field) =>
        Assert.Equal(field, Refusal(() => TestBoletos.Issue(TestBoletos.Account(bank) with { Issuance = issuance })).Field);

    [Theory]
    [InlineData("001", "12345", "convênio")]
    [InlineData("001", "123456789", "convênio")]
    [InlineData("001", "", "convênio")]
    [InlineData("001", "12A4567", "convênio")]
    [InlineData("033", "44718201", "código do beneficiário")]
    [InlineData("033", "44718X0", "código do beneficiário")]
    [InlineData("041", "90001500", "código do beneficiário")]
    [InlineData("041", "", "código do beneficiário")]
    [InlineData("077", "44102770", "código da operação")]
    [InlineData("104", "12345678", "código do beneficiário")]
    [InlineData("104", "1099999", "código do beneficiário")]
    [InlineData("748", "301770", "código do beneficiário")]
    [InlineData("756", "17227800", "código do cliente")]
    [InlineData("756", "17227-8", "código do cliente")]
    public void A_convenio_or_payee_code_of_a_length_the_bank_does_not_have_is_refused(string bank, string agreement, string field) =>
        Assert.Equal(field, Refusal(() => TestBoletos.Issue(TestBoletos.Account(bank) with { Agreement = agreement })).Field);

    [Theory]
    [InlineData("001", "123456789")]
    [InlineData("237", "41220123")]
    [InlineData("341", "123456")]
    [InlineData("422", "581204123")]
    public void An_account_longer_than_the_banks_is_refused(string bank, string account) =>
        Assert.Equal("conta", Refusal(() => TestBoletos.Issue(TestBoletos.Account(bank) with { Account = account, Agreement = bank == "001" ? "123456" : "" })).Field);

    [Fact]
    public void Modalidade_21_takes_a_convenio_of_six_only()
    {
        var account = TestBoletos.Account("001") with { Modality = "21" };
        Assert.Equal("convênio", Refusal(() => TestBoletos.Issue(account)).Field);
        Assert.Equal("1234560000000000001234521", TestBoletos.Issue(account with { Agreement = "123456" }).FreeField);
    }

    [Fact]
    public void Safra_asks_for_the_digits_that_stand_in_its_code()
    {
        Assert.Equal("dígito da agência", Refusal(() => TestBoletos.Issue(TestBoletos.Account("422") with { AgencyDigit = "" })).Field);
        Assert.Equal("dígito da conta", Refusal(() => TestBoletos.Issue(TestBoletos.Account("422") with { AccountDigit = "12" })).Field);
    }

    [Theory]
    [InlineData("001", 10)]
    [InlineData("033", 12)]
    [InlineData("041", 8)]
    [InlineData("077", 10)]
    [InlineData("104", 15)]
    [InlineData("237", 11)]
    [InlineData("341", 8)]
    [InlineData("422", 8)]
    [InlineData("748", 5)]
    [InlineData("756", 7)]
    public void A_number_longer_than_the_banks_is_refused_and_so_are_letters(string bank, int width)
    {
        var account = TestBoletos.Account(bank);
        var longest = new string('9', width);
        Assert.Contains(longest, TestBoletos.Issue(account, longest).OurNumber.Number, StringComparison.Ordinal);
        Assert.Equal(TestBoletos.Issue(account, "7").OurNumber, TestBoletos.Issue(account, "7".PadLeft(width + 5, '0')).OurNumber);
        Assert.All([longest + "9", "12A", "1 2", "-1", ""], number => Assert.Equal("nosso número", Refusal(() => TestBoletos.Issue(account, number)).Field));
    }

    [Fact]
    public void A_posto_of_three_characters_is_refused() =>
        Assert.Equal("posto", Refusal(() => TestBoletos.Issue(TestBoletos.Account("748") with { Post = "A12" })).Field);

    [Theory]
    [InlineData("341", 100_000_000_000, "O valor deve estar entre R$ 0,00 e R$ 99.999.999,99.")]
    [InlineData("341", -10, "O valor deve estar entre R$ 0,00 e R$ 99.999.999,99.")]
    [InlineData("341", 1, "O valor tem no máximo duas casas decimais.")]
    [InlineData("104", 10_000_000_000, "Este banco aceita boletos de até R$ 9.999.999,99.")]
    public void A_value_that_does_not_fit_is_refused(string bank, long thousandthsOfReal, string expected)
    {
        var refusal = Refusal(() => TestBoletos.Issue(TestBoletos.Account(bank), amount: thousandthsOfReal / 1000m));
        Assert.Equal(("valor", expected), (refusal.Field, refusal.Message));
    }

    [Fact]
    public void The_highest_value_of_each_bank_is_taken() =>
        Assert.All(Bank.All, bank => Assert.Equal(bank.MaxAmount, TestBoletos.Issue(TestBoletos.Account(bank.Code), amount: bank.MaxAmount).Barcode.Amount));

    [Theory]
    [InlineData("1997-10-07")]
    [InlineData("1990-01-01")]
    [InlineData("2049-10-14")]
    public void A_due_date_without_a_factor_is_refused(string date)
    {
        var refusal = Refusal(() => TestBoletos.Issue(TestBoletos.Account("341"), dueDate: DateOnly.Parse(date)));
        Assert.Equal(("vencimento", "O vencimento deve estar entre 08/10/1997 e 13/10/2049."), (refusal.Field, refusal.Message));
    }

    [Fact]
    public void A_free_field_of_another_width_is_refused() =>
        Assert.Equal("campo livre", Refusal(() => Barcode44.Build("341", null, 1, "123")).Field);

    private static BoletoException Refusal(Func<object> act) => Assert.Throws<BoletoException>(act);
}
