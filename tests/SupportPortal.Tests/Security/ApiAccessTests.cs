using System.Net;
using SupportPortal.Domain.Accounts;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

/// <summary>Every door of the API, with every kind of key and with every cookie.</summary>
public class ApiAccessTests(Portal portal) : PageTest(portal)
{
    private static string[] Addresses(World world) => ["/api/v1/tickets", $"/api/v1/tickets/{world.Own.Open.Code}", "/api/v1/invoices"];

    public static IEnumerable<TheoryDataRow<Actors>> Each => World.Each.Select(a => new TheoryDataRow<Actors>(a));

    [Theory, MemberData(nameof(Each))]
    public async Task No_session_opens_the_api_whoevers_it_is(Actors actor)
    {
        var world = await World.Create(Portal);
        var browser = await world.Browser(actor);
        foreach (var url in Addresses(world))
        {
            using var response = await browser.Ask(url);
            Assert.Equal((url, HttpStatusCode.Unauthorized, "Bearer realm=\"api\""), (url, response.StatusCode, response.Headers.WwwAuthenticate.ToString()));
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task A_key_that_is_no_good_is_answered_word_for_word_like_none_at_all()
    {
        var world = await World.Create(Portal);
        var (revoked, revokedKey) = await Given.ApiKey(world.Own.Customer, name: "Revogada");
        await Given.Change(revoked, k => k.Revoke(Actor.System, Clock.Now));
        var (_, expired) = await Given.ApiKey(world.Own.Customer, days: 1, name: "Expirada");
        var good = world.Own.ApiKey.Key;
        Clock.Advance(TimeSpan.FromDays(2));
        var before = await Ledger.Of(Portal);
        foreach (var url in Addresses(world))
        {
            var none = await Answer(url, null);
            Assert.StartsWith("401 application/problem+json no-store", none, StringComparison.Ordinal);
            foreach (var key in new[] { revokedKey, expired, SupportPortal.Security.ApiKeys.New().Key, good[..^1], good + "x", good.ToUpperInvariant(), good[3..], "pc_", "", "a b c", new string('x', 5000) })
            {
                Assert.Equal(none, await Answer(url, key));
            }
        }
        Assert.Empty((await Ledger.Of(Portal)).ChangesSince(before));
        Assert.StartsWith("200", await Answer("/api/v1/tickets", good), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_another_companys_is_answered_word_for_word_like_what_is_not_there()
    {
        var world = await World.Create(Portal);
        var key = world.Other.ApiKey.Key;
        var missing = await Answer("/api/v1/tickets/2030-999999", key);
        Assert.StartsWith("404 application/problem+json no-store", missing, StringComparison.Ordinal);
        foreach (var ticket in new[] { world.Own.Open, world.Own.Resolved, world.Own.Closed }) { Assert.Equal(missing, await Answer($"/api/v1/tickets/{ticket.Code}", key)); }
        Assert.Equal(missing, await Answer("/api/v1/nada", key));
    }

    [Fact]
    public async Task No_answer_has_a_word_of_another_company_or_of_our_notes()
    {
        var world = await World.Create(Portal);
        var codes = Db.Tickets.Where(t => t.CustomerId == world.Own.Customer.Id).Select(t => t.Code).ToList();
        var answers = new List<string>();
        foreach (var url in codes.Select(c => $"/api/v1/tickets/{c}").Concat(["/api/v1/tickets", "/api/v1/invoices"])) { answers.Add(await Answer(url, world.Own.ApiKey.Key)); }
        Assert.All(answers, a => Assert.StartsWith("200", a, StringComparison.Ordinal));
        Assert.Contains(answers, a => a.Contains("proprio", StringComparison.Ordinal));
        foreach (var canary in new[] { "alheio", "interna proprio", "interno-proprio", world.Other.Customer.LegalName, world.Other.Invoice.Number })
        {
            Assert.All(answers, a => Assert.DoesNotContain(canary, a, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData(ApiScopes.TicketsRead, 200, 200, 403), InlineData(ApiScopes.InvoicesRead, 403, 403, 200), InlineData(ApiScopes.TicketsRead | ApiScopes.InvoicesRead, 200, 200, 200)]
    public async Task A_key_opens_what_its_scopes_say(ApiScopes scopes, int list, int one, int invoices)
    {
        var world = await World.Create(Portal);
        var (_, key) = await Given.ApiKey(world.Own.Customer, scopes);
        var found = new List<int>();
        foreach (var url in Addresses(world)) { found.Add((int)(await Portal.Anonymous().Ask(url, key)).StatusCode); }
        Assert.Equal([list, one, invoices], found);
    }

    [Fact]
    public async Task A_key_opens_no_page_and_writes_nothing()
    {
        var world = await World.Create(Portal);
        var key = world.Own.ApiKey.Key;
        await Portal.Anonymous().Ask("/api/v1/tickets", key); // its last use is written down
        var before = await Ledger.Of(Portal);
        foreach (var url in new[] { "/", "/chamados", $"/chamados/{world.Own.Open.Code}", "/financeiro", "/chaves-de-acesso", "/atendimento" })
        {
            using var response = await Portal.Anonymous().Ask(url, key);
            Assert.Equal((url, HttpStatusCode.Redirect), (url, response.StatusCode));
        }
        foreach (var url in Addresses(world))
        {
            foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
            {
                using var response = await Portal.Anonymous().Ask(url, key, method);
                Assert.Equal((url, method, HttpStatusCode.MethodNotAllowed), (url, method, response.StatusCode));
            }
        }
        Assert.Empty((await Ledger.Of(Portal)).ChangesSince(before));
    }

    [Fact]
    public async Task A_key_may_ask_so_often_a_minute_and_another_key_is_not_held_up_by_it()
    {
        var company = await Given.Company();
        var ((_, busy), (_, other)) = (await Given.ApiKey(company), await Given.ApiKey(company, name: "Outra"));
        var program = Portal.Anonymous();
        using var first = await program.Ask("/api/v1/tickets", busy);
        Assert.Equal(("\"key\";q=120;w=60", "\"key\";r=119;t=60"), (first.Headers.GetValues("RateLimit-Policy").Single(), first.Headers.GetValues("RateLimit").Single()));
        for (var i = 1; i < 120; i++) { (await program.Ask("/api/v1/tickets", busy)).Dispose(); }
        using var refused = await program.Ask("/api/v1/tickets", busy);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.Equal(TimeSpan.FromSeconds(60), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, (await program.Ask("/api/v1/tickets", other)).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await program.Ask("/api/v1/tickets", busy)).StatusCode);
    }

    private async Task<string> Answer(string url, string? key)
    {
        using var response = await Portal.Anonymous().Ask(url, key);
        return $"{(int)response.StatusCode} {response.Content.Headers.ContentType?.MediaType} {response.Headers.CacheControl} {response.Headers.WwwAuthenticate} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }
}
