using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Account;

/// <summary>Name, address and preferences of one's own account.</summary>
public partial class OwnDataTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task One_changes_the_name_that_others_read()
    {
        var ana = await Given.Contact();
        var browser = Portal.SignedInAs(ana);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit("/conta", new() { ["Profile.FullName"] = " " })).StatusCode);
        Assert.Equal("/conta", (await browser.Submit("/conta", new() { ["Profile.FullName"] = " Ana Prado Reis " })).Headers.Location!.OriginalString);

        Assert.Equal("Ana Prado Reis", (await Db.People.SingleAsync(p => p.Id == ana.Id)).Name);
        Assert.Contains("Ana Prado Reis", (await browser.Page("/conta")).QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(AuditKind.OwnNameChanged, (await Db.AuditEntries.SingleAsync()).Kind);
    }

    [Fact]
    public async Task A_companys_own_account_has_the_data_of_the_register()
    {
        var browser = Portal.SignedInAs(await Given.CompanyAccount());
        var page = await browser.Page("/conta");
        Assert.Null(page.QuerySelector("[name='Profile.FullName']"));
        Assert.Null(page.QuerySelector("[name='Address.NewEmail']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Post("/conta?handler=Profile", "/conta", [new("Profile.FullName", "Outra")])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/conta?handler=Address", "/conta", [new("Address.NewEmail", "a@b.example"), new("Address.CurrentPassword", Given.Password)])).StatusCode);
    }

    [Fact]
    public async Task Language_and_look_are_kept()
    {
        var ana = await Given.Contact();
        var browser = Portal.SignedInAs(ana);
        await browser.Submit("/conta", new() { ["Preferences.Language"] = "en", ["Preferences.Theme"] = "dark" });
        var stored = await Db.People.SingleAsync(p => p.Id == ana.Id);
        Assert.Equal(("en", "dark", true), (stored.Language, stored.Theme, stored.UsesKeys));
        Assert.Equal("en", (await browser.Page("/conta")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_new_address_counts_once_its_reader_confirms_it_and_the_old_one_hears_of_it_twice()
    {
        var ana = await Given.Contact();
        var browser = Portal.SignedInAs(ana);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ask(browser, "nova@empresa.example", "Outra-Senha-Longa-1")).StatusCode);
        Assert.Empty(await Db.Outbox.ToListAsync());
        Assert.Equal(HttpStatusCode.Found, (await Ask(browser, "Nova@Empresa.example")).StatusCode);

        var mails = await Portal.DeliverMail();
        var link = Link().Match(Assert.Single(mails, m => m.To.Single() == "nova@empresa.example").Text).Value;
        Assert.Contains("Pediram para trocar", Assert.Single(mails, m => m.To.Single() == ana.Email).Subject, StringComparison.Ordinal);
        Assert.Equal(ana.Email, (await Db.People.SingleAsync(p => p.Id == ana.Id)).Email);

        var anyone = Portal.Anonymous();
        await anyone.Page(link); // a scanner opens it
        Assert.Equal("/entrar", (await anyone.Submit(link, button: "Confirmar este e-mail")).Headers.Location!.OriginalString);
        Assert.Contains(await Portal.DeliverMail(), m => m.To.Single() == ana.Email && m.Subject.Contains("foi trocado", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/conta")).StatusCode);
        var back = await Portal.Anonymous().Submit("/entrar", new() { ["Input.User"] = "NOVA@empresa.example", ["Input.Password"] = Given.Password });
        Assert.Equal("/", back.Headers.Location!.OriginalString);
        Assert.Contains("já foi usado", (await anyone.Page(link)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_dies_after_half_an_hour_with_another_request_and_with_a_new_password()
    {
        var ana = await Given.Contact();
        var browser = Portal.SignedInAs(ana);
        await Ask(browser, "um@empresa.example");
        var first = await LinkTo("um@empresa.example");
        await Ask(browser, "dois@empresa.example");
        Assert.False(await IsGood(first));

        var second = await LinkTo("dois@empresa.example");
        Clock.Advance(SingleUseToken.OwnEmailLifetime - TimeSpan.FromSeconds(1));
        Assert.True(await IsGood(second));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await IsGood(second));

        await Ask(browser, "tres@empresa.example");
        var third = await LinkTo("tres@empresa.example");
        await browser.Submit("/conta/seguranca", new() { ["Password.CurrentPassword"] = Given.Password, ["Password.Password"] = "três palavras soltas", ["Password.RepeatPassword"] = "três palavras soltas" });
        Assert.False(await IsGood(third));
    }

    [Fact]
    public async Task An_address_that_has_an_account_gets_no_link_and_nobody_learns_that_it_has()
    {
        var (ana, rui) = (await Given.Contact(), await Given.Contact());
        var answer = await Client.Read(await Ask(Portal.SignedInAs(ana), rui.Email!));
        Assert.DoesNotContain("existe", answer.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([ana.Email!], (await Portal.DeliverMail()).SelectMany(m => m.To));
    }

    private static Task<HttpResponseMessage> Ask(Client browser, string email, string password = Given.Password) =>
        browser.Submit("/conta", new() { ["Address.NewEmail"] = email, ["Address.CurrentPassword"] = password });

    private async Task<string> LinkTo(string address) => Link().Match((await Portal.DeliverMail()).Last(m => m.To.Single() == address).Text).Value;

    private async Task<bool> IsGood(string link) => (await Portal.Anonymous().Page(link)).QuerySelector("main form") is not null;

    [GeneratedRegex(@"/conta/confirmar-email\?token=\S+", RegexOptions.None, 1000)] private static partial Regex Link();
}
