using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Deadlines;

public class PolicyPagesTests(Portal portal) : PageTest(portal)
{
    private const string Home = "/administracao/prazos";
    private Client _vera = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _vera = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor, "Vera Paz"));
    }

    [Fact]
    public async Task A_policy_is_written_published_chosen_by_a_contract_and_promised_and_kept_by_tickets_opened_from_then_on()
    {
        var customer = await Given.Company();
        await Given.ContractedProduct(customer);
        var ana = await Given.CompanyAccount(customer);
        var category = await Db.Categories.SingleAsync(c => c.Name == Given.Stopped);
        var created = await _vera.Submit($"{Home}/nova", new() { ["Input.Name"] = "Ouro" });
        var policy = await Db.SlaPolicies.SingleAsync(p => p.Name == "Ouro");
        Assert.Equal($"{Home}/{policy.Id}/rascunho", created.Headers.Location?.OriginalString);

        var contract = await Db.Contracts.SingleAsync();
        Assert.DoesNotContain("Ouro", (await _vera.Page($"{Home}/contratos/{contract.Id}")).QuerySelector("#Input_PolicyId")!.TextContent, StringComparison.Ordinal); // a draft is nobody's yet
        var rows = (await _vera.Page($"{Home}/{policy.Id}/rascunho")).QuerySelectorAll("tbody tr").Length;
        Assert.Equal(10 + 4, rows);
        using var saved = await _vera.Submit($"{Home}/{policy.Id}/rascunho", new()
        {
            ["Input.PausesForThirdParty"] = "true",
            [$"Input.Rows[{rows - 4}].CategoryId"] = $"{category.Id}",
            [$"Input.Rows[{rows - 4}].Priority"] = "Critical",
            [$"Input.Rows[{rows - 4}].Metric"] = "Resolution",
            [$"Input.Rows[{rows - 4}].Time"] = "1h30",
            [$"Input.Rows[{rows - 4}].Hours"] = "BusinessTime",
            [$"Input.Rows[{rows - 4}].Origin"] = "Registration",
        });
        Assert.Equal($"{Home}/{policy.Id}", saved.Headers.Location?.OriginalString);
        var draft = await Db.SlaPolicyVersions.SingleAsync(v => v.PolicyId == policy.Id);
        Assert.Equal((11, true, 2), (await Db.SlaTargets.CountAsync(t => t.VersionId == draft.Id), draft.PausesForThirdParty, await Db.SlaPolicies.CountAsync()));
        using var published = await _vera.Submit($"{Home}/{policy.Id}", button: "Publicar a versão 1");
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _vera.Get($"{Home}/{policy.Id}/rascunho")).StatusCode);

        var before = await Given.OpenedTicket(ana, Given.Stopped);
        using var chosen = await _vera.Submit($"{Home}/contratos/{contract.Id}", new() { ["Input.PolicyId"] = $"{policy.Id}" });
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        var after = await Given.OpenedTicket(ana, Given.Stopped);
        Assert.Equal((Clock.Now.AddHours(4), Clock.Now.AddMinutes(90)), (before.DueAt, after.DueAt)); // Monday, 10:00
        Assert.Equal((true, false), (after.Schedule!.PausesForThirdParty, before.Schedule!.PausesForThirdParty));

        var browser = Portal.SignedInAs(ana);
        var form = (await browser.Submit("/chamados/novo", new() { ["Input.About"] = "topico:financeiro" })).Headers.Location!.OriginalString;
        Assert.Contains("1 h 30 min úteis", (await browser.Page(form)).QuerySelector(".pc-promessa")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(["created", "ok", "published"], (await Db.AuditEntries.Where(a => a.Kind == AuditKind.DeadlinePolicyChanged).Select(a => a.Result).ToListAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(customer.Id, (await Db.AuditEntries.SingleAsync(a => a.Kind == AuditKind.DeadlineContractChanged)).CustomerId);
    }

    [Fact]
    public async Task A_new_version_leaves_open_tickets_their_own_until_a_supervisor_recalculates_them()
    {
        var ticket = await Given.OpenedTicket(await Given.CompanyAccount(), Given.Stopped);
        var policy = await Db.SlaPolicies.SingleAsync();
        using var drafted = await _vera.Submit($"{Home}/{policy.Id}", button: "Nova versão");
        var page = await _vera.Page($"{Home}/{policy.Id}/rascunho");
        var row = page.QuerySelectorAll("tbody tr").Index().Single(r => Selected(r.Item, "CategoryId") == Given.Stopped && Selected(r.Item, "Metric") == "Solução").Index;
        using var saved = await _vera.Submit($"{Home}/{policy.Id}/rascunho", new() { [$"Input.Rows[{row}].Time"] = "8h" });
        using var published = await _vera.Submit($"{Home}/{policy.Id}", button: "Publicar a versão 2");
        Assert.Equal(ticket.DueAt, (await Db.Tickets.SingleAsync()).DueAt);

        var url = $"/atendimento/chamados/{ticket.Code}/recalcular";
        Assert.Contains("Solução", (await _vera.Page(url)).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ticket.DueAt, (await Db.Tickets.SingleAsync()).DueAt); // looking changes nothing
        using var refused = await _vera.Submit(url, new() { ["Input.Reason"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var done = await _vera.Submit(url, new() { ["Input.Reason"] = "A meta estava errada." });
        Assert.Equal($"/atendimento/chamados/{ticket.Code}", done.Headers.Location?.OriginalString);
        Assert.Equal(ticket.OpenedAt.AddHours(8), (await Db.Tickets.SingleAsync()).DueAt);
        var line = await Db.TicketEvents.SingleAsync(e => e.Kind == TicketEventKind.DeadlineRecalculated);
        Assert.Equal((ticket.DueAt, ticket.OpenedAt.AddHours(8)), (DateTimeOffset.Parse(line.From!), DateTimeOffset.Parse(line.To!)));
        var audited = await Db.AuditEntries.SingleAsync(a => a.Kind == AuditKind.DeadlineRecalculated);
        Assert.Equal((ticket.Code, ticket.CustomerId), (audited.About, audited.CustomerId));
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Staff()).Get(url)).StatusCode);

        static string? Selected(IElement row, string field) => row.QuerySelector($"select[name$='.{field}'] option[selected]")?.TextContent;
    }

    [Theory]
    [InlineData("Input.Rows[0].Time", "quatro horas")]
    [InlineData("Input.Rows[0].Metric", "Tudo")]
    [InlineData("Input.CalendarId", "abc")]
    public async Task A_version_that_cannot_be_is_refused_beside_its_field_with_what_was_typed(string name, string value)
    {
        var policy = await Draft();
        using var refused = await _vera.Post($"{Home}/{policy.Id}/rascunho", $"{Home}/{policy.Id}/rascunho", new Dictionary<string, string>
        {
            ["Input.CalendarId"] = $"{policy.Versions[0].CalendarId}",
            ["Input.Rows[0].Metric"] = "Resolution",
            ["Input.Rows[0].Time"] = "4h",
            ["Input.Rows[0].Hours"] = "ClockTime",
            ["Input.Rows[0].Origin"] = "Registration",
            [name] = value,
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await Client.Read(refused)).QuerySelector(".pc-erro"));
        Assert.Empty(await Db.SlaTargets.Where(t => t.VersionId == policy.Versions[0].Id).ToListAsync());
    }

    [Fact]
    public async Task Two_targets_for_the_same_and_a_version_without_general_ones_are_refused()
    {
        var policy = await Draft();
        var url = $"{Home}/{policy.Id}/rascunho";
        var fields = new Dictionary<string, string> { ["Input.CalendarId"] = $"{policy.Versions[0].CalendarId}" };
        for (var i = 0; i < 2; i++) { (fields[$"Input.Rows[{i}].Metric"], fields[$"Input.Rows[{i}].Time"], fields[$"Input.Rows[{i}].Hours"], fields[$"Input.Rows[{i}].Origin"]) = ("Resolution", "4h", "ClockTime", "Registration"); }
        using var twice = await _vera.Post(url, url, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        using var early = await _vera.Submit($"{Home}/{policy.Id}", button: "Publicar a versão 1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("Faltam as metas gerais", (await Client.Read(early)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await Db.SlaPolicyVersions.SingleAsync(v => v.PolicyId == policy.Id)).PublishedAt);
    }

    [Fact]
    public async Task Calendars_and_holidays_are_kept_and_what_is_wrong_in_them_is_refused()
    {
        using var added = await _vera.Submit($"{Home}/calendarios/novo", new() { ["Input.Name"] = "Estendido", ["Input.Saturday"] = "09:00-13:00, 20:00-24:00", ["Input.Monday"] = "" });
        Assert.Equal($"{Home}/calendarios", added.Headers.Location?.OriginalString);
        var calendar = await Db.WorkCalendars.SingleAsync(c => c.Name == "Estendido");
        Assert.Equal(("", "09:00-13:00, 20:00-24:00", "08:00-12:00, 13:00-18:00"), (calendar.Week[DayOfWeek.Monday], calendar.Week[DayOfWeek.Saturday], calendar.Week[DayOfWeek.Friday]));
        using var wrong = await _vera.Submit($"{Home}/calendarios/{calendar.Id}", new() { ["Input.Friday"] = "18:00-08:00" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "18:00-08:00"), (wrong.StatusCode, (await Client.Read(wrong)).QuerySelector("#Input_Friday")!.GetAttribute("value")));
        using var empty = await _vera.Submit($"{Home}/calendarios/{calendar.Id}", Enum.GetValues<DayOfWeek>().ToDictionary(d => $"Input.{d}", _ => ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);

        using var set = await _vera.Submit($"{Home}/feriados/novo", new() { ["Input.Name"] = "São Paulo (SP)", ["Input.Scope"] = "Municipal", ["Input.Lines"] = "25/1 Aniversário\nPáscoa+60 Corpus Christi" });
        Assert.Equal($"{Home}/feriados", set.Headers.Location?.OriginalString);
        Assert.Equal("25/01 Aniversário\nPáscoa+60 Corpus Christi", (await Db.HolidaySets.SingleAsync()).Lines);
        using var odd = await _vera.Submit($"{Home}/feriados/{(await Db.HolidaySets.SingleAsync()).Id}", new() { ["Input.Lines"] = "31/02 Nada" });
        Assert.Contains("31/02 Nada", (await Client.Read(odd)).QuerySelector(".pc-erro")!.TextContent, StringComparison.Ordinal);
        var list = (await _vera.Page($"{Home}/feriados")).Body!.TextContent;
        Assert.Contains("20/06/2030 Corpus Christi", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_holiday_reaches_tickets_opened_from_then_on()
    {
        var customer = await Given.Company();
        await Given.ContractedProduct(customer);
        var ana = await Given.CompanyAccount(customer);
        var city = await Given.Save(new HolidaySet("Cidade", HolidayScope.Municipal, "03/06/2030 Feriado da cidade"));
        using var chosen = await _vera.Post($"{Home}/contratos/{(await Db.Contracts.SingleAsync()).Id}", $"{Home}/contratos/{(await Db.Contracts.SingleAsync()).Id}",
            new Dictionary<string, string> { ["Input.NationalHolidays"] = "true", ["Input.HolidaySets"] = $"{city.Id}" });
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        var first = await Given.OpenedTicket(ana, Category.Dispute); // 27 hours of business time, from a day on which nobody works
        using var saved = await _vera.Submit($"{Home}/feriados/{city.Id}", new() { ["Input.Lines"] = "04/06/2030 Feriado da cidade" });
        var second = await Given.OpenedTicket(ana, Category.Dispute);
        Assert.Equal(["03/06/2030 Feriado da cidade", "04/06/2030 Feriado da cidade"], await Db.WorkSchedules.OrderBy(s => s.Id).Select(s => s.Holidays).ToListAsync());
        var dues = new[] { first, second }.Select(t => PortalTime.ToLocal(t.DueAt).ToString("dd HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(["06 18:00", "07 10:00"], dues); // three whole days from the 4th; seven hours of the 3rd, two days from the 5th, two hours
    }

    private async Task<SlaPolicy> Draft() => await Given.Save(new SlaPolicy("Prata", new WorkCalendar("Comercial", WeekHours.Standard)));
}
