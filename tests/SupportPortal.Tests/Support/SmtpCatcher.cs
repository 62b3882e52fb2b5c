using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace SupportPortal.Tests.Support;

/// <summary>A real SMTP server inside the test run. It keeps each message as it came over the wire, and can refuse, stall and hang up.</summary>
public sealed class SmtpCatcher : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Channel<CaughtMail> _arrivals = Channel.CreateUnbounded<CaughtMail>();
    private readonly Task _loop;
    private int _atOnce;

    public SmtpCatcher()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = AcceptAsync();
    }

    public int Port { get; }
    public ConcurrentQueue<CaughtMail> Messages { get; } = new();
    public ConcurrentQueue<string> Logins { get; } = new();
    /// <summary>The most mails that were being handed over at one moment.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Command line → the answer that takes the place of the usual one; null lets it pass. DATA's second answer asks for ".".</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;
    /// <summary>Command line → true: say nothing more on this connection.</summary>
    public Func<string, bool> StallsAt { get; set; } = _ => false;
    /// <summary>Command line → true: cut the connection.</summary>
    public Func<string, bool> HangsUpAt { get; set; } = _ => false;
    /// <summary>Asks for a user and password before it takes mail.</summary>
    public bool WantsLogin { get; set; }

    /// <summary>The next mail that this method has not given out yet.</summary>
    public Task<CaughtMail> NextAsync(TimeSpan within) => _arrivals.Reader.ReadAsync(_stop.Token).AsTask().WaitAsync(within);

    /// <summary>Forgets the mail that came before.</summary>
    public void Clear()
    {
        Messages.Clear();
        while (_arrivals.Reader.TryRead(out _)) { }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) { _talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token))); }
        }
        catch (OperationCanceledException)
        {
            // the test is over
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            client.NoDelay = true;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await new Conversation(this, reader, writer, _stop.Token).RunAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // the client hung up, or the test is over
        }
        finally
        {
            client.Dispose();
        }
    }

    private void Count(int change)
    {
        lock (_talks) { MostAtOnce = Math.Max(MostAtOnce, _atOnce += change); }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        await Task.WhenAll(_talks);
        _stop.Dispose();
    }

    private sealed class Conversation(SmtpCatcher server, StreamReader reader, StreamWriter writer, CancellationToken stop)
    {
        private string _from = "";
        private List<string> _to = [];
        private bool _isLoggedIn = !server.WantsLogin;

        public async Task RunAsync()
        {
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(stop) is { } line)
            {
                if (server.HangsUpAt(line)) { return; }
                if (server.StallsAt(line)) { await StallAsync(); }
                if (server.Answer(line) is { } answer) { await writer.WriteLineAsync(answer); continue; }
                if (!await HandleAsync(line)) { return; }
            }
        }

        private async Task<bool> HandleAsync(string line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    await writer.WriteLineAsync(server.WantsLogin ? "250-test\r\n250-8BITMIME\r\n250 AUTH LOGIN" : "250-test\r\n250-8BITMIME\r\n250 PIPELINING");
                    break;
                case "AUTH":
                    await LogInAsync(line);
                    break;
                case "MAIL" when !_isLoggedIn:
                    await writer.WriteLineAsync("530 5.7.0 log in first");
                    break;
                case "MAIL":
                    (_from, _to) = (Address(line), []);
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    _to.Add(Address(line));
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA" when _to.Count == 0:
                    await writer.WriteLineAsync("503 no recipient");
                    break;
                case "DATA":
                    return await TakeAsync();
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return false;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
            return true;
        }

        private async Task<bool> TakeAsync()
        {
            server.Count(+1);
            await writer.WriteLineAsync("354 go on");
            var raw = new StringBuilder();
            while (await reader.ReadLineAsync(stop) is { } line && line != ".") { raw.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n"); }
            server.Count(-1);
            if (server.StallsAt(".")) { await StallAsync(); }
            if (server.Answer(".") is { } refusal)
            {
                await writer.WriteLineAsync(refusal);
                return true;
            }
            var mail = new CaughtMail(_from, _to, raw.ToString());
            server.Messages.Enqueue(mail);
            server._arrivals.Writer.TryWrite(mail);
            if (server.HangsUpAt(".")) { return false; }
            await writer.WriteLineAsync("250 taken");
            return true;
        }

        private async Task LogInAsync(string line)
        {
            var words = line.Split(' ');
            if (words.Length < 3) { await writer.WriteLineAsync("334 VXNlcm5hbWU6"); }
            var user = Decoded(words.Length < 3 ? await reader.ReadLineAsync(stop) : words[2]);
            await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
            var password = Decoded(await reader.ReadLineAsync(stop));
            server.Logins.Enqueue($"{user}:{password}");
            _isLoggedIn = password != "wrong";
            await writer.WriteLineAsync(_isLoggedIn ? "235 welcome" : "535 5.7.8 not you");
        }

        private Task StallAsync() => Task.Delay(Timeout.Infinite, stop);

        private static string Decoded(string? base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64 ?? ""));

        private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
    }
}
