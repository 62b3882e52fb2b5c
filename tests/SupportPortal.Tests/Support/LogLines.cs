using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportPortal.Tests.Support;

/// <summary>What the portal wrote to its log, with what went wrong in full.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IEnumerable<string> All => _lines.Select(l => l.Text);

    public string Errors => string.Join('\n', _lines.Where(l => l.Level >= LogLevel.Error).Select(l => l.Text).TakeLast(5));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}".TrimEnd()));

    public void Clear() => _lines.Clear();

    public void Dispose()
    {
        // the lines are read after the portal has stopped, too
    }
}
