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
    public void A_boleto_holds_what_it_was_made_of()
    {
        foreach (var (boleto, amount, dueDate) in TestBoletos.Random(2000, seed: 44))
        {
            var read = DigitableLine.Parse(boleto.Line.ToString()).Barcode;

            Assert.Equal(boleto.Barcode, read);
            Assert.Equal(boleto.Barcode, Barcode44.Parse(boleto.Barcode.Digits));
            Assert.Equal((boleto.Bank.Code, amount, dueDate), (read.BankCode, read.Amount, read.DueDate(readOn: dueDate)));
            Assert.Equal(25, read.FreeField.Length);
        }
    }

    [Fact]
    public void Value_and_due_date_may_be_left_out_of_the_code()
    {
        var boleto = Boleto.Issue(TestBoletos.Account("237"), new TitleNumber("7"), 0, dueDate: null);
        Assert.Equal(("0000", 0m, null), (boleto.Barcode.Factor, boleto.Amount, boleto.Barcode.DueDate(new DateOnly(2026, 11, 21))));
    }

    [Theory]
    [InlineData(100_000_000_000)]
    [InlineData(-10)]
    [InlineData(1)]
    public void A_value_that_does_not_fit_the_code_is_refused(long thousandthsOfReal) =>
        Assert.Equal("valor", Refusal(() => TestBoletos.Issue(TestBoletos.Account("341"), amount: thousandthsOfReal / 1000m)).Field);

    [Theory]
    [InlineData("1997-10-07")]
    [InlineData("2049-10-14")]
    public void A_due_date_without_a_factor_is_refused(string date)
    {
        var refusal = Refusal(() => TestBoletos.Issue(TestBoletos.Account("341"), dueDate: DateOnly.Parse(date)));
        Assert.Equal(("vencimento", "O vencimento deve estar entre 08/10/1997 e 13/10/2049."), (refusal.Field, refusal.Message));
    }

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

    [Theory]
    [InlineData("12345")]
    [InlineData("123456789")]
    [InlineData("")]
    [InlineData("12A4567")]
    public void A_convenio_of_unknown_length_is_refused(string agreement) =>
        Assert.Equal("convênio", Refusal(() => TestBoletos.Issue(TestBoletos.Account("001") with { Agreement = agreement })).Field);

    [Fact]
    public void A_number_wider_than_the_bank_allows_is_refused_but_its_leading_zeros_are_not()
    {
        var account = TestBoletos.Account("341");
        Assert.Equal("nosso número", Refusal(() => TestBoletos.Issue(account, "123456789")).Field);
        Assert.Equal("00012345", TestBoletos.Issue(account, "000000012345").OurNumber.Number);
    }

    [Theory]
    [InlineData("1100000", "1100000")]
    [InlineData("0702145", "7021453")]
    public void Caixa_gives_no_digit_to_codes_of_seven(string payee, string inTheCode) =>
        Assert.StartsWith(inTheCode, TestBoletos.Issue(TestBoletos.Account("104") with { Agreement = payee }).FreeField);

    [Fact]
    public void Caixa_has_no_codes_between_the_two_widths() =>
        Assert.Equal("código do beneficiário", Refusal(() => TestBoletos.Issue(TestBoletos.Account("104") with { Agreement = "1099999" })).Field);

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

    private static BoletoException Refusal(Func<object> act) => Assert.Throws<BoletoException>(act);
}
