using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

/// <summary>Every endpoint, for everybody. What the table of <see cref="Doors"/> says is what the portal does, and the table leaves nothing out.</summary>
public partial class AccessMatrixTests(Portal portal) : PageTest(portal)
{
    public static IEnumerable<TheoryDataRow<Actors>> Each => World.Each.Select(a => new TheoryDataRow<Actors>(a));

    private IEnumerable<RouteEndpoint> Endpoints => Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText != "{**path:file}"); // the framework's, for files made after the build

    [Fact]
    public void Every_endpoint_has_a_line_in_the_table_and_every_line_an_endpoint()
    {
        var routes = Endpoints.Select(RouteOf).Distinct(StringComparer.Ordinal).ToList();
        var lines = Doors.All.Select(d => d.Route).Concat(Doors.Api).Distinct(StringComparer.Ordinal).ToList();
        Assert.Empty(routes.Except(lines, StringComparer.Ordinal)); // new: say in Doors who may open it
        Assert.Empty(lines.Except(routes, StringComparer.Ordinal)); // gone
        Assert.All(Doors.All.Where(d => d.Route.Contains('{', StringComparison.Ordinal)), d => Assert.NotNull(d.Address));
    }

    [Fact]
    public void Only_pages_take_forms_and_static_files_are_only_read()
    {
        var others = Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null);
        var writable = others.Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.All(m => m is "GET" or "HEAD") is not true);
        Assert.Equal(["/health/live", "/health/ready"], writable.Select(RouteOf).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Each))]
    public async Task Whoever_comes_to_a_door_finds_it_open_or_finds_nothing(Actors actor)
    {
        var world = await World.Create(Portal);
        var browser = await world.Browser(actor);
        var wrong = new List<string>();
        foreach (var door in Doors.All)
        {
            var url = door.AddressIn(world);
            using var response = await browser.Get(url, wholeBody: !door.IsStream);
            var (status, location) = ((int)response.StatusCode, response.Headers.Location?.OriginalString);
            var asked = Expected(door, actor);
            var found = status is 302 && location!.StartsWith("/entrar", StringComparison.Ordinal) ? "sign in"
                : status is 200 or 302 ? "open" : status is 404 ? "nothing" : $"{status}";
            if (found != asked) { wrong.Add($"{url}: {found} {location}, not {asked}"); }
        }
        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(Each))]
    public async Task What_may_not_be_opened_takes_no_form_either(Actors actor)
    {
        var world = await World.Create(Portal);
        var browser = await world.Browser(actor);
        var before = await Ledger.Of(Portal);
        var wrong = new List<string>();
        foreach (var door in Doors.All.Where(d => !d.IsOpen && !d.For.HasFlag(actor) && (!d.HasFormOnly || Actors.Strangers.HasFlag(actor))))
        {
            var url = door.AddressIn(world);
            using var response = await browser.Post(url, "/ajuda", []);
            var status = response.StatusCode;
            if (Expected(door, actor) is "sign in" ? status is not HttpStatusCode.Redirect || response.Headers.Location!.OriginalString.Split('?')[0] != "/entrar" : status is not HttpStatusCode.NotFound)
            {
                wrong.Add($"{url}: {(int)status} {response.Headers.Location}");
            }
        }
        Assert.Empty(wrong);
        Assert.Empty((await Ledger.Of(Portal)).ChangesSince(before));
    }

    [Theory, MemberData(nameof(Each))]
    public async Task What_one_may_not_see_is_answered_word_for_word_like_what_is_not_there(Actors actor)
    {
        var world = await World.Create(Portal);
        var browser = await world.Browser(actor);
        foreach (var door in Doors.All.Where(d => d.Missing is not null && Expected(d, actor) is "nothing"))
        {
            Assert.Equal(await Answer(browser, door.Missing!), await Answer(browser, door.AddressIn(world)));
        }
        foreach (var door in Doors.All.Where(d => d.Missing is not null && d.For.HasFlag(actor)))
        {
            using var missing = await browser.Get(door.Missing!);
            Assert.True(missing.StatusCode is HttpStatusCode.NotFound, $"{door.Missing} answered {missing.StatusCode}");
        }
    }

    [Fact]
    public async Task No_page_takes_a_form_without_its_token()
    {
        var world = await World.Create(Portal);
        var before = await Ledger.Of(Portal);
        var browsers = new Dictionary<Actors, Client>();
        var wrong = new List<string>();
        foreach (var door in Doors.All.Where(d => d.Route is not ("/health/live" or "/health/ready")))
        {
            var actor = World.Each.FirstOrDefault(a => door.For.HasFlag(a) && a is not Actors.Disabled, Actors.Company);
            if (!browsers.TryGetValue(actor, out var browser)) { browsers[actor] = browser = await world.Browser(actor); }
            using var nothing = new FormUrlEncodedContent([]);
            using var response = await browser.Http.PostAsync(new Uri(door.AddressIn(world), UriKind.Relative), nothing, TestContext.Current.CancellationToken);
            var expected = door.For is Actors.Nobody && !door.IsOpen && !door.HasFormOnly ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest;
            if (response.StatusCode != expected) { wrong.Add($"{door.Route}: {(int)response.StatusCode}"); }
        }
        Assert.Empty(wrong);
        Assert.Empty((await Ledger.Of(Portal)).ChangesSince(before, "sessions")); // but for the sessions of those who came
    }

    [Fact]
    public async Task A_form_that_no_page_expects_is_refused_and_breaks_nothing()
    {
        var world = await World.Create(Portal);
        var browsers = new Dictionary<Actors, Client>();
        var wrong = new List<string>();
        foreach (var door in Doors.All.Where(d => d.For is not Actors.Nobody && d.Route is not ("/health/live" or "/health/ready" or "/sair")))
        {
            var actor = World.Each.First(a => door.For.HasFlag(a) && a is not Actors.Disabled);
            if (!browsers.TryGetValue(actor, out var browser)) { browsers[actor] = browser = await world.Browser(actor); }
            var url = door.AddressIn(world);
            using var response = await browser.Post($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler=Nada", "/ajuda", []);
            if ((int)response.StatusCode is 200 or >= 500) { wrong.Add($"{url}: {(int)response.StatusCode}"); }
        }
        Assert.Empty(wrong);
    }

    private static string Expected(Door door, Actors actor) =>
        door.For.HasFlag(actor) ? "open" : Actors.Strangers.HasFlag(actor) && !door.IsOpen ? "sign in" : "nothing";

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    // All but the address itself, which the language buttons lead back to, and what is new in every form.
    private static async Task<string> Answer(Client browser, string url)
    {
        using var response = await browser.Get(url);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {Token().Replace(body.Replace(WebUtility.HtmlEncode(url), "here", StringComparison.Ordinal), "token")}";
    }

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
