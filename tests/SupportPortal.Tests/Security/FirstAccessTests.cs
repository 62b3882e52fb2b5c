using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Mail;
using SupportPortal.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

public class FirstAccessTests(Portal portal) : PageTest(portal)
{
    private const string NewPassword = "três palavras soltas";

    [Theory]
    [InlineData("/primeiro-acesso", "12.abc.345/01de-35", "12.abc.3")]
    [InlineData("/primeiro-acesso", "12ABC34501DE35", "12ABC3")]
    [InlineData("/entrar", "12.abc.345/01de-35", "12abc3")]
    public async Task A_released_company_gets_a_code_by_mail_and_its_own_password(string page, string cnpj, string typed)
    {
        var (customer, account) = await Given.ReleasedCompany("12ABC34501DE35");
        var browser = Portal.Anonymous();

        var started = await Start(browser, cnpj, typed, page);
        Assert.Equal("/primeiro-acesso/codigo", started.Headers.Location!.OriginalString);
        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Contains(customer.Email, string.Join(" ", mail.To), StringComparison.Ordinal);
        var finished = await Finish(browser, await Code());

        Assert.Equal("/entrar", finished.Headers.Location!.OriginalString);
        var stored = await Db.People.SingleAsync(p => p.Id == account.Id);
        Assert.Equal((AccountState.Active, (DateTimeOffset?)null), (stored.State, stored.ReleasedUntil));
        Assert.Equal(["first-access-code", "password-changed"], await Db.Outbox.OrderBy(m => m.Kind).Select(m => m.Kind).ToListAsync());
        Assert.Equal("/", (await browser.Submit("/entrar", new() { ["Input.User"] = cnpj, ["Input.Password"] = NewPassword })).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Every_case_answers_alike_and_only_a_released_one_mails()
    {
        var (released, _) = await Given.ReleasedCompany();
        var (unreleased, _) = await Given.NewCompany();
        var (active, _) = await Given.NewCompany(change: a => a.Activate(Given.OldHash, "stamp"));
        var (disabled, _) = await Given.NewCompany(change: a => a.Disable());
        var (expired, _) = await Given.NewCompany(change: a => a.ReleaseFirstAccess(Clock.Now - Person.ReleasePeriod - TimeSpan.FromSeconds(1)));
        var (wrong, _) = await Given.ReleasedCompany();
        var cases = new[] { (released.Cnpj.Value, released.Cnpj.FirstSix), (unreleased.Cnpj.Value, unreleased.Cnpj.FirstSix), (active.Cnpj.Value, active.Cnpj.FirstSix),
            (disabled.Cnpj.Value, disabled.Cnpj.FirstSix), (expired.Cnpj.Value, expired.Cnpj.FirstSix), (wrong.Cnpj.Value, "999999"), ("11222333000181", "112223"), ("no CNPJ", "112223") };

        var answers = new List<string>();
        foreach (var (cnpj, typed) in cases)
        {
            var browser = Portal.Anonymous();
            var response = await Start(browser, cnpj, typed);
            var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-portal-first-access=", StringComparison.Ordinal));
            var page = await browser.Follow(response);
            foreach (var token in page.QuerySelectorAll("input[name='__RequestVerificationToken']")) { token.SetAttribute("value", ""); }
            answers.Add($"{(int)response.StatusCode} {response.Headers.Location} {Regex.Replace(cookie, "=[^;]+", m => $"={m.Length}", RegexOptions.None, TimeSpan.FromSeconds(1))} {page.DocumentElement.OuterHtml}");
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Equal(released.Email, (await Db.Outbox.SingleAsync()).RecipientAddress);
        Assert.Equal(cases.Length, await Db.FirstAccessAttempts.CountAsync());
    }

    [Theory, InlineData(-1, true), InlineData(1, false)]
    public async Task The_release_holds_seven_days_to_the_second(int seconds, bool holds)
    {
        var (customer, _) = await Given.ReleasedCompany();
        Clock.Advance(Person.ReleasePeriod + TimeSpan.FromSeconds(seconds));
        await Start(Portal.Anonymous(), customer);
        Assert.Equal(holds ? 1 : 0, await Db.Outbox.CountAsync());
    }

    [Theory, InlineData(-1, true), InlineData(1, false)]
    public async Task The_code_holds_thirty_minutes_to_the_second(int seconds, bool holds)
    {
        var (customer, _) = await Given.ReleasedCompany();
        var browser = Portal.Anonymous();
        await Start(browser, customer);
        var page = await browser.Page("/primeiro-acesso/codigo");
        Clock.Advance(FirstAccessAttempt.Lifetime + TimeSpan.FromSeconds(seconds));
        var response = await browser.Submit(page, "/primeiro-acesso/codigo", Fields(await Code()));
        Assert.Equal(holds ? HttpStatusCode.Found : HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Theory, InlineData(4, true), InlineData(5, false)]
    public async Task Five_tries_and_the_code_is_dead(int wrong, bool works)
    {
        var (customer, _) = await Given.ReleasedCompany();
        var browser = Portal.Anonymous();
        await Start(browser, customer);
        for (var i = 0; i < wrong; i++) { Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Finish(browser, "2222222222")).StatusCode); }
        Assert.Equal(works ? HttpStatusCode.Found : HttpStatusCode.UnprocessableEntity, (await Finish(browser, await Code())).StatusCode);
    }

    [Fact]
    public async Task The_code_is_good_in_the_browser_that_asked_only_and_dies_with_the_next_one()
    {
        var (customer, _) = await Given.ReleasedCompany();
        var (first, second, stranger) = (Portal.Anonymous(), Portal.Anonymous(), Portal.Anonymous());
        await Start(first, customer);
        var firstCode = await Code();
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Start(stranger, "11222333000181", "112223");
        await Start(second, customer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Finish(first, firstCode)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Finish(stranger, await Code())).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Finish(second, (await Code()).ToLowerInvariant())).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Finish(second, await Code())).StatusCode);
    }

    [Fact]
    public async Task Twenty_posts_at_once_activate_once()
    {
        var (customer, account) = await Given.ReleasedCompany();
        var browser = Portal.Anonymous();
        await Start(browser, customer);
        var (page, code) = (await browser.Page("/primeiro-acesso/codigo"), await Code());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.Submit(page, "/primeiro-acesso/codigo", Fields(code))));

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Found);
        Assert.Single(await Db.Outbox.Where(m => m.Kind == "password-changed").ToListAsync());
        Assert.Equal(AccountState.Active, (await Db.People.SingleAsync(p => p.Id == account.Id)).State);
    }

    [Fact]
    public async Task Three_codes_an_hour_and_six_a_day_for_one_company()
    {
        var (customer, _) = await Given.ReleasedCompany();
        var mails = new List<int>();
        for (var hour = 0; hour < 3; hour++)
        {
            for (var i = 0; i < 4; i++) { await Start(Portal.Anonymous(), customer); }
            mails.Add(await Db.Outbox.CountAsync());
            Clock.Advance(TimeSpan.FromMinutes(61));
        }
        Assert.Equal([3, 6, 6], mails);
    }

    [Fact]
    public async Task One_network_tries_ten_companies_an_hour()
    {
        for (var i = 0; i < 10; i++) { Assert.Equal(HttpStatusCode.Found, (await Start(Portal.Anonymous(), await Given.Company())).StatusCode); }
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Start(Portal.Anonymous(), await Given.Company())).StatusCode);
    }

    [Fact]
    public async Task Neither_code_nor_cookie_nor_what_was_typed_is_stored_or_logged_but_the_mail()
    {
        var (customer, _) = await Given.ReleasedCompany();
        var browser = Portal.Anonymous();
        await Start(browser, customer);
        var code = await Code();
        await Finish(browser, code);

        Assert.All(await Db.AuditEntries.ToListAsync(), e => Assert.DoesNotContain(code, e.About + e.Result, StringComparison.Ordinal));
        Assert.DoesNotContain(code, string.Concat((await Db.Outbox.ToListAsync()).Select(m => m.Subject)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curta", "pelo menos 12")]
    [InlineData("qwertyuiopqwertyuiop", "comum")]
    [InlineData("meu portal secreto", "portal")]
    [InlineData("padaria do bairro 77", "nome da empresa")]
    [InlineData("xx-11.222.3-yy-zz", "CNPJ")]
    public async Task A_password_that_others_would_guess_is_refused(string password, string reason)
    {
        var (customer, _) = await Given.NewCompany("11222333000181", a => a.ReleaseFirstAccess(Clock.Now), "Padaria Azul Ltda.");
        var browser = Portal.Anonymous();
        await Start(browser, customer);
        var response = await Finish(browser, await Code(), password);
        Assert.Contains(reason, (await Client.Read(response)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await Finish(browser, await Code())).StatusCode);
    }

    private static Task<HttpResponseMessage> Start(Client browser, Customer customer) => Start(browser, customer.Cnpj.Value, customer.Cnpj.FirstSix);

    private static Task<HttpResponseMessage> Start(Client browser, string cnpj, string typed, string page = "/primeiro-acesso") =>
        browser.Submit(page, new() { ["Input.User"] = cnpj, ["Input.Password"] = typed });

    private static Task<HttpResponseMessage> Finish(Client browser, string code, string password = NewPassword) =>
        browser.Submit("/primeiro-acesso/codigo", Fields(code, password));

    private static Dictionary<string, string> Fields(string code, string password = NewPassword) =>
        new() { ["Input.Code"] = code, ["Input.Password"] = password, ["Input.RepeatPassword"] = password };

    private async Task<string> Code()
    {
        var text = (await Db.Outbox.Where(m => m.Kind == "first-access-code").OrderByDescending(m => m.Id).FirstAsync()).Text;
        return Regex.Match(text, $@"\b[{Secrets.CodeAlphabet}]{{{Secrets.CodeLength}}}\b", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }
}
