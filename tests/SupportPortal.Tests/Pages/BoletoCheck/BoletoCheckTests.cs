using SupportPortal.Domain.Billing;
using SupportPortal.Pages.BoletoCheck;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BoletoCheck;

public class BoletoCheckTests(Portal portal) : PageTest(portal)
{
    private const string Url = "/verificar-boleto";

    [Fact]
    public async Task Anybody_learns_the_payee_bank_month_and_a_masked_amount_of_a_boleto_of_ours()
    {
        var company = await Given.Company("Serra Azul Ltda.");
        var invoice = await Given.Invoice(company, due: 10);
        using var response = await Portal.Anonymous().Submit(Url, new() { ["Input.Code"] = DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString() });

        var text = (await Client.Read(response)).QuerySelector("main")!.TextContent.Replace('\u00a0', ' ');
        Assert.Contains("Sim, emitimos este boleto", text, StringComparison.Ordinal);
        Assert.Contains("Exemplo Sistemas Ltda.", text, StringComparison.Ordinal);
        Assert.Contains("11.444.777/0001-61", text, StringComparison.Ordinal);
        Assert.Contains("341-7", text, StringComparison.Ordinal);
        Assert.Contains("06/2030", text, StringComparison.Ordinal);
        Assert.Contains("R$ 1.•••,56", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1.234,56", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Serra Azul", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_barcode_and_authenticity_code_lead_to_the_same_answer_however_they_are_typed()
    {
        var boleto = (await Given.Invoice(await Given.Company())).Boleto!;
        await Given.Invoice(await Given.Company());
        string[] typed = [boleto.DigitableLine, boleto.Barcode, AuthenticityCode.Printed(boleto.AuthenticityCode), boleto.AuthenticityCode.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l'), $" {boleto.AuthenticityCode[..8]} {boleto.AuthenticityCode[8..]} "];
        var answers = new List<string>();
        foreach (var code in typed)
        {
            using var response = await Portal.Anonymous().Submit(Url, new() { ["Input.Code"] = code });
            answers.Add((await Client.Read(response)).QuerySelector("[role=status]")!.TextContent);
        }
        Assert.Contains("Sim, emitimos este boleto", answers[0], StringComparison.Ordinal);
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("K7QF-2M9X-TR4W-PHC")]
    [InlineData("K7QF-2M9X-TR4W-PHCDX")]
    [InlineData("K7QF-2M9X-TR4W-PHC$")]
    [InlineData("K7QF-2M9X-TR4W-PHCÇ")]
    public async Task A_mistyped_authenticity_code_is_told_its_form(string code) =>
        Assert.Contains("tem 16 letras e números", await Refusal(code), StringComparison.Ordinal);

    [Theory]
    [InlineData(5, "primeiro campo")]
    [InlineData(15, "segundo campo")]
    [InlineData(25, "terceiro campo")]
    [InlineData(32, "dígito geral")] // itself: it does not notice every change of the amount
    public async Task A_changed_digit_is_named(int position, string expected)
    {
        var invoice = await Given.Invoice(await Given.Company());
        var digits = invoice.Boleto!.DigitableLine.ToCharArray();
        digits[position] = (char)('0' + (digits[position] - '0' + 1) % 10);
        Assert.Contains(expected, await Refusal(new string(digits)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Informe a linha digitável")]
    [InlineData("34191.0910A 06003.128557 71234.570000 8 15690000126090", "Use somente os números")]
    [InlineData("3419109106003128557712345700008156900001260", "A quantidade de números não confere")]
    [InlineData("846700000017435900240209024050002435842210108119", "conta de consumo")]
    public async Task What_is_no_boleto_is_refused_with_what_to_do(string code, string expected) =>
        Assert.Contains(expected, await Refusal(code), StringComparison.Ordinal);

    [Fact]
    public async Task A_right_line_that_is_not_ours_is_not_recognised()
    {
        var other = Boleto.Issue(new() { BankCode = "237", Agency = "1877", Account = "41220", Wallet = "09" }, new TitleNumber("12345"), 100m, new DateOnly(2030, 6, 20));
        using var response = await Portal.Anonymous().Submit(Url, new() { ["Input.Code"] = other.Line.Digits });
        using var unknown = await Portal.Anonymous().Submit(Url, new() { ["Input.Code"] = "K7QF-2M9X-TR4W-PHCD" });
        var answers = new[] { (await Client.Read(response)).QuerySelector("[role=status]")!.TextContent, (await Client.Read(unknown)).QuerySelector("[role=status]")!.TextContent };
        Assert.Contains("Não reconhecemos este boleto", answers[0], StringComparison.Ordinal);
        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task A_code_in_the_address_asks_nothing_so_that_no_try_goes_uncounted()
    {
        var boleto = (await Given.Invoice(await Given.Company())).Boleto!;
        var page = await Portal.Anonymous().Page($"{Url}?codigo={boleto.AuthenticityCode}&Input.Code={boleto.AuthenticityCode}");
        Assert.Null(page.QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task Ten_tries_a_minute_and_fifty_a_day_per_network()
    {
        var client = Portal.Anonymous();
        var tries = 0;
        for (var minute = 0; minute < 5; minute++)
        {
            for (var i = 0; i < IndexModel.PerMinute; i++, tries++) { Assert.Equal(422, await Try()); }
            Assert.Equal(429, await Try());
            Clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        }
        Assert.Equal(IndexModel.PerDay, tries);
        Assert.Equal(429, await Try());
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(422, await Try());

        async Task<int> Try()
        {
            using var response = await client.Submit(Url, new() { ["Input.Code"] = "123" });
            return (int)response.StatusCode;
        }
    }

    private async Task<string> Refusal(string code)
    {
        using var response = await Portal.Anonymous().Submit(Url, new() { ["Input.Code"] = code });
        Assert.Equal(422, (int)response.StatusCode);
        return (await Client.Read(response)).QuerySelector(".pc-erro")!.TextContent;
    }
}
