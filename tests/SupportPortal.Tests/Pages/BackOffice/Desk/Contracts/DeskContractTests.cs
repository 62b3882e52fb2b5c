using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Contracts;

public class DeskContractTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_supervisor_writes_a_contract_and_the_customer_reads_it()
    {
        var company = await Given.Company();
        var product = await Given.Save(new Product("erp", "ERP Gestão", "Vendas"));
        var sara = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor, "Sara Luz"));
        var url = $"/atendimento/clientes/{company.Cnpj.Value}/contratos/novo";
        Assert.Contains(url, (await sara.Page($"/atendimento/clientes/{company.Cnpj.Value}")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        using var answer = await sara.Submit(url, Typed());
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var stored = await Db.Contracts.Include(c => c.Products).Include(c => c.Contacts).SingleAsync();
        Assert.Equal(("CT-2030/9", RenewalKind.Automatic, 24, 45, 480), (stored.Number, stored.Renewal, stored.RenewalMonths, stored.NoticeDays, stored.MonthlyMinutes));
        Assert.Equal((product.Id, "25 usuários"), (stored.Products[0].ProductId, stored.Products[0].Plan));
        Assert.Equal(("Rita Contas", true), (stored.Contacts[0].Name, stored.Contacts[0].IsOurs));
        Assert.Single(await Db.AuditEntries.Where(e => e.Kind == AuditKind.ContractChanged && e.About == "CT-2030/9" && e.CustomerId == company.Id).ToListAsync());
        Assert.Contains("Rita Contas", (await Portal.SignedInAs(await Given.Contact(company)).Page("/contratos/CT-2030-9")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        var company = await Given.Company();
        await Given.Save(new Product("erp", "ERP Gestão", "Vendas"));
        await Given.Save(new Contract("CT-2030-9", company.Id, new DateOnly(2030, 1, 1), new DateOnly(2030, 12, 31)));
        var sara = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var url = $"/atendimento/clientes/{company.Cnpj.Value}/contratos/novo";
        foreach (var (field, value, message) in new[]
        {
            ("Input.Number", "CT 2030", "Use letras sem acento"), ("Input.Number", "CT-2030/9", "já tem um contrato com este número"), ("Input.EndsOn", "2029-01-01", "termina depois do dia em que começa"),
            ("Input.Products[0].Plan", "", "Diga o plano"), ("Input.Contacts[0].Name", "", "Dê o nome do contato."), ("Input.Contacts[0].Email", "rita@", "Complete o e-mail"), ("Input.Hours", "800", ""), ("Input.NoticeDays", "", ""),
        })
        {
            using var answer = await sara.Submit(url, new(Typed("CT-2031/1")) { [field] = value });
            Assert.Equal((field, HttpStatusCode.UnprocessableEntity), (field, answer.StatusCode));
            var page = await Client.Read(answer);
            Assert.Contains(message, page.QuerySelector($"[id='{field.Replace('.', '_').Replace('[', '_').Replace(']', '_')}-erro']")!.TextContent, StringComparison.Ordinal);
            if (field != "Input.Contacts[0].Name") { Assert.Contains("Rita Contas", page.DocumentElement.OuterHtml, StringComparison.Ordinal); }
        }
        Assert.Equal(1, await Db.Contracts.CountAsync());
    }

    [Fact]
    public async Task A_contract_is_changed_and_the_second_of_two_editors_is_told()
    {
        var company = await Given.Company();
        var product = await Given.ContractedProduct(company);
        var contract = await Db.Contracts.SingleAsync();
        var sara = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var url = $"/atendimento/clientes/{company.Cnpj.Value}/contratos/{contract.Id}";
        var old = await sara.Page(url);
        Assert.Equal(HttpStatusCode.Redirect, (await sara.Submit(url, new() { ["Input.EndsOn"] = "2031-06-30", ["Input.Products[0].IsIncluded"] = "false" })).StatusCode);
        var stored = await Db.Contracts.AsNoTracking().Include(c => c.Products).SingleAsync();
        Assert.Equal((contract.Number, new DateOnly(2031, 6, 30)), (stored.Number, stored.EndsOn));
        Assert.Empty(stored.Products);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact(company)).Get($"/produtos/{product.Slug}/documentacao")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await sara.Submit(old, url, new() { ["Input.EndsOn"] = "2032-06-30" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Staff()).Get(url)).StatusCode);
    }

    [Fact]
    public async Task More_contacts_keeps_what_was_typed()
    {
        var company = await Given.Company();
        await Given.Save(new Product("erp", "ERP Gestão", "Vendas"));
        var sara = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        using var answer = await sara.Submit($"/atendimento/clientes/{company.Cnpj.Value}/contratos/novo", Typed(), button: "Mais contatos");
        var page = await Client.Read(answer);
        Assert.NotNull(page.QuerySelector("[name='Input.Contacts[3].Name']"));
        Assert.Equal("Rita Contas", page.QuerySelector("[name='Input.Contacts[0].Name']")!.GetAttribute("value"));
    }

    private static Dictionary<string, string> Typed(string number = "CT-2030/9") => new()
    {
        ["Input.Number"] = number,
        ["Input.StartsOn"] = "2030-01-01",
        ["Input.EndsOn"] = "2031-12-31",
        ["Input.Renewal"] = "Automatic",
        ["Input.RenewalMonths"] = "24",
        ["Input.NoticeDays"] = "45",
        ["Input.Hours"] = "8",
        ["Input.Products[0].IsIncluded"] = "true",
        ["Input.Products[0].Plan"] = "25 usuários",
        ["Input.Contacts[0].Name"] = "Rita Contas",
        ["Input.Contacts[0].Role"] = "Gerente de contas",
        ["Input.Contacts[0].Email"] = "rita@portal.example",
        ["Input.Contacts[0].IsOurs"] = "true",
    };
}
