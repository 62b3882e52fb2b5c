using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

public class BoletoTests
{
    [Fact]
    public void The_example_of_the_itau_manual_comes_out_as_printed()
    {
        var boleto = TestBoletos.Issue(TestBoletos.Account("341"), "12345678", 123.45m, new DateOnly(2002, 5, 1));

        Assert.Equal("34196166700000123451101234567880057123457000", boleto.Barcode.Digits);
        Assert.Equal("34191.10121 34567.880058 71234.570001 6 16670000012345", boleto.Line.ToString());
        Assert.Equal(("110/12345678-8", "0057 / 12345-7"), (boleto.OurNumber.Printed, boleto.AgencyAndPayeeCode));
    }

    [Theory]
    [InlineData("001", "29547130000012345", "3020-1 / 00045871-6")]
    [InlineData("033", "000000012345-5", "1234 / 4471820")]
    [InlineData("041", "00012345-52", "1102.48 / 9000150.46")]
    [InlineData("077", "0000012345-1", "0001 / 4410277")]
    [InlineData("104", "14/000000000012345-0", "0238/702145-3")]
    [InlineData("237", "09/00000012345-8", "1877-5 / 0041220-1")]
    [InlineData("341", "110/00012345-1", "0057 / 12345-7")]
    [InlineData("422", "00012345-5", "00832 / 005812046")]
    [InlineData("748", "26/212345-0", "0221.14.30177")]
    [InlineData("756", "0012345-3", "4277 / 17227-8")]
    public void Each_bank_prints_its_numbers_in_its_own_way(string bank, string ourNumber, string agencyAndPayee)
    {
        var boleto = TestBoletos.Issue(TestBoletos.Account(bank));
        Assert.Equal((ourNumber, agencyAndPayee), (boleto.OurNumber.Printed, boleto.AgencyAndPayeeCode));
    }

    [Fact]
    public void Value_and_due_date_may_be_left_out_of_the_code()
    {
        var boleto = Boleto.Issue(TestBoletos.Account("237"), new TitleNumber("7"), 0, dueDate: null);
        Assert.Equal(("0000", 0m, null), (boleto.Barcode.Factor, boleto.Amount, boleto.Barcode.DueDate(new DateOnly(2026, 11, 21))));
    }

    [Theory]
    [InlineData("1100000", "1100000")]
    [InlineData("0702145", "7021453")]
    public void Caixa_gives_no_digit_to_codes_of_seven(string payee, string inTheCode) =>
        Assert.StartsWith(inTheCode, TestBoletos.Issue(TestBoletos.Account("104") with { Agreement = payee }).FreeField);

    [Theory]
    [InlineData("104"), InlineData("112"), InlineData("115"), InlineData("126"), InlineData("131"), InlineData("145")]
    [InlineData("146"), InlineData("147"), InlineData("150"), InlineData("168"), InlineData("188")]
    public void Itau_leaves_the_account_out_of_the_dac_of_some_carteiras(string wallet)
    {
        var account = TestBoletos.Account("341") with { Wallet = wallet };
        Assert.Equal(TestBoletos.Issue(account).OurNumber, TestBoletos.Issue(account with { Agency = "9999", Account = "1" }).OurNumber);
    }

    [Fact]
    public void Sicredi_counts_a_posto_with_letters_as_zeros()
    {
        var account = TestBoletos.Account("748");
        var (letters, zeros) = (TestBoletos.Issue(account with { Post = "A1" }), TestBoletos.Issue(account with { Post = "00" }));
        Assert.Equal((zeros.Barcode, "0221.A1.30177"), (letters.Barcode, letters.AgencyAndPayeeCode));
    }

    [Fact]
    public void A_campo_livre_is_known_by_its_payee_and_not_by_another()
    {
        foreach (var (boleto, _, _) in TestBoletos.Random(200, seed: 20))
        {
            var account = TestBoletos.Account(boleto.Bank.Code);
            Assert.True(boleto.Bank.IsPayee(account, boleto.FreeField));
            Assert.False(boleto.Bank.IsPayee(account with { Agreement = "1234567"[..Math.Max(4, account.Agreement.Length)], Account = "54321", Agency = "4321" }, boleto.FreeField) && boleto.Bank.Code != "748");
        }
    }

    [Theory]
    [InlineData("001", "1234", "", "12340012345")]
    [InlineData("001", "123456", "", "12345612345")]
    [InlineData("001", "123456", "21", "00000000000012345")]
    [InlineData("001", "1234567", "", "12345670000012345")]
    [InlineData("001", "12345678", "", "12345678000012345")]
    public void Each_convenio_of_banco_do_brasil_has_its_own_number_and_payee(string bank, string agreement, string modality, string number)
    {
        var account = TestBoletos.Account(bank) with { Agreement = agreement, Modality = modality };
        var boleto = TestBoletos.Issue(account);
        Assert.Equal(number, boleto.OurNumber.Number);
        Assert.True(boleto.Bank.IsPayee(account, boleto.FreeField));
        Assert.False(boleto.Bank.IsPayee(account with { Agreement = "9" + agreement[1..] }, boleto.FreeField));
    }

    [Fact]
    public void Carteiras_of_fifteen_digits_are_known_by_the_client_code()
    {
        var account = TestBoletos.Account("341") with { Wallet = "198", Agreement = "66677" };
        var free = Boleto.Issue(account, new TitleNumber("98712345") { DocumentNumber = "1108954" }, 10m, null).FreeField;
        Assert.True(account is var same && Bank.ForCode("341").IsPayee(same, free));
        Assert.False(Bank.ForCode("341").IsPayee(account with { Agreement = "66678" }, free));
        Assert.False(Bank.ForCode("341").IsPayee(account with { Agreement = "" }, free));
    }
}
