using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.ApiKeys;

public class ApiKeyPagesTests(Portal portal) : PageTest(portal)
{
    private const string New = "/chaves-de-acesso/nova";

    private static Dictionary<string, string> Form(string name = "ERP da matriz", string days = "90") =>
        new() { ["Input.Name"] = name, ["Input.Tickets"] = "true", ["Input.Days"] = days, ["Input.CurrentPassword"] = Given.Password };

    [Fact]
    public async Task A_manager_makes_a_key_sees_it_once_and_a_program_reads_with_it()
    {
        var company = await Given.Company();
        var (ana, bia) = (await Given.Contact(company), await Given.Contact(company, Permission.OwnTickets | Permission.Manager, "Bia Sá"));
        await Given.Contact(company, Permission.All & ~Permission.Manager, "Caio Reis");
        var ticket = await Given.OpenedTicket(ana);
        var browser = Portal.SignedInAs(ana);
        Assert.Contains("ainda não tem chaves", (await browser.Page("/chaves-de-acesso")).Body!.TextContent, StringComparison.Ordinal);

        using var made = await browser.Submit(New, Form());
        var page = await Client.Read(made);
        var key = page.QuerySelector("#chave")!.TextContent;
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.True(made.Headers.CacheControl!.NoStore);

        var stored = await Db.ApiKeys.SingleAsync();
        Assert.Equal((company.Id, "ERP da matriz", ApiScopes.TicketsRead, key[..9], ana.Name), (stored.CustomerId, stored.Name, stored.Scopes, stored.Start, stored.CreatedByName));
        Assert.Equal(Secrets.Hash(key), stored.Hash);
        Assert.Equal(new DateOnly(2030, 9, 1), stored.LastDay);
        Assert.Equal((stored.Start, ana.Id), await Db.AuditEntries.Where(e => e.Kind == AuditKind.ApiKeyCreated).Select(e => new ValueTuple<string, int?>(e.About, e.PersonId)).SingleAsync());

        var mails = await Portal.DeliverMail();
        Assert.Equal(new[] { ana.Email!, bia.Email!, company.Email }.Order(StringComparer.Ordinal), mails.Select(m => m.To.Single()).Order(StringComparer.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain(key, m.Subject + m.Text + m.Html, StringComparison.Ordinal));
        Assert.Contains("ERP da matriz", mails[0].Text, StringComparison.Ordinal);

        var list = await browser.Page("/chaves-de-acesso");
        Assert.DoesNotContain(key, list.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Nunca usada", list.Body!.TextContent, StringComparison.Ordinal);
        using var read = await Portal.Anonymous().Ask($"/api/v1/tickets/{ticket.Code}", key);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Contains("Hoje, 10:00", (await browser.Page("/chaves-de-acesso")).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_the_next_request_on()
    {
        var ana = await Given.CompanyAccount();
        var (row, key) = await Given.ApiKey(await Db.Customers.SingleAsync());
        var program = Portal.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await program.Ask("/api/v1/tickets", key)).StatusCode);
        var browser = Portal.SignedInAs(ana);
        Assert.Equal("/chaves-de-acesso", (await browser.Submit($"/chaves-de-acesso/{row.Id}/revogar", button: "Revogar chave")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Ask("/api/v1/tickets", key)).StatusCode);
        Assert.Contains("Revogada", (await browser.Page("/chaves-de-acesso")).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Db.AuditEntries.CountAsync(e => e.Kind == AuditKind.ApiKeyRevoked && e.About == row.Start));
    }

    [Fact]
    public async Task Without_the_password_there_is_no_key()
    {
        var form = Form();
        form["Input.CurrentPassword"] = "Outra-Senha-42";
        var page = await Client.Read(await Portal.SignedInAs(await Given.Contact()).Submit(New, form));
        Assert.Contains("A senha atual não confere.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ERP da matriz", page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Empty(await Db.ApiKeys.ToListAsync());
    }

    [Theory]
    [InlineData("Input.Name", ""), InlineData("Input.Tickets", "false"), InlineData("Input.Days", "31"), InlineData("Input.CurrentPassword", "")]
    public async Task What_is_missing_is_said_beside_its_field(string field, string value)
    {
        var form = Form();
        form[field] = value;
        var ana = await Given.Contact();
        var browser = Portal.SignedInAs(ana);
        using var answer = await browser.Post(New, New, form);
        var page = await Client.Read(answer);
        Assert.NotEmpty(page.QuerySelectorAll(".pc-erro, [role=alert]"));
        Assert.Empty(await Db.ApiKeys.ToListAsync());
    }

    [Theory, InlineData("2030-06-03", false), InlineData("2030-06-04", true), InlineData("2031-06-03", true), InlineData("2031-06-04", false), InlineData("", false)]
    public async Task A_day_of_ones_own_is_from_tomorrow_to_a_year(string day, bool isTaken)
    {
        var form = Form(days: "0");
        form["Input.Until"] = day;
        await Portal.SignedInAs(await Given.Contact()).Submit(New, form);
        Assert.Equal(isTaken ? 1 : 0, await Db.ApiKeys.CountAsync());
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_makes_one_key()
    {
        var browser = Portal.SignedInAs(await Given.Contact());
        await browser.Submit(New, Form());
        var again = await Client.Read(await browser.Submit(New, Form()));
        Assert.Contains("já tem uma chave com este nome", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(again.QuerySelector("#chave"));
        Assert.Equal(1, await Db.ApiKeys.CountAsync());
    }

    [Fact]
    public async Task A_manager_without_finance_gives_no_key_that_reads_it()
    {
        var browser = Portal.SignedInAs(await Given.Contact(permissions: Permission.All & ~Permission.Finance));
        Assert.Null((await browser.Page(New)).QuerySelector("[name='Input.Invoices']"));
        await browser.Post(New, New, Form().Append(new("Input.Invoices", "true")));
        Assert.Equal(ApiScopes.TicketsRead, (await Db.ApiKeys.SingleAsync()).Scopes);
    }
}
