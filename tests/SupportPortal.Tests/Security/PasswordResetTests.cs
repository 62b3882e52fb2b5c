using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

public class PasswordResetTests(Portal portal) : PageTest(portal)
{
    private const string NewPassword = "três palavras soltas";

    [Fact]
    public async Task The_mailed_link_sets_a_password_once_and_ends_all_sessions()
    {
        var ana = await Given.Contact();
        var signedIn = Portal.SignedInAs(ana);
        await signedIn.Get("/conta");
        var (browser, link) = (Portal.Anonymous(), await Ask(ana.Email!));

        await browser.Page(link);
        await browser.Page(link); // looking uses nothing
        Assert.Equal("/entrar", (await Set(browser, link)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await signedIn.Get("/conta")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit("/entrar", new() { ["Input.User"] = ana.Email!, ["Input.Password"] = NewPassword })).StatusCode);
        Assert.Contains("já foi usado ou venceu", (await browser.Page(link)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData(-1, true), InlineData(1, false)]
    public async Task The_link_holds_thirty_minutes_to_the_second(int seconds, bool holds)
    {
        var link = await Ask((await Given.Contact()).Email!);
        var browser = Portal.Anonymous();
        var page = await browser.Page(link);
        Clock.Advance(SingleUseToken.ResetLifetime + TimeSpan.FromSeconds(seconds));
        var response = await browser.Submit(page, "/nova-senha", new() { ["Input.Password"] = NewPassword, ["Input.RepeatPassword"] = NewPassword });
        Assert.Equal(holds ? HttpStatusCode.Found : HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Twenty_posts_at_once_use_the_link_once()
    {
        var link = await Ask((await Given.Contact()).Email!);
        var browser = Portal.Anonymous();
        var page = await browser.Page(link);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.Submit(page, "/nova-senha", new() { ["Input.Password"] = NewPassword, ["Input.RepeatPassword"] = NewPassword })));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Found);
    }

    [Fact]
    public async Task Another_link_is_dead_after_the_password_has_changed()
    {
        var ana = await Given.Contact();
        var (first, second) = (await Ask(ana.Email!), await Ask(ana.Email!));
        await Set(Portal.Anonymous(), second);
        Assert.Contains("já foi usado ou venceu", (await Portal.Anonymous().Page(first)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_does_not_tell_whether_there_is_an_account()
    {
        var known = await Portal.Anonymous().Submit("/esqueci-a-senha", new() { ["Input.User"] = (await Given.Contact()).Email! });
        var unknown = await Portal.Anonymous().Submit("/esqueci-a-senha", new() { ["Input.User"] = "ninguem@x.example" });
        Assert.Equal((known.StatusCode, known.Headers.Location), (unknown.StatusCode, unknown.Headers.Location));
        Assert.Single(await Db.Outbox.ToListAsync());
    }

    [Theory, InlineData(""), InlineData("?token="), InlineData("?token=x"), InlineData("?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_is_told_like_an_old_one(string query) =>
        Assert.Contains("já foi usado ou venceu", (await Portal.Anonymous().Page($"/nova-senha{query}")).Body!.TextContent, StringComparison.Ordinal);

    private async Task<string> Ask(string login)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Portal.Anonymous().Submit("/esqueci-a-senha", new() { ["Input.User"] = login });
        var text = (await Db.Outbox.Where(m => m.Kind == "password-reset").OrderByDescending(m => m.Id).FirstAsync()).Text;
        return Regex.Match(text, @"/nova-senha\?token=[\w-]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }

    private static Task<HttpResponseMessage> Set(Client browser, string link) =>
        browser.Submit(link, new() { ["Input.Password"] = NewPassword, ["Input.RepeatPassword"] = NewPassword });
}
