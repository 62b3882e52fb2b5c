using System.Text;
using System.Text.RegularExpressions;

namespace SupportPortal.Tests.Support;

/// <summary>An open stream of events, kept byte for byte as it came.</summary>
public sealed partial class LiveStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly StringBuilder _raw = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly HttpResponseMessage _response;
    private readonly Task _reading;

    private LiveStream(HttpResponseMessage response)
    {
        _response = response;
        _reading = ReadAsync();
    }

    public HttpResponseMessage Response => _response;

    /// <summary>All of it so far, but for the moments and heartbeats that no two runs have alike.</summary>
    public string Text
    {
        get
        {
            lock (_raw) { return Retry().Replace(_raw.ToString(), "").Replace(":\n\n", "", StringComparison.Ordinal); }
        }
    }

    public static async Task<LiveStream> Open(Client client, string url, string? lastEventId = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        await client.SignIn();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null) { request.Headers.Add("Last-Event-ID", lastEventId); }
        return new LiveStream(await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    /// <summary>As the server writes an event of this mark.</summary>
    public static string Changed(string mark) => $"id: {mark}\nevent: changed\ndata: 1\n\n";

    /// <summary>Waits until this is all that has come.</summary>
    public async Task Is(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (Text != text)
        {
            try { await _arrived.WaitAsync(patience.Token); }
            catch (OperationCanceledException) { Assert.Equal(text, Text); }
        }
    }

    /// <summary>Waits until the server has closed it.</summary>
    public Task Ends() => _reading.WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _response.Dispose();
        _closing.Dispose();
        _arrived.Dispose();
    }

    private async Task ReadAsync()
    {
        await using var body = await _response.Content.ReadAsStreamAsync(_closing.Token);
        var buffer = new byte[4096];
        for (int read; (read = await body.ReadAsync(buffer, _closing.Token)) > 0;)
        {
            lock (_raw) { _raw.Append(Encoding.UTF8.GetString(buffer, 0, read)); }
            _arrived.Release();
        }
    }

    [GeneratedRegex("retry: [0-9]{4}\n\n", RegexOptions.None, 1000)]
    private static partial Regex Retry();
}
