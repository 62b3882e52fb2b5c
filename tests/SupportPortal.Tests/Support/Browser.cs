using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;

[assembly: AssemblyFixture(typeof(SupportPortal.Tests.Support.Chromium))]

namespace SupportPortal.Tests.Support;

public enum Screen { Wide, Phone }

/// <summary>
/// Chromium in front of the portal, for one test. The test fails in its end on anything the browser complained of: a script error,
/// a breach of the content security policy, a missing file, an error page. What a test provokes is named first, in <see cref="Expect"/>.
/// </summary>
public sealed class Browser(Portal portal) : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(() =>
    {
        using var script = new StreamReader(typeof(AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!);
        return script.ReadToEnd();
    });

    private readonly ConcurrentQueue<string> _problems = new();
    private readonly ConcurrentBag<int> _expected = [];
    private readonly List<IBrowserContext> _contexts = [];

    /// <summary>Statuses of 400 and above that the test means to see.</summary>
    public Browser Expect(params int[] statuses)
    {
        foreach (var status in statuses) { _expected.Add(status); }
        return this;
    }

    /// <summary>Opens a page in a window of its own: <c>await Browser.Open("/chamados", ana, Screen.Phone, dark: true)</c>.</summary>
    public async Task<IPage> Open(string url, Person? person = null, Screen screen = Screen.Wide, bool dark = false, bool javaScript = true)
    {
        var context = await (await Chromium.Get()).NewContextAsync(new()
        {
            BaseURL = portal.BrowserAddress.ToString(),
            IgnoreHTTPSErrors = true, // the certificate is our own
            ViewportSize = screen is Screen.Wide ? new() { Width = 1440, Height = 900 } : new() { Width = 390, Height = 844 },
            HasTouch = screen is Screen.Phone,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = javaScript,
            Locale = "pt-BR",
            TimezoneId = "America/Sao_Paulo",
            ReducedMotion = ReducedMotion.Reduce,
        });
        _contexts.Add(context);
        context.SetDefaultTimeout(10_000);
        if (person is not null) { await context.AddCookiesAsync(await SignedInCookies(person)); }
        context.Console += (_, message) => Note(message.Type == "error", message.Text);
        context.WebError += (_, problem) => Note(true, problem.Error);
        context.Response += (_, response) => Note(response.Status >= 400 && !_expected.Contains(response.Status), $"{response.Status} {response.Url}");
        context.RequestFailed += (_, request) => Note(request.Failure is not "net::ERR_ABORTED", $"{request.Failure} {request.Url}"); // aborted: the test went on
        var page = await context.NewPageAsync();
        await page.GotoAsync(url);
        return page;
    }

    /// <summary>No accessibility fault that axe-core can find, WCAG 2.2 AA and best practices.</summary>
    /// <param name="rules">Only these, where the others were looked at already.</param>
    public static async Task HasNoAxeViolations(IPage page, params string[] rules) => Assert.Empty(await AxeViolations(page, rules));

    /// <summary>What axe-core finds on the page as it is now, one line for each rule and up to three of its places.</summary>
    public static async Task<IReadOnlyList<string>> AxeViolations(IPage page, params string[] rules)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) { await page.EvaluateAsync(Axe.Value); } // Deque's own runner opens a second page for each
        return await page.EvaluateAsync<string[]>("""
            async rules => {
              for (const change of document.getAnimations()) { if (change instanceof CSSTransition) { change.finish(); } } // colours on their way from light to dark
              const more = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } }; // of WCAG 2.2, and off unless asked for
              const options = { resultTypes: ['violations'], ...(rules.length > 0 ? { runOnly: rules } : { rules: more }) };
              return (await axe.run(document, options)).violations.map(v => `${v.id}: ${v.help}\n${v.nodes.slice(0, 3).map(n => `    ${n.html.slice(0, 200)} ${n.any[0]?.message ?? ''}`).join('\n')}`);
            }
            """, rules);
    }

    /// <summary>Nothing is wider than the screen.</summary>
    public static async Task DoesNotScrollSideways(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => {
              const { scrollWidth, clientWidth } = document.documentElement;
              if (scrollWidth <= clientWidth) { return []; }
              const over = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > clientWidth + 0.5);
              return [`${scrollWidth - clientWidth} px`, ...over.filter(e => !over.some(o => o !== e && e.contains(o))).slice(0, 3).map(e => e.outerHTML.slice(0, 200))];
            }
            """));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts) { await context.DisposeAsync(); }
        Assert.True(_problems.IsEmpty, $"{string.Join('\n', _problems)}\n{portal.Log.Errors}");
    }

    private void Note(bool isProblem, string text)
    {
        // Chromium also writes an error to the console for each status; those are judged by their number.
        if (isProblem && !text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal)) { _problems.Enqueue(text); }
    }

    // The form itself is tested on its own; here the cookies of a client without a window will do.
    private async Task<IEnumerable<Cookie>> SignedInCookies(Person person)
    {
        var client = portal.SignedInAs(person);
        await client.SignIn();
        return client.Cookies.GetAllCookies().Select(c => new Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Url = portal.BrowserAddress.ToString(),
            Secure = true,
            HttpOnly = c.HttpOnly,
        });
    }
}

/// <summary>One Chromium for the test run, started when the first test needs it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly SemaphoreSlim Starting = new(1, 1);
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    public static async Task<IBrowser> Get()
    {
        await Starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Find(),
                Args = ["--no-sandbox", "--disable-dev-shm-usage"], // root has no sandbox
            });
        }
        finally
        {
            Starting.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) { await _browser.DisposeAsync(); }
        _playwright?.Dispose();
    }

    private static string Find() => new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" }
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Browser tests need Chromium: apt-get install chromium");
}
