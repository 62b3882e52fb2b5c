using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Consumption;

public class DeskConsumptionTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_desk_reads_the_same_as_the_customer_from_the_customers_page()
    {
        var company = await Given.Company();
        var contract = await Given.ContractWithHours(company);
        await Given.Save(HourMovement.Drawn(contract, await Given.FinishedOrder(await Given.Contact(company)), Actor.System, Clock.Now));
        var bruno = Portal.SignedInAs(await Given.Staff());
        var customer = await bruno.Page($"/atendimento/clientes/{company.Cnpj.Value}");
        Assert.Contains("saldo de 8\u00a0h 30\u00a0min", customer.Body!.TextContent, StringComparison.Ordinal);
        var page = await bruno.Page(customer.QuerySelectorAll("a").Single(a => a.TextContent == "Ver o consumo").GetAttribute("href")!);
        Assert.Equal("8\u00a0h 30\u00a0min", page.QuerySelectorAll(".pc-numeros .valor")[^1].TextContent);
        Assert.DoesNotContain("Ajustar saldo", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_corrects_a_balance_with_a_reason_and_once_for_a_form()
    {
        var company = await Given.Company();
        var contract = await Given.ContractWithHours(company);
        var url = $"/atendimento/clientes/{company.Cnpj.Value}/consumo/{contract.Id}/ajuste";
        var ana = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor, "Ana Nunes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ana.Submit(url, new() { ["Input.Minutes"] = "-30", ["Input.Reason"] = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ana.Submit(url, new() { ["Input.Minutes"] = "0", ["Input.Reason"] = "Nada" })).StatusCode);
        var page = await ana.Page(url);
        for (var i = 0; i < 2; i++) { Assert.Equal(HttpStatusCode.Redirect, (await ana.Submit(page, url, new() { ["Input.Minutes"] = "-30", ["Input.Reason"] = "Hora lançada a menos." })).StatusCode); }

        var adjusted = await Db.HourMovements.SingleAsync(m => m.Kind == HourMovementKind.Adjustment);
        Assert.Equal((-30, "Hora lançada a menos.", "Ana Nunes"), (adjusted.Minutes, adjusted.Reason, adjusted.ByName));
        Assert.Single(await Db.AuditEntries.Where(e => e.Kind == AuditKind.HoursAdjusted).ToListAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Staff()).Get(url)).StatusCode);
        var other = await Given.Company();
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get($"/atendimento/clientes/{other.Cnpj.Value}/consumo/{contract.Id}/ajuste")).StatusCode);
    }

    [Fact]
    public async Task A_supervisor_gives_a_contract_hours()
    {
        var company = await Given.Company();
        await Given.ContractedProduct(company);
        var contract = await Db.Contracts.SingleAsync();
        var url = $"/atendimento/clientes/{company.Cnpj.Value}/consumo/{contract.Id}/horas";
        var ana = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ana.Submit(url, new() { ["Input.Hours"] = "800" })).StatusCode);
        await ana.Submit(url, new() { ["Input.Hours"] = "7,5" });
        var stored = await Db.Contracts.SingleAsync();
        Assert.Equal((450, new DateOnly(2030, 6, 1)), (stored.MonthlyMinutes, stored.HoursFrom!.Value));
    }
}
