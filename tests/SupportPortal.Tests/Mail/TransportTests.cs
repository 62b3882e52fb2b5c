using System.Net.Mail;
using Microsoft.Extensions.Options;
using SupportPortal.Mail;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Mail;

/// <summary>What the outbox expects of a transport, whichever library it is made of.</summary>
public abstract class TransportTests : IAsyncDisposable
{
    private readonly SmtpCatcher _server = new();

    protected abstract IMailTransport Create(IOptions<MailSettings> settings);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Both_texts_arrive_whole_as_alternatives_the_html_last()
    {
        var html = "<p>Olá, São João</p>\n" + new string('x', 3000);
        await Send(Mail() with { Text = "Olá, São João\r\n.\r\n..dois pontos\r\n", Html = html });

        var mail = Assert.Single(_server.Messages);
        Assert.Equal("multipart/alternative", mail.Root.Type);
        Assert.Equal(["text/plain", "text/html"], mail.Root.Parts.Select(p => p.Type));
        Assert.Equal("Olá, São João\n.\n..dois pontos", mail.Text.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(html, mail.Html.ReplaceLineEndings("\n").TrimEnd());
        Assert.All(mail.Root.Parts, p => Assert.Contains("utf-8", p.Header("Content-Type"), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Names_and_subject_keep_their_accents_and_the_envelope_has_one_recipient()
    {
        await Send(Mail());

        var mail = Assert.Single(_server.Messages);
        Assert.Equal(("suporte@portal.example", "ana@serraazul.example"), (mail.From, Assert.Single(mail.To)));
        Assert.Equal("[Chamado 2026-000123] Recebemos o seu chamado: NF-e rejeitada com código 539, em São João d'Aliança", mail.Subject);
        Assert.Contains("José da Conceição", mail.Root.Header("To"), StringComparison.Ordinal);
        Assert.Contains("<suporte@portal.example>", mail.Root.Header("From"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identity_thread_and_origin_stand_in_the_headers()
    {
        await Send(Mail());

        var mail = Assert.Single(_server.Messages).Root;
        Assert.Equal("<0199aa@portal.example>", mail.Header("Message-ID"));
        Assert.Equal("<ticket-2026-000123@portal.example>", mail.Header("In-Reply-To"));
        Assert.Equal("<ticket-2026-000123@portal.example>", mail.Header("References"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("pt-BR", mail.Header("Content-Language"));
        Assert.Equal("1.0", mail.Header("MIME-Version"));
        Assert.True(DateTimeOffset.TryParse(mail.Header("Date"), System.Globalization.CultureInfo.InvariantCulture, out _));
    }

    [Fact]
    public async Task A_first_mail_refers_to_nothing()
    {
        await Send(Mail() with { InReplyTo = null, References = null });

        var mail = Assert.Single(_server.Messages).Root;
        Assert.Null(mail.Header("In-Reply-To"));
        Assert.Null(mail.Header("References"));
    }

    [Fact]
    public async Task A_file_arrives_byte_for_byte_beside_the_texts()
    {
        var bytes = Enumerable.Range(0, 5000).Select(i => (byte)i).ToArray();
        await Send(Mail() with { Files = [new OutgoingFile("boleto-2026-003128.pdf", "application/pdf", bytes)] });

        var mail = Assert.Single(_server.Messages);
        var file = Assert.Single(mail.Files);
        Assert.Equal(("multipart/mixed", "application/pdf", "boleto-2026-003128.pdf"), (mail.Root.Type, file.Type, file.FileName));
        Assert.Equal(bytes, file.Bytes);
        Assert.Equal("Olá", mail.Text.Trim());
        Assert.Equal("<p>Olá</p>", mail.Html.Trim());
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such mailbox")]
    [InlineData("RCPT", "553 5.1.3 bad address")]
    [InlineData(".", "554 5.7.1 refused as spam")]
    [InlineData(".", "552 5.3.4 too big")]
    public async Task A_permanent_refusal_is_told_apart(string at, string reply)
    {
        _server.Answer = line => line.StartsWith(at, StringComparison.Ordinal) ? reply : null;

        await Assert.ThrowsAsync<MailRefusedException>(() => Send(Mail()));
        Assert.Empty(_server.Messages);
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.0 busy, come again")]
    [InlineData("RCPT", "451 4.7.1 greylisted")]
    [InlineData("MAIL", "421 4.3.2 closing")]
    [InlineData("MAIL", "530 5.7.0 log in first")]
    [InlineData(".", "452 4.3.1 disk full")]
    public async Task What_may_work_later_is_not_a_refusal(string at, string reply)
    {
        _server.Answer = line => line.StartsWith(at, StringComparison.Ordinal) ? reply : null;

        var error = await Assert.ThrowsAnyAsync<Exception>(() => Send(Mail()));
        Assert.IsNotType<MailRefusedException>(error);
        Assert.Empty(_server.Messages);
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("RCPT")]
    [InlineData(".")]
    public async Task A_server_that_goes_silent_is_left_at_the_deadline(string at)
    {
        _server.StallsAt = line => line.StartsWith(at, StringComparison.Ordinal);

        await Assert.ThrowsAsync<TimeoutException>(() => Send(Mail(), settings => settings.Timeout = TimeSpan.FromMilliseconds(300)));
        Assert.Empty(_server.Messages);
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task A_server_that_hangs_up_means_try_again(string at)
    {
        _server.HangsUpAt = line => line.StartsWith(at, StringComparison.Ordinal);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => Send(Mail()));
        Assert.IsNotType<MailRefusedException>(error);
    }

    [Fact]
    public async Task A_server_that_is_not_there_means_try_again()
    {
        var gone = new SmtpCatcher();
        await gone.DisposeAsync();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => Send(Mail(), settings => settings.Port = gone.Port));
        Assert.IsNotType<MailRefusedException>(error);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_sent_even_if_the_server_does_not_say_goodbye()
    {
        _server.HangsUpAt = line => line.StartsWith("QUIT", StringComparison.Ordinal);

        await Send(Mail());
        Assert.Single(_server.Messages);
    }

    [Fact]
    public async Task It_logs_in_when_it_has_a_user()
    {
        _server.WantsLogin = true;
        await Send(Mail(), settings => (settings.User, settings.Password) = ("portal", "Maçã 123"));

        Assert.Single(_server.Messages);
        Assert.Equal("portal:Maçã 123", Assert.Single(_server.Logins));
    }

    [Fact]
    public async Task A_wrong_password_of_ours_does_not_condemn_the_mail()
    {
        _server.WantsLogin = true;

        var error = await Assert.ThrowsAnyAsync<Exception>(() => Send(Mail(), settings => (settings.User, settings.Password) = ("portal", "wrong")));
        Assert.IsNotType<MailRefusedException>(error);
    }

    [Fact]
    public async Task With_TLS_required_nothing_goes_to_a_server_that_has_none()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Send(Mail(), settings => (settings.Tls, settings.User, settings.Password) = (true, "portal", "secret")));
        Assert.Empty(_server.Messages);
        Assert.Empty(_server.Logins);
    }

    [Fact]
    public async Task Fifty_mails_side_by_side_arrive_once_each()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 50), new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, _) => await Send(Mail() with { MessageId = $"<{i}@portal.example>" }));

        Assert.Equal(50, _server.Messages.Select(m => m.Root.Header("Message-ID")).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(50, _server.Messages.Count);
    }

    private Task Send(OutgoingMail mail, Action<MailSettings>? change = null)
    {
        var settings = new MailSettings { Host = "127.0.0.1", Port = _server.Port, From = "suporte@portal.example", Tls = false };
        change?.Invoke(settings);
        return Create(Options.Create(settings)).SendAsync(mail, CancellationToken.None);
    }

    private static OutgoingMail Mail() => new(
        new MailAddress("suporte@portal.example", "Portal do Cliente"), new MailAddress("ana@serraazul.example", "José da Conceição"),
        "[Chamado 2026-000123] Recebemos o seu chamado: NF-e rejeitada com código 539, em São João d'Aliança",
        "Olá", "<p>Olá</p>", "<0199aa@portal.example>", "<ticket-2026-000123@portal.example>", "<ticket-2026-000123@portal.example>", "pt-BR", []);
}

public sealed class SmtpTransportTests : TransportTests
{
    protected override IMailTransport Create(IOptions<MailSettings> settings) => new SmtpTransport(settings);
}

#if MAILKIT
public sealed class MailKitTransportTests : TransportTests
{
    protected override IMailTransport Create(IOptions<MailSettings> settings) =>
        new MailKitTransport(settings, Microsoft.Extensions.Logging.Abstractions.NullLogger<MailKitTransport>.Instance);
}
#endif
