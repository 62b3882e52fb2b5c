using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Operations;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.People;

public partial class PeopleTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_list_is_searched_and_paged_and_shows_what_each_may_do()
    {
        var company = await Given.Company();
        var account = await Given.CompanyAccount(company);
        for (var i = 0; i < 27; i++) { await Given.Contact(company, Permission.OwnTickets, $"Pessoa {i:D2}"); }
        await Given.Contact(company, Permission.CompanyTickets | Permission.Finance, "Édson Câmara", "Compras");
        await Given.Contact(name: "Estranho");
        var browser = Portal.SignedInAs(account);
        var first = await browser.Page("/contatos");
        var second = await browser.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var names = first.QuerySelectorAll("tbody a.pc-alvo").Concat(second.QuerySelectorAll("tbody a.pc-alvo")).Select(a => a.TextContent).ToList();
        Assert.Equal(["Édson Câmara", .. Enumerable.Range(0, 27).Select(i => $"Pessoa {i:D2}")], names);
        foreach (var text in new[] { "edson", "CÂMARA", "compras" })
        {
            var row = Assert.Single((await browser.Page($"/contatos?busca={text}")).QuerySelectorAll("tbody tr")).TextContent;
            foreach (var said in new[] { "Compras", "Chamados da empresa, Financeiro", "Ainda não entrou", "Ativa" }) { Assert.Contains(said, row, StringComparison.Ordinal); }
        }
        Assert.Empty((await browser.Page("/contatos?busca=%25")).QuerySelectorAll("tbody tr")); // text, not a pattern
    }

    [Fact]
    public async Task New_rights_hold_at_the_next_request_and_the_person_is_told()
    {
        var (ana, rui, member) = await AnaAndRui();
        var his = Portal.SignedInAs(rui);
        Assert.Equal(HttpStatusCode.NotFound, (await his.Get("/financeiro")).StatusCode);
        await Portal.SignedInAs(ana).Submit($"/contatos/{member}", new() { ["Input.Finance"] = "true", ["Input.Department"] = "Contas" });
        Assert.Equal(HttpStatusCode.OK, (await his.Get("/financeiro")).StatusCode);
        var mail = await Db.Outbox.SingleAsync();
        Assert.Equal(("rights-changed", rui.Email), (mail.Kind, mail.RecipientAddress));
        foreach (var said in new[] { "Ana Prado", "Contas", "Financeiro" }) { Assert.Contains(said, mail.Text, StringComparison.Ordinal); }
        Assert.Equal((AuditKind.RightsChanged, MembershipChanges.About(rui.Id), ana.Id), await Db.AuditEntries.Select(a => new ValueTuple<AuditKind, string, int>(a.Kind, a.About, a.PersonId!.Value)).SingleAsync());
    }

    [Fact]
    public async Task Who_is_deactivated_is_out_at_once_and_comes_back_with_the_same_rights()
    {
        var (ana, rui, member) = await AnaAndRui();
        var (his, hers) = (Portal.SignedInAs(rui), Portal.SignedInAs(ana));
        Assert.Equal(HttpStatusCode.OK, (await his.Get("/chamados?aba=todos")).StatusCode);
        await hers.Submit($"/contatos/{member}", button: "Desativar acesso");
        Assert.Equal(HttpStatusCode.Found, (await his.Get("/chamados?aba=todos")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Portal.Anonymous().Submit("/entrar", new() { ["Input.User"] = rui.Email!, ["Input.Password"] = Given.Password })).StatusCode);
        await hers.Submit($"/contatos/{member}", button: "Reativar acesso");
        Assert.Equal(HttpStatusCode.OK, (await Portal.SignedInAs(rui).Get("/chamados?aba=todos")).StatusCode);
        Assert.Equal(["membership-ended", "membership-resumed"], await Db.Outbox.OrderBy(m => m.Kind).Select(m => m.Kind).ToListAsync());
    }

    [Fact]
    public async Task The_last_manager_stays_unless_the_companys_own_account_is_active()
    {
        var (ana, _, _) = await AnaAndRui();
        var own = await Db.Memberships.SingleAsync(m => m.PersonId == ana.Id);
        var browser = Portal.SignedInAs(ana);
        var refused = await browser.Submit($"/contatos/{own.Id}", button: "Desativar acesso");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Client.Read(refused);
        Assert.Contains("única pessoa que gerencia", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("#Input_Manager")!.HasAttribute("checked")); // as it is
        await Given.CompanyAccount(await Db.Customers.SingleAsync(c => c.Id == own.CustomerId));
        Assert.Equal("/", (await browser.Submit($"/contatos/{own.Id}", button: "Desativar acesso")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Two_managers_who_remove_each_other_at_once_leave_one()
    {
        var company = await Given.Company();
        var (ana, bia) = (await Given.Contact(company), await Given.Contact(company, name: "Bia Luz"));
        var ids = await Db.Memberships.ToDictionaryAsync(m => m.PersonId, m => m.Id);
        var (first, second) = (Portal.SignedInAs(ana), Portal.SignedInAs(bia));
        var pages = (await first.Page($"/contatos/{ids[bia.Id]}"), await second.Page($"/contatos/{ids[ana.Id]}"));
        await Task.WhenAll(
            first.Submit(pages.Item1, $"/contatos/{ids[bia.Id]}", [], "Desativar acesso"), second.Submit(pages.Item2, $"/contatos/{ids[ana.Id]}", [], "Desativar acesso"));
        Assert.NotEmpty(await Db.Memberships.Where(m => m.IsActive).ToListAsync());
    }

    [Fact]
    public async Task The_activity_is_the_companys_people_alone()
    {
        var (ana, rui, member) = await AnaAndRui();
        var customer = (await Db.Memberships.SingleAsync(m => m.Id == member)).CustomerId;
        var bruno = await Given.Staff(name: "Bruno Interno");
        AuditEntry Line(AuditKind kind, int? person, int? of, string about = "", string result = "ok") => new(kind, person, of, about, result, "10.9.8.7", Clock.Now);
        foreach (var line in new[]
        {
            Line(AuditKind.RightsChanged, ana.Id, customer, MembershipChanges.About(rui.Id)), Line(AuditKind.InvoiceSeenByStaff, bruno.Id, customer, "2030-000777"), Line(AuditKind.SignIn, bruno.Id, customer),
            Line(AuditKind.BoletoCopied, rui.Id, customer, "2030-000123"), Line(AuditKind.SignIn, rui.Id, customer, result: "refused"), Line(AuditKind.Exported, ana.Id, (await Given.Company()).Id, "alheio"),
        }) { await Given.Save(line); }
        var page = await Portal.SignedInAs(ana).Page("/contatos/atividade");
        var rows = page.QuerySelectorAll("tbody tr").Select(r => Space().Replace(r.TextContent, " ")).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, r => r.Contains("Ana Prado", StringComparison.Ordinal) && r.Contains("Mudou permissões ou setor Rui Melo", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("Rui Melo", StringComparison.Ordinal) && r.Contains("2030-000123", StringComparison.Ordinal));
        Assert.DoesNotContain("10.9.8.7", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Single((await Portal.SignedInAs(ana).Page($"/contatos/atividade?pessoa={member}")).QuerySelectorAll("tbody tr"));
        var foreign = await Given.Contact();
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(foreign).Get($"/contatos/atividade?pessoa={member}")).StatusCode);
    }

    [Fact]
    public async Task A_registered_address_needs_the_password_and_a_yes_from_the_new_mailbox_and_the_old_one_is_told()
    {
        var account = await Given.CompanyAccount();
        var (old, url) = (account.Email!, "/contatos/e-mails");
        var browser = Portal.SignedInAs(account);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(url, new() { ["Input.Kind"] = "Contact", ["Input.Email"] = "novo@alfa.example", ["Input.CurrentPassword"] = "outra senha" })).StatusCode);
        Assert.Empty(await Db.AddressChanges.ToListAsync());
        await browser.Submit(url, new() { ["Input.Kind"] = "Contact", ["Input.Email"] = "novo@alfa.example", ["Input.CurrentPassword"] = Given.Password });
        var mails = await Portal.DeliverMail();
        Assert.Equal(["novo@alfa.example", old], mails.Select(m => Assert.Single(m.To)).OrderBy(t => t == old));
        Assert.DoesNotContain("novo@alfa.example", mails.Single(m => m.To.Contains(old)).Text, StringComparison.Ordinal); // masked
        var link = LinkIn().Match(mails.Single(m => m.To.Contains("novo@alfa.example")).Text).Value;
        var anybody = Portal.Anonymous();
        await anybody.Page(link);
        Assert.Equal(old, (await Db.Customers.SingleAsync()).Email); // looking does nothing
        Clock.Advance(TimeSpan.FromHours(1));
        await anybody.Submit(link, button: "Confirmar e-mail");

        var customer = await Db.Customers.SingleAsync();
        Assert.Equal(("novo@alfa.example", true), (customer.Email, customer.EmailIsFresh(Clock.Now)));
        Assert.Equal("novo@alfa.example", (await Db.People.SingleAsync(p => p.Id == account.Id)).Email);
        Assert.Equal(2, (await Portal.DeliverMail()).Count(m => m.To.Contains(old)));
        Assert.Contains("já foi usado", (await anybody.Page(link)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boletos_go_to_the_confirmed_accounting_address_until_it_is_taken_away()
    {
        var account = await Given.CompanyAccount();
        var browser = Portal.SignedInAs(account);
        Dictionary<string, string> Asking(string address) => new() { ["Input.Kind"] = "Accounting", ["Input.Email"] = address, ["Input.CurrentPassword"] = Given.Password };
        await browser.Submit("/contatos/e-mails", Asking("um@contador.example"));
        var first = LinkIn().Match((await Portal.DeliverMail()).Single(m => m.To.Contains("um@contador.example")).Text).Value;
        await browser.Submit("/contatos/e-mails", Asking("dois@contador.example"));
        var second = LinkIn().Match((await Portal.DeliverMail()).Single(m => m.To.Contains("dois@contador.example")).Text).Value;
        Assert.Contains("já foi usado", (await Portal.Anonymous().Page(first)).Body!.TextContent, StringComparison.Ordinal); // another was asked for
        await Portal.Anonymous().Submit(second, button: "Confirmar e-mail");
        Assert.Equal("dois@contador.example", (await Db.Customers.SingleAsync()).AccountingEmail);
        await browser.Submit("/contatos/e-mails", Asking(""));
        Assert.Null((await Db.Customers.SingleAsync()).AccountingEmail);
        Assert.Equal(2, (await Portal.DeliverMail()).Count(m => m.To.Contains("dois@contador.example"))); // the link, and that it is no longer the one
    }

    private async Task<(Person Ana, Person Rui, int Member)> AnaAndRui()
    {
        var company = await Given.Company();
        var (ana, rui) = (await Given.Contact(company), await Given.Contact(company, Permission.OwnTickets, "Rui Melo"));
        return (ana, rui, await Db.Memberships.Where(m => m.PersonId == rui.Id).Select(m => m.Id).SingleAsync());
    }

    [GeneratedRegex(@"/confirmar-email\?token=[\w-]+", RegexOptions.NonBacktracking)]
    private static partial Regex LinkIn();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
