using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Domain.Billing;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Billing;

/// <summary>What people mistype in a code, a date, a value or a CNPJ: said beside the field it was typed in, which keeps it.</summary>
public class BadInputTests(Portal portal) : PageTest(portal)
{
    private const string New = "/cobranca/titulos/novo", TakeOver = "/cobranca/titulos/registrar", Check = "/verificar-boleto";
    private static readonly DateOnly DueOn = new(2030, 6, 20);
    private static readonly string Line = TestBoletos.Issue(TestBoletos.Account("341"), dueDate: DueOn).Line.Digits;
    private static readonly Boleto BancoDoBrasil = TestBoletos.Issue(TestBoletos.Account("001"), dueDate: DueOn);

    /// <summary>What went wrong, what is typed, what is said.</summary>
    private static readonly (string What, string Typed, string Said)[] BadCodes =
    [
        ("nothing", "", "Informe a linha digitável ou o código de"), // barras, or autenticidade where boletos are checked
        ("a letter", Line[..9] + "O" + Line[10..], "Use somente os números da linha digitável."),
        ("46 digits", Line[..^1], "A quantidade de números não confere"),
        ("48 digits", Line + "0", "A quantidade de números não confere"),
        ("a digit of field 1", Changed(Line, 6), "O dígito do primeiro campo não confere."),
        ("a digit of field 2", Changed(Line, 15), "O dígito do segundo campo não confere."),
        ("a digit of field 3", Changed(Line, 25), "O dígito do terceiro campo não confere."),
        ("the general digit", Changed(Line, 32), "O dígito geral não confere."),
        ("the value", Changed(Line, 46), "O dígito geral não confere."),
        ("a barcode without its zeros", BancoDoBrasil.Barcode.Digits[2..], "Faltam os zeros do começo"),
        ("a line without its zeros", BancoDoBrasil.Line.Digits[2..], "Faltam os zeros do começo"),
        ("a barcode of 43 digits", BancoDoBrasil.Barcode.Digits[..^1], "A quantidade de números não confere"),
        ("a utility bill", "84890000000-2 40420162201-5 80605190429-2 58603411122-0", "Este código é de uma conta de consumo ou de um tributo"),
    ];

    public static TheoryData<string> Mistakes => [.. BadCodes.Select(code => code.What)];

    [Theory, MemberData(nameof(Mistakes))]
    public async Task A_wrong_code_is_refused_where_boletos_are_registered_and_where_they_are_checked(string mistake)
    {
        var (_, typed, said) = BadCodes.Single(code => code.What == mistake);
        var (finance, company, _) = await Setting();

        await Refused(finance, TakeOver, TakeOverFields(company, typed), "Input.Code", said);
        await Refused(Portal.Anonymous(), Check, new() { ["Input.Code"] = typed }, "Input.Code", said);
        Assert.Empty(await Db.Invoices.ToListAsync());
    }

    [Theory]
    [InlineData("34191.09107")] // nothing but the first field
    [InlineData("000")]
    [InlineData("١٢٣٤٥")] // digits of another script
    public async Task What_is_hardly_a_code_is_refused_too(string typed) =>
        await Refused(Portal.Anonymous(), Check, new() { ["Input.Code"] = typed }, "Input.Code", typed[0] > '9' ? "Use somente os números" : "A quantidade de números não confere");

    [Fact]
    public async Task Dots_spaces_and_a_barcode_instead_of_the_line_are_accepted()
    {
        var (finance, company, account) = await Setting();
        var boleto = Boleto.Issue(account.Terms, new TitleNumber("4711"), 389.40m, DueOn);
        foreach (var typed in new[] { boleto.Line.ToString(), $"  {boleto.Line.Digits} ", boleto.Line.ToString().Replace(" ", "\t", StringComparison.Ordinal), boleto.Barcode.Digits })
        {
            using var read = await finance.Submit(TakeOver, TakeOverFields(company, typed));
            Assert.Contains("R$ 389,40, com vencimento em 20/06/2030", (await Client.Read(read)).Body!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
            using var check = await Portal.Anonymous().Submit(Check, new() { ["Input.Code"] = typed });
            Assert.Contains("Não reconhecemos este boleto", (await Client.Read(check)).Body!.TextContent, StringComparison.Ordinal); // right, and not registered here
        }
    }

    [Theory]
    [InlineData("237", "41220", "A empresa não tem conta no banco 237.")]
    [InlineData("341", "54321", "Este código não é de nenhuma conta da empresa no banco 341.")]
    public async Task A_right_code_of_another_company_is_refused(string bank, string number, string said)
    {
        var (finance, company, account) = await Setting();
        var terms = bank == "341" ? account.Terms with { Account = number } : TestBoletos.Account(bank) with { Account = number };
        var line = Boleto.Issue(terms, new TitleNumber("12"), 100m, DueOn).Line;
        await Refused(finance, TakeOver, TakeOverFields(company, line.ToString()), "Input.Code", said);
    }

    [Fact]
    public async Task A_code_that_leaves_value_or_due_date_open_is_refused()
    {
        var (finance, company, account) = await Setting();
        var (noValue, noDate) = (Boleto.Issue(account.Terms, new TitleNumber("1"), 0, DueOn).Line, Boleto.Issue(account.Terms, new TitleNumber("1"), 10m, dueDate: null).Line);
        await Refused(finance, TakeOver, TakeOverFields(company, noValue.ToString()), "Input.Code", "Este código deixa o valor em aberto");
        await Refused(finance, TakeOver, TakeOverFields(company, noDate.ToString()), "Input.Code", "Este código não diz o vencimento");
    }

    [Theory]
    [InlineData(12)] // cut
    [InlineData(0)] // its CRC changed
    public async Task A_pix_code_cut_or_changed_is_refused(int missing)
    {
        var (finance, company, account) = await Setting();
        var line = Boleto.Issue(account.Terms, new TitleNumber("12"), 100m, DueOn).Line;
        var typed = missing > 0 ? Given.Pix[..^missing] : Changed(Given.Pix, Given.Pix.Length - 30);
        var fields = TakeOverFields(company, line.ToString());
        fields["Input.Pix"] = typed;
        await Refused(finance, TakeOver, fields, "Input.Pix", "O código Pix está incompleto ou foi alterado.");
    }

    [Theory]
    [InlineData("Input.DueOn", "2031-02-29", "Confira o formato")] // no such day in 2031
    [InlineData("Input.DueOn", "1997-10-01", "Escolha um vencimento a partir de hoje.")]
    [InlineData("Input.DueOn", "2049-10-14", "O vencimento deve estar entre 08/10/1997 e 13/10/2049.")]
    [InlineData("Input.Amount", "0", "informe mais que")]
    [InlineData("Input.Amount", "-10,00", "informe mais que")]
    [InlineData("Input.Amount", "dez", "Confira o formato")]
    [InlineData("Input.Amount", "100.000.000,00", "O valor deve estar entre R$ 0,00 e R$ 99.999.999,99.")]
    [InlineData("Input.Amount", "10,123", "O valor tem no máximo duas casas decimais.")]
    [InlineData("Input.CustomerCnpj", "12.ABC.345/01DE-53", "Os dígitos verificadores não conferem.")]
    [InlineData("Input.CustomerCnpj", "12.ABC.345/01DE-3Z", "Os dois últimos caracteres do CNPJ são sempre números.")]
    [InlineData("Input.CustomerCnpj", "11,222,333/0001-81", "Use somente números e letras sem acento")]
    public async Task A_new_title_says_what_is_wrong_beside_the_field(string field, string typed, string said)
    {
        var (finance, company, account) = await Setting();
        var fields = NewFields(company.Cnpj.Value, account);
        fields[field] = typed;
        await Refused(finance, New, fields, field, said);
        Assert.Empty(await Db.Invoices.ToListAsync());
    }

    [Fact]
    public async Task Caixa_takes_less_than_the_code_could_hold()
    {
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        var caixa = await Given.Save(new BankAccount(TestBoletos.Account("104"), "Exemplo Sistemas Ltda.", "11.444.777/0001-61", "Av. Paulista, 1000"));
        var fields = NewFields((await Given.Company()).Cnpj.Value, caixa);
        fields["Input.Amount"] = "10.000.000,00";
        await Refused(finance, New, fields, "Input.Amount", "Este banco aceita boletos de até R$ 9.999.999,99.");
    }

    [Fact]
    public async Task A_cnpj_with_letters_may_be_typed_in_lower_case()
    {
        var (finance, _, account) = await Setting();
        var company = await Given.Company(cnpj: "12ABC34501DE35");
        using var made = await finance.Submit(New, NewFields("12.abc.345/01de-35", account));
        Assert.Equal(302, (int)made.StatusCode);
        Assert.Equal(company.Id, (await Db.Invoices.SingleAsync()).CustomerId);
    }

    /// <summary>Refused with 422; the field still holds what was typed, is marked, and names the message as its description.</summary>
    private static async Task Refused(Client client, string url, Dictionary<string, string> fields, string field, string said)
    {
        using var response = await client.Submit(url, fields);
        Assert.Equal(422, (int)response.StatusCode);
        var page = await Client.Read(response);
        var control = page.QuerySelector($"[name='{field}']")!;
        var error = page.GetElementById($"{field.Replace('.', '_')}-erro");
        Assert.Contains(said, error?.TextContent.Replace('\u00a0', ' ') ?? $"no message; the page says {page.Body!.TextContent}", StringComparison.Ordinal);
        Assert.Equal(fields[field], control is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)control).GetAttribute("value") ?? "");
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Contains(error!.Id!, control.GetAttribute("aria-describedby")!.Split(' '));
    }

    private static Dictionary<string, string> TakeOverFields(Customer company, string code) => new(StringComparer.Ordinal)
    {
        ["Input.Code"] = code,
        ["Input.OurNumber"] = "109/00004711-0",
        ["Input.CustomerCnpj"] = company.Cnpj.Value,
        ["Input.Description"] = "Emissor NF-e",
    };

    private static Dictionary<string, string> NewFields(string cnpj, BankAccount account) => new(StringComparer.Ordinal)
    {
        ["Input.CustomerCnpj"] = cnpj,
        ["Input.Description"] = "Consultoria",
        ["Input.Amount"] = "10,00",
        ["Input.DueOn"] = "2030-06-20",
        ["Input.BankAccountId"] = $"{account.Id}",
    };

    private static string Changed(string text, int position) => text.Remove(position, 1).Insert(position, text[position] is >= '0' and < '9' ? $"{(char)(text[position] + 1)}" : "0");

    private async Task<(Client Finance, Customer Company, BankAccount Account)> Setting()
    {
        var account = await Given.Save(new BankAccount(TestBoletos.Account("341"), "Exemplo Sistemas Ltda.", "11.444.777/0001-61", "Av. Paulista, 1000"));
        return (Portal.SignedInAs(await Given.Staff(StaffRole.Finance)), await Given.Company(), account);
    }
}
