using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Deadlines;

public class SimulatorTests(Portal portal) : PageTest(portal)
{
    private const string Url = "/administracao/prazos/simulador";

    [Theory]
    [InlineData(Given.Stopped)]
    [InlineData(SupportPortal.Domain.Tickets.Category.Dispute)]
    public async Task What_is_simulated_is_what_a_ticket_gets_when_it_is_really_opened_and_waits(string category)
    {
        var customer = await Given.Company();
        await Given.ContractedProduct(customer);
        var ana = await Given.CompanyAccount(customer);
        var (bruno, contract) = (await Given.Staff(), await Db.Contracts.SingleAsync());
        var kind = await Db.Categories.SingleAsync(c => c.Name == category);
        var opened = Clock.Now;
        var ticket = await Given.OpenedTicket(ana, category, then: t =>
        {
            t.WaitForCustomer("Falta o XML", StandardCalendar.Instance, Given.By(bruno), opened.AddMinutes(70));
            t.ReplyFromCustomer("Segue.", StandardCalendar.Instance, Given.By(ana), opened.AddMinutes(200));
        });
        using var simulated = await Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor)).Submit(Url, new()
        {
            ["Input.ContractId"] = $"{contract.Id}",
            ["Input.CategoryId"] = $"{kind.Id}",
            ["Input.Priority"] = $"{kind.Priority}",
            ["Input.OpenedAt"] = Local(opened),
            ["Input.Waits[0].From"] = Local(opened.AddMinutes(70)),
            ["Input.Waits[0].To"] = Local(opened.AddMinutes(200)),
        });
        var page = await Client.Read(simulated);
        foreach (var metric in new[] { SlaMetric.FirstResponse, SlaMetric.Resolution })
        {
            var due = PortalTime.ToLocal(ticket.Clocks.Single(c => c.Metric == metric).DueAt).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
            Assert.Equal((metric, due), (metric, page.QuerySelector($"[data-prazo={metric}]")!.TextContent));
        }
        var steps = page.QuerySelectorAll("section").Single(s => s.QuerySelector("[data-prazo=Resolution]") is not null).QuerySelectorAll("tbody td.cheia").Select(c => c.TextContent.Trim()).ToList();
        Assert.Contains("Pausa", steps);
        Assert.Contains($"meta do tipo {category}", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(contract.Number, page.Body.TextContent, StringComparison.Ordinal);
        Assert.Single(await Db.Tickets.ToListAsync());
    }

    [Fact]
    public async Task A_draft_can_be_tried_before_anybody_has_it()
    {
        var policy = new SlaPolicy("Ouro", new WorkCalendar("Comercial", WeekHours.Standard));
        policy.Draft!.Describe(policy.Draft.Calendar!, true, false, [
            new(null, null, SlaMetric.FirstResponse, TimeSpan.FromHours(1), Hours.ClockTime, SlaOrigin.Identification), new(null, null, SlaMetric.Resolution, TimeSpan.FromHours(1), Hours.BusinessTime)]);
        await Given.Save(policy);
        var vera = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var page = await Client.Read(await vera.Submit($"{Url}?versao={policy.Draft.Id}", new() { ["Input.OpenedAt"] = "2026-11-19T11:30", ["Input.IdentifiedAt"] = "2026-11-19T15:00" }));
        Assert.Equal(["19/11/2026 16:00", "19/11/2026 12:30", "19/11/2026 13:30"], page.QuerySelectorAll("[data-prazo]").Select(d => d.TextContent)); // the table of spec.md section 4
        Assert.Contains("meta geral", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.OpenedAt", "ontem")]
    [InlineData("Input.Waits[0].From", "2030-06-03T12:00")]
    [InlineData("Input.IdentifiedAt", "2030-06-01T12:00")]
    public async Task What_cannot_have_been_is_refused_and_what_was_typed_stays(string name, string value)
    {
        var vera = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        using var refused = await vera.Submit(Url, new() { [name] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(value, (await Client.Read(refused)).QuerySelector($"[name='{name}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task More_waits_can_be_asked_for_without_a_script()
    {
        var vera = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var page = await Client.Read(await vera.Submit(Url, new() { ["Input.Waits[0].From"] = "2030-06-03T12:00" }, button: "Mais esperas"));
        Assert.Equal((6, "2030-06-03T12:00"), (page.QuerySelectorAll("[name$='.From']").Length, page.QuerySelector("[name='Input.Waits[0].From']")!.GetAttribute("value")));
    }

    private static string Local(DateTimeOffset at) => PortalTime.ToLocal(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
