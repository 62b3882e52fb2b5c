using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Rules;

public class RulePagesTests(Portal portal) : PageTest(portal)
{
    private const string Rules = "/administracao/regras";

    [Fact]
    public async Task A_supervisor_writes_a_rule_rehearses_it_and_switches_it_on()
    {
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var camila = await Given.Staff(name: "Camila Rocha");
        await Given.OpenedTicket(subject: "Boleto errado", at: Clock.Now.AddDays(-3));
        var saved = await browser.Submit($"{Rules}/nova", new()
        {
            ["Input.Name"] = "Esquecidos",
            ["Input.Event"] = "Unchanged",
            ["Input.Hours"] = "24",
            ["Input.Subject"] = "boleto",
            ["Input.Assignment"] = "Nobody",
            ["Input.NewAssigneeId"] = $"{camila.Id}",
            ["Input.NewPriority"] = "High",
        });
        var rehearsal = await browser.Follow(saved);
        Assert.Contains("Quando o status não muda há 24 h, se não há responsável e o assunto contém “boleto”: passar para Camila Rocha; mudar a prioridade para Alta.", rehearsal.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("teria agido em 1 chamado", rehearsal.Body!.TextContent, StringComparison.Ordinal);
        Assert.False((await Db.Rules.SingleAsync()).IsActive);
        Assert.Null((await Db.Tickets.SingleAsync()).AssigneeId);

        await browser.Submit(saved.Headers.Location!.OriginalString, button: "Ligar a regra");
        Assert.Equal(Clock.Now, (await Db.Rules.SingleAsync()).ActiveSince);
        Assert.Contains("Ligada desde", (await browser.Page(Rules)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await Db.AuditEntries.CountAsync(a => a.Kind == AuditKind.RuleChanged));
    }

    [Theory]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Name", "Já existe")]
    [InlineData("Input.Event", "Tudo")]
    [InlineData("Input.Hours", "0")]
    [InlineData("Input.Hours", "721")]
    [InlineData("Input.Hours", "")]
    [InlineData("Input.Note", "")]
    [InlineData("Input.NewAssigneeId", "999999")]
    [InlineData("Input.CategoryId", "999999")]
    [InlineData("Input.Status", "Closed")]
    public async Task A_rule_that_cannot_be_is_refused_and_what_was_typed_stays(string field, string value)
    {
        await Given.Save(Written("Já existe"));
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Administrator));
        var fields = new Dictionary<string, string> { ["Input.Name"] = "Nova", ["Input.Event"] = "Unchanged", ["Input.Hours"] = "5", ["Input.Subject"] = "Fica", ["Input.Note"] = "Nota.", [field] = value };
        using var response = await browser.Post($"{Rules}/nova", $"{Rules}/nova", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("Fica", (await Client.Read(response)).QuerySelector("[name='Input.Subject']")!.GetAttribute("value"));
        Assert.Equal(1, await Db.Rules.CountAsync());
    }

    [Fact]
    public async Task Rules_change_places_and_are_edited()
    {
        var (first, second) = (await Given.Save(Written("Primeira", 1)), await Given.Save(Written("Segunda", 2)));
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        await browser.Post($"{Rules}?handler=Up", Rules, [new("id", $"{second.Id}")]);
        Assert.Equal(["Segunda", "Primeira"], await Db.Rules.OrderBy(r => r.Position).Select(r => r.Name).ToListAsync());
        var changed = await browser.Submit($"{Rules}/{first.Id}", new() { ["Input.Note"] = "Outra nota.", ["Input.Priority"] = "Low" });
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        var rule = await Db.Rules.SingleAsync(r => r.Id == first.Id);
        Assert.Equal(("Outra nota.", (Priority?)Priority.Low), (rule.Note, rule.Priority));
        foreach (var handler in (string[])["Up", "Switch"]) { Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"{Rules}?handler={handler}", Rules, [new("id", "999999")])).StatusCode); }
    }

    private Rule Written(string name, int position = 1)
    {
        var rule = new Rule(position);
        rule.Write(name, new(RuleEvent.Opened), new(Note: "Nota."), Clock.Now);
        return rule;
    }
}
