using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Web;

public class RequestLogTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_request_leaves_one_line_with_its_id_and_without_what_was_in_its_path()
    {
        using var lines = new Lines();
        using var host = Portal.With(b => b.ConfigureLogging(log => log.AddProvider(lines)));
        using var client = host.CreateClient(new() { AllowAutoRedirect = false });
        using var response = await client.GetAsync(new Uri("https://localhost/senha/a-secret-token?email=ana@empresa.example"));

        var line = Assert.Single(lines.Written, l => l.StartsWith("GET ", StringComparison.Ordinal));
        Assert.Contains($" {(int)response.StatusCode} in ", line, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(response.Headers.GetValues("X-Request-Id")));
        Assert.DoesNotContain(lines.Written, l => l.Contains("a-secret-token", StringComparison.Ordinal) || l.Contains("ana@", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Enqueue(formatter(state, exception));

        public void Dispose() => Written.Clear();
    }
}
