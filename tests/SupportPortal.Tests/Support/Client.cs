using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Tests.Support;

/// <summary>One person's browser without scripts: cookies, pages, forms. Redirects are not followed.</summary>
public sealed class Client
{
    private const string Host = "localhost";
    private readonly WebApplicationFactory<Program> _portal;
    private readonly Person? _person;
    private Task? _signIn;

    internal Client(WebApplicationFactory<Program> portal, Person? person = null)
    {
        (_portal, _person) = (portal, person);
        Http = portal.CreateDefaultClient(new Uri($"https://{Host}"), new CookieContainerHandler(Cookies)); // HTTPS, as cookies are Secure
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>For requests that no page makes.</summary>
    public HttpClient Http { get; }

    /// <param name="url">What to get.</param>
    /// <param name="wholeBody">False for what never ends: only the head is waited for.</param>
    public async Task<HttpResponseMessage> Get(string url, bool wholeBody = true)
    {
        await SignIn();
        return await Http.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute), wholeBody ? HttpCompletionOption.ResponseContentRead : HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Opens a page that must be there.</summary>
    public async Task<IHtmlDocument> Page(string url)
    {
        using var response = await Get(url);
        return await Read(response, url);
    }

    /// <summary>Opens a page and sends its own form, antiforgery token and all. Without fields, name the button to press.</summary>
    /// <param name="button">Text of the button, where the form with these fields is not to be sent by its first one.</param>
    public async Task<HttpResponseMessage> Submit(string url, Dictionary<string, string>? fields = null, string? button = null, params Upload[] files) =>
        await Submit(await Page(url), url, fields ?? [], button, files);

    /// <summary>Sends a form of a page that is open already: typed long ago, or from a second tab.</summary>
    public async Task<HttpResponseMessage> Submit(IHtmlDocument page, string url, Dictionary<string, string> fields, string? button = null, params Upload[] files)
    {
        var form = new PageForm(page, [.. fields.Keys, .. files.Select(f => f.Field)], button);
        foreach (var (name, value) in fields) { form.Fill(name, value); }
        using var request = form.Request(new Uri(url, UriKind.Relative), files);
        return await Http.SendAsync(request);
    }

    /// <summary>Sends what no form of ours would. The antiforgery token is the one of <paramref name="tokenFrom"/>, a page with a form.</summary>
    public async Task<HttpResponseMessage> Post(string url, string tokenFrom, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var token = ((await Page(tokenFrom)).QuerySelector($"input[name='{PageForm.TokenField}']") as IHtmlInputElement)
            ?? throw new ArgumentException($"{tokenFrom} has no form.", nameof(tokenFrom));
        using var content = new FormUrlEncodedContent(fields.Append(new(PageForm.TokenField, token.Value)));
        return await Http.PostAsync(new Uri(url, UriKind.Relative), content);
    }

    /// <summary>Opens the page that a redirect names.</summary>
    public Task<IHtmlDocument> Follow(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Assert.InRange((int)response.StatusCode, 300, 399);
        return Page(response.Headers.Location!.OriginalString);
    }

    /// <summary>The page in a response, also one that refuses what was sent.</summary>
    public static async Task<IHtmlDocument> Read(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Signs in now, where the cookie is needed without a request of this client.</summary>
    public Task SignIn() => _signIn ??= _person is null ? Task.CompletedTask : TestSession.Open(_portal.Services, Cookies, _person);

    private async Task<IHtmlDocument> Read(HttpResponseMessage response, string url)
    {
        var page = await Read(response);
        Assert.True(response.StatusCode is HttpStatusCode.OK, $"{url} answered {(int)response.StatusCode} {response.Headers.Location}\n{page.Body?.TextContent.Trim()}\n{_portal.Services.GetRequiredService<LogLines>().Errors}");
        return page;
    }
}

/// <summary>A file chosen in a form.</summary>
public sealed record Upload(string Field, string Name, byte[] Content, string Type = "application/octet-stream")
{
    internal HttpContent ToContent()
    {
        var content = new ByteArrayContent(Content);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Type);
        return content;
    }
}
