using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Billing;

public class NewTitleTests(Portal portal) : PageTest(portal)
{
    private const string New = "/cobranca/titulos/novo", TakeOver = "/cobranca/titulos/registrar";

    [Fact]
    public async Task A_new_title_gets_a_number_and_a_computed_boleto()
    {
        var (finance, company, account) = await Setting();
        using var made = await finance.Submit(New, new()
        {
            ["Input.CustomerCnpj"] = company.Cnpj.ToString(),
            ["Input.Description"] = "Consultoria fiscal",
            ["Input.Amount"] = "1.850,00",
            ["Input.DueOn"] = "2030-06-20",
            ["Input.BankAccountId"] = $"{account.Id}",
        });

        var invoice = await Db.Invoices.Include(i => i.Boleto).SingleAsync();
        Assert.Equal($"/cobranca/titulos/{invoice.Number}", made.Headers.Location!.OriginalString);
        Assert.Equal((1850m, new DateOnly(2030, 6, 20), company.Id), (invoice.Amount, invoice.DueOn, invoice.CustomerId));
        var barcode = Barcode44.Parse(invoice.Boleto!.Barcode);
        Assert.Equal(("341", 1850m, new DateOnly(2030, 6, 20)), (barcode.BankCode, barcode.Amount, barcode.DueDate(new DateOnly(2030, 6, 3))));
        Assert.True(invoice.Boleto.IssuedHere);
        await finance.Follow(made);
    }

    [Theory]
    [InlineData("Input.CustomerCnpj", "11.222.333/0001-82", "Os dígitos verificadores não conferem")]
    [InlineData("Input.CustomerCnpj", "11.222.333/0001-81", "Não há cliente com este CNPJ")]
    [InlineData("Input.Description", "", "Preencha Histórico")]
    [InlineData("Input.Amount", "0", "informe mais que")]
    [InlineData("Input.Amount", "100.000.000,00", "O valor deve estar entre")]
    [InlineData("Input.Amount", "10,123", "duas casas decimais")]
    [InlineData("Input.DueOn", "2030-02-29", "Confira o formato")]
    [InlineData("Input.DueOn", "2030-06-02", "Escolha um vencimento a partir de hoje")]
    [InlineData("Input.DueOn", "2049-10-14", "O vencimento deve estar entre")]
    public async Task What_does_not_fit_is_said_beside_its_field(string field, string value, string expected)
    {
        var (finance, company, account) = await Setting();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.CustomerCnpj"] = company.Cnpj.Value,
            ["Input.Description"] = "Consultoria",
            ["Input.Amount"] = "10,00",
            ["Input.DueOn"] = "2030-06-20",
            ["Input.BankAccountId"] = $"{account.Id}",
            [field] = value,
        };
        using var response = await finance.Submit(New, fields);

        var page = await Client.Read(response);
        Assert.Equal(422, (int)response.StatusCode);
        Assert.Contains(expected, page.QuerySelector($"#{field.Replace('.', '_')}-erro")?.TextContent ?? page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Db.Invoices.ToListAsync());
    }

    [Fact]
    public async Task A_boleto_registered_elsewhere_is_read_back_in_words_before_it_is_taken_over()
    {
        var (finance, company, account) = await Setting();
        var boleto = Boleto.Issue(account.Terms, new TitleNumber("4711"), 389.40m, new DateOnly(2030, 6, 20));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.Code"] = boleto.Line.ToString(),
            ["Input.OurNumber"] = boleto.OurNumber.Printed,
            ["Input.CustomerCnpj"] = company.Cnpj.Value,
            ["Input.Description"] = "Emissor NF-e",
        };
        using var read = await finance.Submit(TakeOver, fields);
        var page = await Client.Read(read);
        Assert.Contains("R$ 389,40, com vencimento em 20/06/2030", page.Body!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Empty(await Db.Invoices.ToListAsync());

        using var taken = await finance.Submit(page, TakeOver, new() { ["Input.BankAccountId"] = $"{account.Id}" }, "Está certo, registrar título");
        var invoice = await Db.Invoices.Include(i => i.Boleto).SingleAsync();
        Assert.Equal($"/cobranca/titulos/{invoice.Number}", taken.Headers.Location!.OriginalString);
        Assert.Equal((389.40m, false, boleto.Barcode.Digits), (invoice.Amount, invoice.Boleto!.IssuedHere, invoice.Boleto.Barcode));

        using var twice = await finance.Submit(TakeOver, fields);
        Assert.Contains("já está registrado", (await Client.Read(twice)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("34191.09107 06003.128557 71234.570000 8 1569000012609", "A quantidade de números não confere")]
    [InlineData("34191.09107 06003.12855X 71234.570000 8 15690000126090", "Use somente os números")]
    [InlineData("846700000017435900240209024050002435842210108119", "conta de consumo")]
    public async Task A_code_that_is_not_right_is_refused_beside_its_field(string code, string expected)
    {
        var (finance, company, _) = await Setting();
        using var response = await finance.Submit(TakeOver, new() { ["Input.Code"] = code, ["Input.OurNumber"] = "1", ["Input.CustomerCnpj"] = company.Cnpj.Value, ["Input.Description"] = "Emissor" });
        Assert.Contains(expected, (await Client.Read(response)).QuerySelector("#Input_Code-erro")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("237", 100, "A empresa não tem conta no banco 237")]
    [InlineData("341", 0, "deixa o valor em aberto")]
    public async Task A_right_code_that_cannot_be_ours_is_refused(string bank, int amount, string expected)
    {
        var (finance, company, account) = await Setting();
        var terms = bank == "341" ? account.Terms : new BankAccountTerms { BankCode = bank, Agency = "1877", Account = "41220", Wallet = "09" };
        var line = Boleto.Issue(terms, new TitleNumber("12"), amount, new DateOnly(2030, 6, 20)).Line;
        using var response = await finance.Submit(TakeOver, new() { ["Input.Code"] = line.Digits, ["Input.OurNumber"] = "12", ["Input.CustomerCnpj"] = company.Cnpj.Value, ["Input.Description"] = "Emissor" });
        Assert.Contains(expected, (await Client.Read(response)).QuerySelector("#Input_Code-erro")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(Client Finance, Customer Company, BankAccount Account)> Setting()
    {
        var account = await Given.Save(new BankAccount(new() { BankCode = "341", Agency = "0057", Account = "12345", Wallet = "109" }, "Exemplo Sistemas Ltda.", "11.444.777/0001-61", "Av. Paulista, 1000"));
        return (Portal.SignedInAs(await Given.Staff(StaffRole.Finance)), await Given.Company(), account);
    }
}
