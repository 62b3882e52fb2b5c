using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

public class SecondFactorTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1234567890, "005924"), InlineData(20000000000, "353130")] // RFC 6238, appendix B, last six digits
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Encoding.ASCII.GetBytes("12345678901234567890"), DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public async Task Staff_without_a_second_factor_reach_its_enrolment_and_nothing_else()
    {
        var browser = Portal.Anonymous();
        Assert.Equal("/conta/dois-fatores", (await SignIn(browser, await Given.Staff())).Headers.Location!.OriginalString);
        foreach (var url in (string[])["/", "/conta", "/atendimento"]) { Assert.Equal("/conta/dois-fatores", (await browser.Get(url)).Headers.Location!.OriginalString); }
    }

    [Fact]
    public async Task After_enrolment_the_app_is_asked_each_time_and_each_code_is_good_once()
    {
        var bruno = await Given.Staff();
        var (secret, _) = await Enrol(bruno);
        var browser = Portal.Anonymous();
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/entrar/codigo", (await SignIn(browser, bruno)).Headers.Location!.OriginalString);
        Assert.Equal("/entrar/codigo", (await browser.Get("/conta")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Code(browser, "000000")).StatusCode);

        var code = Totp.CodeAt(secret, Clock.Now);
        Assert.Equal(HttpStatusCode.Found, (await Code(browser, code)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/conta")).StatusCode);

        var other = Portal.Anonymous();
        await SignIn(other, bruno);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Code(other, code)).StatusCode);
    }

    [Theory, InlineData(-2, false), InlineData(-1, true), InlineData(1, true), InlineData(2, false)]
    public async Task A_clock_may_be_one_step_off(int steps, bool works)
    {
        var bruno = await Given.Staff();
        var (secret, _) = await Enrol(bruno);
        Clock.Advance(TimeSpan.FromMinutes(5));
        var browser = Portal.Anonymous();
        await SignIn(browser, bruno);
        var response = await Code(browser, Totp.CodeAt(secret, Clock.Now + TimeSpan.FromSeconds(30 * steps)));
        Assert.Equal(works ? HttpStatusCode.Found : HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_works_once()
    {
        var bruno = await Given.Staff();
        var (_, codes) = await Enrol(bruno);
        Assert.Equal(SecondFactor.RecoveryCodes, codes.Count);
        foreach (var works in (bool[])[true, false])
        {
            var browser = Portal.Anonymous();
            await SignIn(browser, bruno);
            Assert.Equal(works ? HttpStatusCode.Found : HttpStatusCode.UnprocessableEntity, (await Code(browser, codes[3])).StatusCode);
        }
        Assert.DoesNotContain(codes[0], string.Concat((await Db.UserTokens.ToListAsync()).Select(t => t.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_minutes_after_the_password_it_is_asked_again()
    {
        var bruno = await Given.Staff();
        var (secret, _) = await Enrol(bruno);
        var browser = Portal.Anonymous();
        await SignIn(browser, bruno);
        var page = await browser.Page("/entrar/codigo");
        Clock.Advance(Session.SecondFactorTime + TimeSpan.FromSeconds(1));
        var response = await browser.Submit(page, "/entrar/codigo", new() { ["Input.Code"] = Totp.CodeAt(secret, Clock.Now) });
        Assert.Equal("/entrar", response.Headers.Location!.OriginalString);
    }

    private async Task<(byte[] Secret, List<string> Codes)> Enrol(Person person)
    {
        var browser = Portal.Anonymous();
        await SignIn(browser, person);
        var page = await browser.Page("/conta/dois-fatores");
        var secret = FromBase32(page.QuerySelector(".pc-codigo code")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit("/conta/dois-fatores", new() { ["Input.Code"] = "000000" })).StatusCode);
        var done = await Client.Read(await browser.Submit("/conta/dois-fatores", new() { ["Input.Code"] = Totp.CodeAt(secret, Clock.Now) }));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/conta")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/conta/dois-fatores")).StatusCode);
        return (secret, [.. done.QuerySelectorAll(".pc-codigo code").Select(c => c.TextContent)]);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal).ToString("b5")));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    private static Task<HttpResponseMessage> SignIn(Client browser, Person person) =>
        browser.Submit("/entrar", new() { ["Input.User"] = person.Email!, ["Input.Password"] = Given.Password });

    private static Task<HttpResponseMessage> Code(Client browser, string code) => browser.Submit("/entrar/codigo", new() { ["Input.Code"] = code });
}
