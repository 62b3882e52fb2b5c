using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Account;

/// <summary>A customer's second factor: wanted, not asked for.</summary>
public class OwnSecondFactorTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_customer_turns_it_on_with_the_password_is_asked_for_it_and_turns_it_off_again()
    {
        var ana = await Given.Contact();
        var (here, there) = (Portal.SignedInAs(ana), Portal.SignedInAs(ana));
        await there.Get("/conta");
        var page = await here.Page("/conta/dois-fatores");
        var secret = FromBase32(page.QuerySelector(".pc-codigo code")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enrol(here, secret, "Outra-Senha-Longa-1")).StatusCode);
        Assert.False((await Person(ana)).TwoFactorEnabled);

        var done = await Client.Read(await Enrol(here, secret, Given.Password));
        Assert.Equal(SecondFactor.RecoveryCodes, done.QuerySelectorAll(".pc-codigo code").Length);
        Assert.Equal(HttpStatusCode.Found, (await there.Get("/conta")).StatusCode); // it had no second factor
        Assert.Contains("Restam 10 códigos", (await here.Page("/conta/seguranca")).Body!.TextContent, StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromMinutes(2));
        var next = Portal.Anonymous();
        Assert.Equal("/entrar/codigo", (await next.Submit("/entrar", new() { ["Input.User"] = ana.Email!, ["Input.Password"] = Given.Password })).Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.Submit("/conta/dois-fatores/desligar", new() { ["Input.CurrentPassword"] = "Outra-Senha-Longa-1" })).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await here.Submit("/conta/dois-fatores/desligar", new() { ["Input.CurrentPassword"] = Given.Password })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/conta")).StatusCode);
        Assert.Empty(await Db.UserTokens.ToListAsync());
        Assert.Equal("/", (await Portal.Anonymous().Submit("/entrar", new() { ["Input.User"] = ana.Email!, ["Input.Password"] = Given.Password })).Headers.Location!.OriginalString);
        Assert.Equal(["A confirmação em duas etapas foi ligada", "A confirmação em duas etapas foi desligada"], await Headings());
        Assert.Equal(1, await Db.AuditEntries.CountAsync(e => e.Kind == AuditKind.SecondFactorRemoved && e.PersonId == ana.Id));
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old_ones()
    {
        var ana = await Given.Contact();
        var here = Portal.SignedInAs(ana);
        var secret = FromBase32((await here.Page("/conta/dois-fatores")).QuerySelector(".pc-codigo code")!.TextContent);
        var before = Codes(await Client.Read(await Enrol(here, secret, Given.Password)));
        var after = Codes(await Client.Read(await here.Submit("/conta/dois-fatores/codigos", new() { ["Input.CurrentPassword"] = Given.Password })));

        Assert.Empty(before.Intersect(after));
        foreach (var (code, works) in ((string, bool)[])[(before[0], false), (after[0], true)])
        {
            var browser = Portal.Anonymous();
            await browser.Submit("/entrar", new() { ["Input.User"] = ana.Email!, ["Input.Password"] = Given.Password });
            Assert.Equal(works ? HttpStatusCode.Found : HttpStatusCode.UnprocessableEntity, (await browser.Submit("/entrar/codigo", new() { ["Input.Code"] = code })).StatusCode);
        }
    }

    [Fact]
    public async Task Staff_never_do_without()
    {
        var bruno = await Given.Change(await Given.Staff(), b => b.TwoFactorEnabled = true);
        var browser = Portal.SignedInAs(bruno);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/conta/dois-fatores/desligar")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/conta/dois-fatores/desligar", "/conta", [new("Input.CurrentPassword", Given.Password)])).StatusCode);
        Assert.True((await Person(bruno)).TwoFactorEnabled);
    }

    private async Task<IEnumerable<string>> Headings() => (await Db.Outbox.Where(m => m.Kind == "factor-changed").OrderBy(m => m.CreatedAt).ToListAsync())
        .Select(m => m.Text.Split('\r')[0]);

    private Task<Person> Person(Person who) => Db.People.SingleAsync(p => p.Id == who.Id);

    private Task<HttpResponseMessage> Enrol(Client browser, byte[] secret, string password) =>
        browser.Submit("/conta/dois-fatores", new() { ["Input.Code"] = Totp.CodeAt(secret, Clock.Now), ["Input.CurrentPassword"] = password });

    private static List<string> Codes(IParentNode page) => [.. page.QuerySelectorAll(".pc-codigo code").Select(c => c.TextContent)];

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal).ToString("b5")));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
