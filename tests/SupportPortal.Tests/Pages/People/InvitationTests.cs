using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Operations;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.People;

public partial class InvitationTests(Portal portal) : PageTest(portal)
{
    private const string NewPassword = "três palavras soltas", Eva = "eva@fora.example";

    [Fact]
    public async Task Whoever_is_invited_makes_a_password_and_signs_in_with_the_given_rights()
    {
        var ana = await Given.CompanyAccount();
        await Invite(ana, new() { ["Input.Email"] = " Eva@Fora.example ", ["Input.Name"] = "Eva Lima", ["Input.Cpf"] = "529.982.247-25", ["Input.Tickets"] = "Department", ["Input.Department"] = "Fiscal", ["Input.Finance"] = "true" });
        Assert.DoesNotContain("token", (await Db.Outbox.SingleAsync()).Text, StringComparison.Ordinal); // made when it leaves
        var link = await Link();
        var browser = Portal.Anonymous();
        Assert.Contains("Eva Lima", (await browser.Page(link)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(await Db.People.SingleOrDefaultAsync(p => p.Email == Eva)); // looking does nothing
        var weak = await browser.Submit(link, Filled("suporte portal 12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Equal("/entrar", (await browser.Submit(link, Filled())).Headers.Location!.OriginalString);

        var member = await Db.Memberships.Include(m => m.Person).SingleAsync(m => m.Person!.Email == Eva);
        Assert.Equal((ana.CustomerId, TicketScope.Department, "Fiscal", true, false), (member.CustomerId, member.Permissions.Tickets(), member.Department, member.Permissions.HasFlag(Permission.Finance), member.Permissions.HasFlag(Permission.Manager)));
        Assert.Equal(("Eva de Lima", PersonKind.Contact, AccountState.Active, "52998224725"), (member.Person!.Name, member.Person.Kind, member.Person.State, member.Person.Cpf!.Value.Value));
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit("/entrar", new() { ["Input.User"] = "529.982.247-25", ["Input.Password"] = NewPassword })).StatusCode);
        Assert.Contains("Nenhum chamado", (await browser.Page("/chamados?aba=abertos")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Clock.Now, (await Db.Memberships.SingleAsync(m => m.Id == member.Id)).LastAccessAt);
        Assert.Contains("já foi usado", (await Portal.Anonymous().Page(link)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([AuditKind.InvitationAccepted, AuditKind.PersonInvited], await Db.AuditEntries.Where(a => a.CustomerId == ana.CustomerId && a.Kind != AuditKind.SignIn).OrderBy(a => a.Kind).Select(a => a.Kind).ToListAsync());
    }

    [Fact]
    public async Task Who_has_an_account_signs_in_accepts_and_has_one_company_more()
    {
        var (rui, other) = (await Given.Contact(name: "Rui Melo"), await Given.CompanyAccount());
        await Given.Change(rui, p => p.Prefer(language: "es"));
        var known = await Invite(other, new() { ["Input.Email"] = rui.Email!, ["Input.Tickets"] = "Company" });
        var unknown = await Invite(other, new() { ["Input.Email"] = Eva });
        Assert.Equal((known.StatusCode, known.Headers.Location), (unknown.StatusCode, unknown.Headers.Location));
        Assert.Equal("es", (await Db.Outbox.SingleAsync(m => m.RecipientAddress == rui.Email)).Language);
        var rows = (await Portal.SignedInAs(other).Page("/contatos")).QuerySelectorAll("tbody tr");
        Assert.All(rows, r => Assert.Contains("Convidada", r.TextContent, StringComparison.Ordinal));

        var link = await Link(rui.Email!);
        Assert.Contains("/entrar?returnUrl=%2Fconvite", (await Portal.Anonymous().Page(link)).QuerySelector("main a.btn")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty((await Portal.Anonymous().Page(link)).QuerySelectorAll("main form input[type=password]"));
        Assert.Empty((await Portal.SignedInAs(await Given.Contact()).Page(link)).QuerySelectorAll("main form[action*=Join]"));
        await Portal.SignedInAs(rui).Submit(link, button: await JoinButton(rui, link));
        Assert.Equal(2, await Db.Memberships.CountAsync(m => m.PersonId == rui.Id && m.IsActive));
        Assert.Equal(TicketScope.Company, (await Db.Memberships.SingleAsync(m => m.PersonId == rui.Id && m.CustomerId == other.CustomerId)).Permissions.Tickets());
    }

    [Fact]
    public async Task A_link_dies_with_the_next_one_the_cancelling_and_seven_days()
    {
        var ana = await Given.CompanyAccount();
        await Invite(ana, new() { ["Input.Email"] = Eva });
        var first = await Link();
        var browser = Portal.SignedInAs(ana);
        await browser.Submit("/contatos", button: $"Reenviar {Eva}");
        var second = await Link();
        Assert.NotEqual(first, second);
        Assert.False(await IsGood(first));
        Clock.Advance(SingleUseToken.InvitationLifetime - TimeSpan.FromSeconds(1));
        Assert.True(await IsGood(second));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await IsGood(second));
        browser = Portal.SignedInAs(ana);
        Assert.Contains("Convite vencido", (await browser.Page("/contatos")).Body!.TextContent, StringComparison.Ordinal);
        await browser.Submit("/contatos", button: $"Reenviar {Eva}");
        var third = await Link();
        Assert.True(await IsGood(third));
        await browser.Submit("/contatos", button: $"Cancelar convite {Eva}");
        Assert.False(await IsGood(third));
        Assert.Equal(HttpStatusCode.OK, (await Portal.Anonymous().Post("/convite", "/entrar", [new("token", third.Split('=')[1]), new("Input.Name", "Eva"), new("Input.Password", NewPassword), new("Input.RepeatPassword", NewPassword)])).StatusCode);
        Assert.Empty(await Db.People.Where(p => p.Email == Eva).ToListAsync());
    }

    [Fact]
    public async Task Twenty_posts_at_once_make_one_person()
    {
        await Invite(await Given.CompanyAccount(), new() { ["Input.Email"] = Eva });
        var link = await Link();
        var browser = Portal.Anonymous();
        var page = await browser.Page(link);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.Submit(page, "/convite", Filled())));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Found);
        Assert.Single(await Db.Memberships.Where(m => m.Person!.Email == Eva).ToListAsync());
    }

    [Fact]
    public async Task Bad_input_a_member_and_a_second_invitation_are_refused_beside_the_field_and_nothing_is_lost()
    {
        var company = await Given.Company();
        var (ana, rui) = (await Given.Contact(company), await Given.Contact(company, Permission.OwnTickets, "Rui Melo"));
        foreach (var (fields, told) in new[]
        {
            (new Dictionary<string, string> { ["Input.Email"] = "eva@" }, "Complete o e-mail"), (new() { ["Input.Email"] = Eva, ["Input.Cpf"] = "529.982.247-26" }, "dígitos verificadores"),
            (new() { ["Input.Email"] = Eva, ["Input.Tickets"] = "Department" }, "Informe o setor"), (new() { ["Input.Email"] = Eva, ["Input.Tickets"] = "None" }, "ao menos uma permissão"),
            (new() { ["Input.Email"] = rui.Email! }, "já está na lista"),
        })
        {
            var refused = await Invite(ana, fields);
            var page = await Client.Read(refused);
            Assert.Equal((told, HttpStatusCode.UnprocessableEntity), (told, refused.StatusCode));
            Assert.Contains(told, page.QuerySelector("main .pc-erro")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(fields["Input.Email"], page.QuerySelector("#Input_Email")!.GetAttribute("value"));
        }
        await Invite(ana, new() { ["Input.Email"] = Eva });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Invite(ana, new() { ["Input.Email"] = Eva.ToUpperInvariant() })).StatusCode);
        Assert.Single(await Db.Invitations.ToListAsync());
    }

    [Fact]
    public async Task Thirty_new_addresses_a_day()
    {
        var ana = await Given.CompanyAccount();
        var browser = Portal.SignedInAs(ana);
        for (var i = 0; i < Invitations.NewAddressesPerDay; i++) { Assert.Equal(HttpStatusCode.Found, (await browser.Submit("/contatos/convidar", new() { ["Input.Email"] = $"p{i}@fora.example" })).StatusCode); }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit("/contatos/convidar", new() { ["Input.Email"] = "p31@fora.example" })).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Portal.SignedInAs(await Given.CompanyAccount()).Submit("/contatos/convidar", new() { ["Input.Email"] = "p31@fora.example" })).StatusCode);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Found, (await Portal.SignedInAs(ana).Submit("/contatos/convidar", new() { ["Input.Email"] = "p31@fora.example" })).StatusCode);
    }

    [Theory, InlineData(""), InlineData("?token="), InlineData("?token=x"), InlineData("?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_is_told_like_an_old_one(string query)
    {
        Assert.Contains("já foi usado", (await Portal.Anonymous().Page($"/convite{query}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("já foi usado", (await Portal.Anonymous().Page($"/confirmar-email{query}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_of_ours_invites_a_customers_first_manager_but_not_to_a_fresh_address()
    {
        var (customer, _) = await Given.NewCompany();
        var url = $"/atendimento/clientes/{customer.Cnpj.Value}/convidar";
        var boss = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        Assert.Equal(HttpStatusCode.Found, (await boss.Submit(url, new() { ["Input.Email"] = Eva })).StatusCode);
        Assert.Equal(Permission.All, (await Db.Invitations.SingleAsync()).Permissions);
        Assert.Contains(Eva, (await boss.Page($"/atendimento/clientes/{customer.Cnpj.Value}")).Body!.TextContent, StringComparison.Ordinal);
        await Given.Change(await Db.Customers.SingleAsync(), c => c.ChangeEmail("novo@x.example", Clock.Now.AddHours(1)));
        Clock.Advance(TimeSpan.FromHours(2));
        boss = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(url, new() { ["Input.Email"] = "novo@x.example" })).StatusCode);
    }

    private Task<HttpResponseMessage> Invite(Person by, Dictionary<string, string> fields) => Portal.SignedInAs(by).Submit("/contatos/convidar", fields);

    private async Task<string> Link(string to = Eva) => LinkIn().Match((await Portal.DeliverMail()).Last(m => m.To.Contains(to)).Text).Value;

    private async Task<bool> IsGood(string link) => !(await Portal.Anonymous().Page(link)).Body!.TextContent.Contains("já foi usado", StringComparison.Ordinal);

    private async Task<string> JoinButton(Person person, string link) => (await Portal.SignedInAs(person).Page(link)).QuerySelector("main form[action*=Join] button")!.TextContent.Trim();

    private static Dictionary<string, string> Filled(string password = NewPassword) => new() { ["Input.Name"] = "Eva de Lima", ["Input.Password"] = password, ["Input.RepeatPassword"] = password };

    [GeneratedRegex(@"/convite\?token=[\w-]+", RegexOptions.NonBacktracking)]
    private static partial Regex LinkIn();
}
