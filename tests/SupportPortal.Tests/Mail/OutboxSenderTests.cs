using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Jobs;
using SupportPortal.Mail;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Mail;

public sealed class OutboxSenderTests(MailDatabase database) : IClassFixture<MailDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);
    private readonly SmtpCatcher _server = new();
    private readonly FakeClock _clock = new(Noon);

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Db.Open();
        await db.Outbox.ExecuteDeleteAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_mail_goes_out_whole_and_is_marked_sent()
    {
        var mail = Mail(1);
        mail.Attach("boleto.pdf", "application/pdf", [1, 2, 3]);
        await Write(mail);

        Assert.Equal(1, await Sender().RunAsync(default));
        Assert.Equal(0, await Sender().RunAsync(default));

        var caught = Assert.Single(_server.Messages);
        Assert.Equal((mail.MessageId, "Assunto 1", "ana1@example.com"), (caught.Root.Header("Message-ID"), caught.Subject, Assert.Single(caught.To)));
        Assert.Equal([1, 2, 3], Assert.Single(caught.Files).Bytes);
        var row = await Stored(mail);
        Assert.Equal((OutboxState.Sent, 1, Noon, null), (row.State, row.Attempts, row.SentAt, row.LeasedUntil));
    }

    [Fact]
    public async Task A_customers_connection_can_write_mail_for_itself_with_its_file_and_read_none()
    {
        var customer = new Customer(Cnpj.Parse("11.222.333/0001-81"), "Serra Azul", "ana@serraazul.example", Noon);
        await using (var db = database.Db.Open())
        {
            await db.Customers.Where(c => c.LegalName == "Serra Azul").ExecuteDeleteAsync();
            db.Add(customer);
            await db.SaveChangesAsync();
        }
        var (options, tenant) = SystemDb.For(database.Sources, new Viewer { Kind = PersonKind.Company, CustomerId = customer.Id }, database.Signal);
        var mail = Mail(1, customer.Id);
        mail.Attach("a.txt", "text/plain", [65]);
        await using (var mine = new PortalDbContext(options, tenant))
        {
            mine.Outbox.Add(mail);
            await mine.SaveChangesAsync();
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => mine.Outbox.CountAsync());
            mine.Outbox.Add(Mail(2, customer.Id + 1));
            await Assert.ThrowsAsync<DbUpdateException>(() => mine.SaveChangesAsync());
        }

        await Sender().RunAsync(default);
        Assert.Equal("Assunto 1", Assert.Single(_server.Messages).Subject);
        await InitializeAsync();
    }

    [Fact]
    public async Task A_temporary_failure_is_tried_again_later_under_the_same_message_id()
    {
        var mail = await Write(Mail(1));
        _server.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "450 4.2.0 busy" : null;
        await Sender().RunAsync(default);
        var failed = await Stored(mail);
        _server.Answer = _ => null;
        _clock.Advance(TimeSpan.FromSeconds(47));
        await Sender().RunAsync(default);
        Assert.Empty(_server.Messages);
        _clock.Advance(TimeSpan.FromSeconds(26));
        await Sender().RunAsync(default);

        Assert.Equal((OutboxState.Pending, 1), (failed.State, failed.Attempts));
        Assert.Contains("busy", failed.LastError, StringComparison.Ordinal);
        Assert.Equal(mail.MessageId, Assert.Single(_server.Messages).Root.Header("Message-ID"));
        var sent = await Stored(mail);
        Assert.Equal((OutboxState.Sent, 2, null), (sent.State, sent.Attempts, sent.LastError));
    }

    [Fact]
    public async Task A_refused_mail_is_dead_at_once_and_the_others_go_out()
    {
        var mails = Enumerable.Range(1, 10).Select(i => Mail(i)).ToArray();
        await Write(mails);
        _server.Answer = line => line.Contains("<ana7@", StringComparison.Ordinal) ? "550 5.1.1 no such mailbox" : null;
        await Sender().RunAsync(default);

        Assert.Equal(9, _server.Messages.Count);
        var dead = await Stored(mails[6]);
        Assert.Equal((OutboxState.Dead, 1), (dead.State, dead.Attempts));
        Assert.Contains("no such mailbox", dead.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_twelve_tries_it_is_a_dead_letter_that_can_be_sent_again()
    {
        var mail = await Write(Mail(1));
        _server.Answer = line => line == "." ? "451 4.3.0 later" : null;
        for (var i = 0; i < 20; i++)
        {
            await Sender().RunAsync(default);
            _clock.Advance(TimeSpan.FromHours(1));
        }
        var dead = await Stored(mail);
        _server.Answer = _ => null;
        await Change(mail, m => m.Resend(_clock.Now));
        await Sender().RunAsync(default);

        Assert.Equal((OutboxState.Dead, 12), (dead.State, dead.Attempts));
        Assert.Equal(mail.MessageId, Assert.Single(_server.Messages).Root.Header("Message-ID"));
    }

    [Fact]
    public async Task A_mail_that_may_still_be_undone_waits()
    {
        await Write(new OutboxMessage("test", "", new MailRecipient("ana@example.com", "Ana"), "Olá", "t", "h", "portal.example", Noon, notBefore: Noon.AddSeconds(10)));

        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, await Sender().RunAsync(default));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Sender().RunAsync(default));
    }

    [Fact]
    public async Task Two_senders_side_by_side_send_each_mail_once()
    {
        await Write([.. Enumerable.Range(1, 200).Select(i => Mail(i))]);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () => { while (await Sender().RunAsync(default) > 0) { } })));

        Assert.Equal(200, _server.Messages.Count);
        Assert.Equal(200, _server.Messages.Select(m => m.Root.Header("Message-ID")).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(_server.MostAtOnce, 2, 8);
        await using var db = database.Db.Open();
        Assert.True(await db.Outbox.AllAsync(m => m.State == OutboxState.Sent && m.Attempts == 1));
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 6)] // the server had taken one, and nobody wrote it down
    public async Task What_a_killed_sender_held_goes_out_when_its_lease_ends(bool killedAfterSending, int arrived)
    {
        await Write([.. Enumerable.Range(1, 5).Select(i => Mail(i))]);
        await using (var db = database.Db.Open())
        {
            var held = await db.ClaimAsync(5, _clock.Now, default);
            if (killedAfterSending) { await Transport().SendAsync(held[0].ToOutgoing(new("suporte@portal.example")), default); }
        }
        _clock.Advance(OutboxMessage.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Sender().RunAsync(default));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Sender().RunAsync(default);

        Assert.Equal(arrived, _server.Messages.Count);
        Assert.Equal(5, _server.Messages.Select(m => m.Root.Header("Message-ID")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_sender_that_comes_too_late_does_not_write_over_its_successor()
    {
        var mail = await Write(Mail(1));
        await using var late = database.Db.Open();
        var claimed = Assert.Single(await late.ClaimAsync(5, _clock.Now, default));
        _clock.Advance(OutboxMessage.Lease);
        await Sender().RunAsync(default);

        claimed.Fail("timeout", _clock.Now, 0);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => late.SaveChangesAsync());
        Assert.Equal(OutboxState.Sent, (await Stored(mail)).State);
    }

    [Fact]
    public async Task A_stop_finishes_what_has_begun_and_gives_back_the_rest()
    {
        await Write([.. Enumerable.Range(1, 30).Select(i => Mail(i))]);
        using var allBusy = new CountdownEvent(4);
        using var goOn = new ManualResetEventSlim();
        using var stopping = new CancellationTokenSource();
        _server.Answer = line =>
        {
            if (line == "DATA" && !allBusy.IsSet) { allBusy.Signal(); goOn.Wait(TimeSpan.FromSeconds(15)); }
            return null;
        };

        var run = Task.Run(() => Sender().RunAsync(stopping.Token));
        Assert.True(allBusy.Wait(TimeSpan.FromSeconds(15)));
        await stopping.CancelAsync();
        goOn.Set();
        await run;

        await using var db = database.Db.Open();
        Assert.Equal(4, _server.Messages.Count);
        Assert.Equal(4, await db.Outbox.CountAsync(m => m.State == OutboxState.Sent));
        Assert.Equal(26, await db.Outbox.CountAsync(m => m.State == OutboxState.Pending && m.Attempts == 0 && m.LeasedUntil == null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_loop_sends_what_is_written_while_it_runs_and_stops_when_told(bool inTransaction)
    {
        using var sender = Sender();
        await sender.StartAsync(default);
        await using (var db = database.Db.Open())
        {
            await using var transaction = inTransaction ? await db.Database.BeginTransactionAsync() : null;
            db.Outbox.Add(Mail(1));
            await db.SaveChangesAsync();
            if (transaction is not null) { await transaction.CommitAsync(); }
        }

        var caught = await _server.NextAsync(within: TimeSpan.FromSeconds(4)); // by the signal: polling would take 5
        Assert.Equal("Assunto 1", caught.Subject);
        await sender.StopAsync(default);
        Assert.True(sender.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_loop_outlives_a_database_that_is_gone()
    {
        await using var nowhere = new DataSources("Host=/nowhere;Username=portal;Database=portal");
        var log = new FirstError();
        using var sender = new OutboxSender(new SystemDb(nowhere, database.Signal), Transport(), TicketMailTests.MailerAt(Noon), database.Signal, Settings(), _clock, log);
        await sender.StartAsync(default);
        await log.Seen.Task.WaitAsync(TimeSpan.FromSeconds(15));

        Assert.False(sender.ExecuteTask!.IsCompleted);
        await sender.StopAsync(default);
        Assert.True(sender.ExecuteTask.IsCompletedSuccessfully);
    }

    private OutboxSender Sender() => new(database.Db, Transport(), TicketMailTests.MailerAt(Noon), database.Signal, Settings(), _clock, NullLogger<OutboxSender>.Instance);

    private SmtpTransport Transport() => new(Settings());

    private IOptions<MailSettings> Settings() =>
        Options.Create(new MailSettings { Host = "127.0.0.1", Port = _server.Port, From = "suporte@portal.example", Tls = false });

    private static OutboxMessage Mail(int i, int? customerId = null) => new(
        "test", "", new MailRecipient($"ana{i}@example.com", "Ana", customerId: customerId), $"Assunto {i}", "Texto", "<p>Texto</p>", "portal.example", Noon);

    private async Task<OutboxMessage> Write(params OutboxMessage[] mails)
    {
        await using var db = database.Db.Open();
        db.Outbox.AddRange(mails);
        await db.SaveChangesAsync();
        return mails[0];
    }

    private async Task<OutboxMessage> Stored(OutboxMessage mail)
    {
        await using var db = database.Db.Open();
        return await db.Outbox.SingleAsync(m => m.Id == mail.Id);
    }

    private async Task Change(OutboxMessage mail, Action<OutboxMessage> change)
    {
        await using var db = database.Db.Open();
        change(await db.Outbox.SingleAsync(m => m.Id == mail.Id));
        await db.SaveChangesAsync();
    }

    private sealed class FirstError : ILogger<OutboxSender>
    {
        public TaskCompletionSource Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel is LogLevel.Error) { Seen.TrySetResult(); }
        }
    }
}
