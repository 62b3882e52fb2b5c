using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

public class SessionTests(Portal portal) : PageTest(portal)
{
    private static readonly Uri Origin = new("https://localhost");

    [Fact]
    public async Task The_cookie_has_every_flag_and_the_row_only_its_hash()
    {
        var ana = await Given.Contact();
        var response = await Portal.Anonymous().Submit("/entrar", new() { ["Input.User"] = ana.Email!, ["Input.Password"] = Given.Password });
        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.All(cookies, c =>
        {
            Assert.StartsWith("__Host-", c, StringComparison.Ordinal);
            Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", c, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", c, StringComparison.OrdinalIgnoreCase);
        });
        var key = cookies.Single(c => c.StartsWith("__Host-portal=", StringComparison.Ordinal)).Split(['=', ';'])[1];
        Assert.Equal(Secrets.Hash(key), (await Db.Sessions.SingleAsync()).KeyHash);
    }

    [Fact]
    public async Task Each_sign_in_has_a_key_of_its_own_and_ends_the_one_before()
    {
        var ana = await Given.Contact();
        var browser = Portal.SignedInAs(ana);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/conta")).StatusCode);
        var before = browser.Cookies.GetCookies(Origin)["__Host-portal"]!.Value;
        await browser.Post("/entrar", "/conta", new Dictionary<string, string>(StringComparer.Ordinal) { ["Input.User"] = ana.Email!, ["Input.Password"] = Given.Password });

        Assert.NotEqual(before, browser.Cookies.GetCookies(Origin)["__Host-portal"]!.Value);
        Assert.Null(await Portal.Services.GetRequiredService<Sessions>().FindAsync(before));
    }

    [Theory]
    [InlineData(false, 2 * 60 * 60)]
    [InlineData(true, 30 * 60)]
    public async Task A_session_ends_when_nobody_uses_it(bool staff, int seconds)
    {
        var browser = Portal.SignedInAs(staff ? await Given.Staff() : await Given.Contact());
        await browser.Get("/conta");
        Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/conta")).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(seconds + 1));
        Assert.Equal("/entrar?returnUrl=%2Fconta", (await browser.Get("/conta")).Headers.Location!.OriginalString);
    }

    [Theory, InlineData(false, 24), InlineData(true, 12)]
    public async Task A_session_ends_after_its_lifetime_however_busy(bool staff, int hours)
    {
        var browser = Portal.SignedInAs(staff ? await Given.Staff() : await Given.Contact());
        var start = Clock.Now;
        for (; Clock.Now < start + TimeSpan.FromHours(hours); Clock.Advance(TimeSpan.FromMinutes(20))) { Assert.Equal(HttpStatusCode.OK, (await browser.Get("/conta")).StatusCode); }
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/conta")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_a_lost_membership_and_a_closed_account_end_it_at_the_next_request()
    {
        var (ana, rui, bia) = (await Given.Contact(), await Given.Contact(), await Given.Staff());
        var browsers = new[] { Portal.SignedInAs(ana), Portal.SignedInAs(rui), Portal.SignedInAs(bia) };
        foreach (var browser in browsers) { Assert.Equal(HttpStatusCode.OK, (await browser.Get("/conta")).StatusCode); }

        await Given.Change(ana, p => p.ChangePassword(Given.OldHash, "another stamp"));
        await Given.Change(await Db.Memberships.SingleAsync(m => m.PersonId == rui.Id), m => m.Deactivate());
        await Given.Change(bia, p => p.Disable());
        foreach (var browser in browsers) { Assert.Equal(HttpStatusCode.Found, (await browser.Get("/conta")).StatusCode); }
    }

    [Fact]
    public async Task Signing_out_ends_it_on_the_server_and_clears_the_browser()
    {
        var browser = Portal.SignedInAs(await Given.Contact());
        await browser.SignIn();
        var key = browser.Cookies.GetCookies(Origin)["__Host-portal"]!.Value;
        var response = await browser.Submit("/sair", button: "Sair");

        Assert.Equal("\"cache\", \"storage\"", response.Headers.GetValues("Clear-Site-Data").Single());
        Assert.Null(await Portal.Services.GetRequiredService<Sessions>().FindAsync(key));
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/conta")).StatusCode);
    }

    [Fact]
    public async Task One_changes_the_password_with_the_old_one_and_stays_while_others_go()
    {
        var ana = await Given.Contact();
        var (here, there) = (Portal.SignedInAs(ana), Portal.SignedInAs(ana));
        await there.Get("/conta");
        Dictionary<string, string> Form(string current) => new()
        {
            ["Password.CurrentPassword"] = current,
            ["Password.Password"] = "três palavras soltas",
            ["Password.RepeatPassword"] = "três palavras soltas",
        };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.Submit("/conta/seguranca", Form("Outra-Senha-Longa-1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await here.Submit("/conta/seguranca", Form(Given.Password))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/conta")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await there.Get("/conta")).StatusCode);
        Assert.Equal("password-changed", (await Db.Outbox.FirstAsync()).Kind);
    }

    [Fact]
    public async Task One_ends_ones_other_sessions_and_nobody_elses()
    {
        var (ana, rui) = (await Given.Contact(), await Given.Contact());
        var (here, there, his) = (Portal.SignedInAs(ana), Portal.SignedInAs(ana), Portal.SignedInAs(rui));
        await there.Get("/conta");
        await his.Get("/conta");
        var foreign = await Db.Sessions.SingleAsync(s => s.PersonId == rui.Id);
        await here.Post("/conta/seguranca?handler=End", "/conta/seguranca", new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = foreign.Id.ToString() });
        await here.Submit("/conta/seguranca", button: "Encerrar todos os outros");

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/conta")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await his.Get("/conta")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await there.Get("/conta")).StatusCode);
    }

    [Theory, InlineData(""), InlineData("x"), InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), InlineData("%00%ff")]
    public async Task A_cookie_that_is_no_session_means_sign_in_again(string key)
    {
        var browser = Portal.Anonymous();
        browser.Http.DefaultRequestHeaders.Add("Cookie", $"__Host-portal={key}");
        Assert.Equal("/entrar?returnUrl=%2Fconta", (await browser.Get("/conta")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_person_of_several_companies_switches_to_ones_own_only()
    {
        var ana = await Given.Contact();
        var (second, foreign) = (await Given.Company(), await Given.Company());
        await Given.Save(new Membership(ana.Id, second.Id, Permission.OwnTickets));
        var browser = Portal.SignedInAs(ana);

        var refused = await browser.Post("/conta/empresa", "/conta/empresa", new Dictionary<string, string>(StringComparer.Ordinal) { ["Input.Customer"] = $"{foreign.Id}" });
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        await browser.Submit("/conta/empresa", new() { ["Input.Customer"] = $"{second.Id}" });
        Assert.Equal(second.Id, (await Db.Sessions.SingleAsync()).CustomerId);
    }
}
