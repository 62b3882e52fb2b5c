using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Billing;

/// <summary>Between the computed boleto and the one that banks take lies the bank's answer.</summary>
public class RegistrationTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_banks_yes_brings_the_pix_code_and_leaves_a_line()
    {
        var (finance, company, number) = await NewTitle();
        Assert.Contains("A registrar", (await finance.Page($"/cobranca/titulos/{number}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(number.Replace('-', '/'), (await finance.Page("/cobranca?registro=a-registrar")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        using var confirmed = await finance.Submit($"/cobranca/titulos/{number}/registro", new() { ["Input.Pix"] = $"  {Given.Pix} " }, "Confirmar registro");
        var page = await finance.Follow(confirmed);
        Assert.Contains("Registrado no banco em 03/06/2030", page.Body!.TextContent, StringComparison.Ordinal);
        var boleto = await Db.Boletos.SingleAsync();
        Assert.Equal((Registration.Registered, Given.Pix), (boleto.Registration, boleto.PixPayload));
        Assert.Equal([InvoiceEventKind.Issued, InvoiceEventKind.Registered], await Db.InvoiceEvents.OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());
        Assert.Equal(Given.Pix, (await Portal.SignedInAs(await Given.Contact(company)).Page($"/financeiro/{number}")).QuerySelector("#pix-codigo")!.TextContent);

        using var again = await finance.Get($"/cobranca/titulos/{number}/registro");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task A_boleto_the_bank_refused_is_nowhere_to_be_paid()
    {
        var (finance, company, number) = await NewTitle();
        using var silent = await finance.Submit($"/cobranca/titulos/{number}/registro", new() { ["Input.Reason"] = "" }, "Anotar recusa");
        Assert.Equal(422, (int)silent.StatusCode);
        Assert.NotNull((await Client.Read(silent)).QuerySelector("#Input_Reason-erro"));

        using var refused = await finance.Submit($"/cobranca/titulos/{number}/registro", new() { ["Input.Reason"] = "CNPJ do pagador inválido (48)" }, "Anotar recusa");
        Assert.Contains("CNPJ do pagador inválido (48)", (await finance.Follow(refused)).Body!.TextContent, StringComparison.Ordinal);

        var customer = Portal.SignedInAs(await Given.Contact(company));
        var page = await customer.Page($"/financeiro/{number}");
        var boleto = await Db.Boletos.SingleAsync();
        Assert.DoesNotContain(boleto.DigitableLine, page.DocumentElement.OuterHtml.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("inválido (48)", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var pdf = await customer.Get($"/financeiro/{number}/boleto.pdf");
        Assert.Equal(HttpStatusCode.Redirect, pdf.StatusCode);
    }

    [Theory]
    [InlineData(3, "está incompleto ou foi alterado")] // the end is missing
    [InlineData(0, "está incompleto ou foi alterado")] // a wrong CRC
    public async Task A_pix_code_that_was_cut_or_changed_is_refused_beside_its_field(int cut, string expected)
    {
        var (finance, _, number) = await NewTitle();
        var pix = cut > 0 ? Given.Pix[..^cut] : Given.Pix[..^1] + (Given.Pix[^1] == '0' ? '1' : '0');
        using var response = await finance.Submit($"/cobranca/titulos/{number}/registro", new() { ["Input.Pix"] = pix }, "Confirmar registro");

        var page = await Client.Read(response);
        Assert.Equal(422, (int)response.StatusCode);
        Assert.Contains(expected, page.QuerySelector("#Input_Pix-erro")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(pix, page.QuerySelector("#Input_Pix")!.TextContent);
        Assert.Equal(Registration.Pending, (await Db.Boletos.SingleAsync()).Registration);
    }

    [Theory]
    [InlineData("10,00", "", "Input_DiscountUntil")]
    [InlineData("", "2030-06-10", "Input_Discount")]
    [InlineData("389,40", "2030-06-10", "Input_Discount")] // as much as the title
    [InlineData("0", "2030-06-10", "Input_Discount")]
    [InlineData("10,00", "2030-06-21", "Input_DiscountUntil")] // after the due date
    [InlineData("10,00", "2030-06-02", "Input_DiscountUntil")] // yesterday
    public async Task A_discount_needs_both_a_sum_below_the_value_and_a_day_up_to_the_due_date(string sum, string until, string field)
    {
        var (finance, fields) = await Form();
        using var response = await finance.Submit("/cobranca/titulos/novo", new(fields) { ["Input.Discount"] = sum, ["Input.DiscountUntil"] = until });

        Assert.Equal(422, (int)response.StatusCode);
        Assert.NotNull((await Client.Read(response)).QuerySelector($"#{field}-erro"));
        Assert.Empty(await Db.Invoices.ToListAsync());
    }

    [Fact]
    public async Task A_discount_is_kept_with_the_boleto()
    {
        var (finance, fields) = await Form();
        using var made = await finance.Submit("/cobranca/titulos/novo", new(fields) { ["Input.Discount"] = "19,40", ["Input.DiscountUntil"] = "2030-06-10" });

        Assert.Contains("R$ 19,40 até 10/06/2030", (await finance.Follow(made)).Body!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(new Discount(19.40m, new DateOnly(2030, 6, 10)), (await Db.Boletos.SingleAsync()).Discount);
    }

    [Fact]
    public async Task The_list_is_cut_by_due_date_and_keeps_its_other_filters()
    {
        var company = await Given.Company();
        var (soon, later) = (await Given.Invoice(company, due: 5), await Given.Invoice(company, due: 25));
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        var page = await finance.Page("/cobranca?situacao=a-vencer&de=2030-06-20&ate=2030-06-30");

        var rows = page.QuerySelector("tbody")!.TextContent;
        Assert.Contains(later.Number.Replace('-', '/'), rows, StringComparison.Ordinal);
        Assert.DoesNotContain(soon.Number.Replace('-', '/'), rows, StringComparison.Ordinal);
        Assert.Contains("20/06/2030 a 30/06/2030", page.QuerySelector(".pc-filtros")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2030-06-20", page.QuerySelector("form[role=search] input[name=de]")!.GetAttribute("value"));
    }

    private async Task<(Client Finance, Customer Company, string Number)> NewTitle()
    {
        var (finance, fields) = await Form();
        using var made = await finance.Submit("/cobranca/titulos/novo", fields);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return (finance, await Db.Customers.SingleAsync(), (await Db.Invoices.SingleAsync()).Number);
    }

    private async Task<(Client Finance, Dictionary<string, string> Fields)> Form()
    {
        var account = await Given.Save(new BankAccount(new() { BankCode = "341", Agency = "0057", Account = "12345", Wallet = "109" }, "Exemplo Sistemas Ltda.", "11.444.777/0001-61", "Av. Paulista, 1000"));
        var company = await Given.Company();
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        return (finance, new(StringComparer.Ordinal)
        {
            ["Input.CustomerCnpj"] = company.Cnpj.Value,
            ["Input.Description"] = "Emissor NF-e",
            ["Input.Amount"] = "389,40",
            ["Input.DueOn"] = "2030-06-20",
            ["Input.BankAccountId"] = $"{account.Id}",
        });
    }
}
