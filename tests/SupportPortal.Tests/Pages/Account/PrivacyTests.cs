using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Account;

/// <summary>What the law lets everybody ask for (LGPD, article 18).</summary>
public class PrivacyTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task One_gets_all_that_is_kept_about_oneself_and_nothing_of_others()
    {
        var customer = await Given.Company();
        var (ana, rui) = (await Given.Contact(customer), await Given.Contact(customer, name: "Rui Falcão"));
        var (mine, his) = (await Given.OpenedTicket(ana), await Given.OpenedTicket(rui));
        await Given.Attached(mine, "nota-fiscal.pdf");
        using var answer = await Portal.SignedInAs(ana).Submit("/conta/privacidade", button: "Baixar meus dados");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        using var json = await JsonDocument.ParseAsync(zip.GetEntry("dados.json")!.Open());
        Assert.Equal(ana.Email, json.RootElement.GetProperty("person")[0].GetProperty("email").GetString());
        Assert.Equal(mine.Code, Assert.Single(json.RootElement.GetProperty("tickets").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal("nota-fiscal.pdf", json.RootElement.GetProperty("messages")[0].GetProperty("files")[0].GetString());
        foreach (var name in (string[])["dados.json", "dados.html"])
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            var text = await reader.ReadToEndAsync();
            Assert.Contains(mine.Code, text, StringComparison.Ordinal);
            Assert.DoesNotContain(his.Code, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Rui Falcão", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Given.PasswordHash, text, StringComparison.Ordinal);
        }
        Assert.Equal(AuditKind.OwnDataExported, (await Db.AuditEntries.SingleAsync()).Kind);
    }

    [Fact]
    public async Task After_closing_nothing_in_the_database_names_the_person_and_the_companys_records_stay()
    {
        var customer = await Given.Company();
        var zuleica = await Given.Save(Zuleica());
        await Given.Save(new Membership(zuleica.Id, customer.Id, Permission.All));
        var rui = await Given.Contact(customer, name: "Rui Falcão");
        var (hers, his) = (await Given.OpenedTicket(zuleica), await Given.OpenedTicket(rui));
        var browser = Portal.SignedInAs(zuleica);
        await browser.Submit($"/chamados/{hers.Code}", new() { ["Reply.Message"] = "Segue a nota." });
        await Portal.SignedInAs(rui).Submit($"/chamados/{his.Code}/participantes", new() { ["Input.PersonId"] = $"{zuleica.Id}" });
        await browser.Submit($"/chamados/{his.Code}", new() { ["Reply.Message"] = "Comigo também." });
        await Portal.Anonymous().Submit("/esqueci-a-senha", new() { ["Input.User"] = zuleica.Email! });
        await Portal.DeliverMail();
        Assert.NotEmpty(await Traces());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit("/conta/encerrar", new() { ["Input.CurrentPassword"] = "Outra-Senha-Longa-1" })).StatusCode);
        Assert.Equal("/entrar", (await browser.Submit("/conta/encerrar", new() { ["Input.CurrentPassword"] = Given.Password })).Headers.Location!.OriginalString);
        Assert.Contains(await Portal.DeliverMail(), m => m.Subject == "Sua conta foi encerrada" && m.To.Single() == "zuleica.trombone@empresa.example");
        await Portal.Run((SecurityUpkeep job, CancellationToken stop) => job.RunAsync(stop));

        Assert.Empty(await Traces());
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/conta")).StatusCode);
        Assert.Contains("não conferem", (await Client.Read(await Portal.Anonymous().Submit("/entrar", new() { ["Input.User"] = "zuleica.trombone@empresa.example", ["Input.Password"] = Given.Password }))).Body!.TextContent, StringComparison.Ordinal);
        var kept = await Db.Tickets.Include(t => t.Messages).SingleAsync(t => t.Id == hers.Id);
        Assert.Equal($"Pessoa {zuleica.Id}", kept.RequesterName);
        Assert.Contains(kept.Messages, m => m.Body == "Segue a nota." && m.AuthorName == $"Pessoa {zuleica.Id}");
        Assert.False((await Db.Memberships.SingleAsync(m => m.PersonId == zuleica.Id)).IsActive);
        Assert.Equal(1, await Db.AuditEntries.CountAsync(e => e.Kind == AuditKind.AccountClosed && e.PersonId == zuleica.Id));
        Assert.Equal("Rui Falcão", (await Db.Tickets.SingleAsync(t => t.Id == his.Id)).RequesterName);
    }

    [Fact]
    public async Task Neither_a_companys_own_account_nor_staff_close_themselves()
    {
        foreach (var person in (Person[])[await Given.CompanyAccount(), await Given.Staff()])
        {
            var browser = Portal.SignedInAs(person);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/conta/encerrar")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/conta/encerrar", "/conta", [new("Input.CurrentPassword", Given.Password)])).StatusCode);
            Assert.Equal(AccountState.Active, (await Db.People.SingleAsync(p => p.Id == person.Id)).State);
        }
        Assert.Contains("fale com a nossa equipe", (await Portal.SignedInAs(await Given.CompanyAccount()).Page("/conta/privacidade")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Person Zuleica()
    {
        var person = new Person
        {
            Name = "Zuleica Trombone",
            Kind = PersonKind.Contact,
            Cpf = Cpf.Parse("52998224725"),
            UserName = "zuleica.trombone@empresa.example",
            NormalizedUserName = "ZULEICA.TROMBONE@EMPRESA.EXAMPLE",
            Email = "zuleica.trombone@empresa.example",
            NormalizedEmail = "ZULEICA.TROMBONE@EMPRESA.EXAMPLE",
        };
        person.Activate(Given.PasswordHash, Guid.NewGuid().ToString());
        return person;
    }

    /// <summary>Rows of any table, as text, that name her.</summary>
    private async Task<List<string>> Traces()
    {
        List<string> found = [];
        await using var db = Portal.OpenDb();
        var tables = await db.Database.SqlQuery<string>($"select tablename::text as \"Value\" from pg_tables where schemaname = 'public'").ToListAsync();
        foreach (var table in tables)
        {
            var sql = $"select left(t::text, 300) as \"Value\" from \"{table}\" t where t::text ilike '%zuleica%' or t::text ilike '%trombone%' or t::text like '%52998224725%'";
            found.AddRange((await db.Database.SqlQueryRaw<string>(sql).ToListAsync()).Select(row => $"{table}: {row}"));
        }
        return found;
    }
}
