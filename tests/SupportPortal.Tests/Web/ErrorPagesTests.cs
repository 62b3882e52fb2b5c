using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;
using SupportPortal.Tests.Architecture;
using SupportPortal.Web;

namespace SupportPortal.Tests.Web;

public class ErrorPagesTests(PortalWithoutDatabase portal) : IClassFixture<PortalWithoutDatabase>
{
    private readonly HttpClient _browser = portal.Browser;

    [Theory]
    [InlineData("/nowhere", 404, "Página não encontrada")]
    [InlineData("/erro/500", 404, "Página não encontrada")]
    [InlineData("/status/403", 404, "Página não encontrada")]
    [InlineData("/status/400", 400, "Não foi possível ler o que foi enviado")]
    [InlineData("/status/409", 409, "Estes dados mudaram")]
    [InlineData("/status/413", 413, "O envio passou do tamanho permitido")]
    [InlineData("/status/429", 429, "Muitas tentativas em pouco tempo")]
    [InlineData("/fault", 500, "Não foi possível concluir")]
    [InlineData("/no-database", 503, "O portal está fora do ar por um momento")]
    public async Task Every_failure_has_a_page_with_a_way_out(string address, int status, string heading)
    {
        var response = await _browser.GetAsync(new Uri(address, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        var page = new HtmlParser().ParseDocument(text);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotNull(page.QuerySelector("main a.btn-primary[href='/']"));
        Assert.NotNull(page.QuerySelector("main a[href^='tel:']"));
        Assert.DoesNotContain("secret detail", text, StringComparison.Ordinal);
        Assert.Equal(status == 503, response.Headers.RetryAfter is not null);
    }

    [Theory]
    [InlineData("en", "Page not found")]
    [InlineData("es", "Página no encontrada")]
    [InlineData("xx", "Página não encontrada")]
    public async Task It_speaks_the_language_that_was_chosen(string code, string heading)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("Cookie", $"__Host-{PortalCookies.Language}={code}");
        var page = new HtmlParser().ParseDocument(await (await _browser.SendAsync(request)).Content.ReadAsStringAsync());
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_failed_post_gets_its_page_too()
    {
        using var form = new FormUrlEncodedContent([]);
        var response = await _browser.PostAsync(new Uri("/nowhere", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Página não encontrada", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_problem_details()
    {
        var response = await _browser.GetAsync(new Uri("/api/status/404", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("\"status\":404", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/erro/404?q=%00")]
    [InlineData("/erro/404?%1b=x")]
    public async Task Control_characters_in_an_address_are_refused(string address) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/fault")]
    [InlineData("/api/status/404")]
    [InlineData("/api/status/200")]
    public async Task Every_answer_has_the_security_headers(string address)
    {
        var response = await _browser.GetAsync(new Uri(address, UriKind.Relative));
        string Header(string name) => string.Join(", ", response.Headers.GetValues(name));

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; " +
            "base-uri 'none'; object-src 'none'; frame-ancestors 'none'", Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("max-age=31536000; includeSubDomains", Header("Strict-Transport-Security"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Frame-Options"));
    }

    [Fact]
    public async Task A_download_keeps_its_own_stricter_policy()
    {
        var response = await _browser.GetAsync(new Uri("/download", UriKind.Relative));
        Assert.Equal("sandbox; default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
    }
}

/// <summary>The web part alone, without a database: that is when these pages are needed most.</summary>
public sealed class PortalWithoutDatabase : IAsyncLifetime
{
    private WebApplication _app = null!;

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebSetup).Assembly.GetName().Name,
            ContentRootPath = SourceTree.Web,
            EnvironmentName = Environments.Production,
        });
        builder.Configuration["AllowedHosts"] = "*";
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<PortalCookies>().AddScoped(_ => Viewer.Anonymous).AddWeb();
        _app = builder.Build();
        _app.UseWeb();
        _app.UseLanguages();
        _app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        _app.MapGet("/api/status/{code:int}", (int code) => Results.StatusCode(code));
        _app.MapGet("/no-database", () => { throw new InvalidOperationException("wrapped", new NpgsqlException("no suitable host", new SocketException())); });
        _app.MapGet("/fault", () => { throw new InvalidOperationException("secret detail"); });
        _app.MapGet("/download", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            return Results.Text("file");
        });
        _app.MapRazorPages();
        await _app.StartAsync();
        Browser = _app.GetTestClient();
        Browser.BaseAddress = new Uri("https://localhost");
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app.DisposeAsync();
    }
}
