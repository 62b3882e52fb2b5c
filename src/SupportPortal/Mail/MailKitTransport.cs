#if MAILKIT
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace SupportPortal.Mail;

/// <summary>The same over MailKit, where its package restores (build with <c>-p:UseMailKit=true</c>): implicit TLS too, and a token that stops at once.</summary>
public sealed class MailKitTransport(IOptions<MailSettings> settings, ILogger<MailKitTransport> log) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var server = settings.Value;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(server.Timeout);
        using var message = ToMessage(mail);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(server.Host, server.Port, SecurityOf(server), deadline.Token);
            if (server.User is { Length: > 0 } user) { await client.AuthenticateAsync(user, server.Password ?? "", deadline.Token); }
            await client.SendAsync(message, deadline.Token);
        }
        catch (SmtpCommandException e) when (MailRefusedException.IsRefusal((int)e.StatusCode))
        {
            throw new MailRefusedException(e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server took too long.", e);
        }
        await SayGoodbyeAsync(client, deadline.Token);
    }

    // The mail has been taken: a server that hangs up here must not have it sent again.
    private async Task SayGoodbyeAsync(SmtpClient client, CancellationToken deadline)
    {
        try
        {
            await client.DisconnectAsync(quit: true, deadline);
        }
        catch (Exception e) when (e is IOException or ProtocolException or OperationCanceledException)
        {
            log.LogDebug(e, "The mail server hung up without a goodbye");
        }
    }

    private static SecureSocketOptions SecurityOf(MailSettings server) => server switch
    {
        { Tls: false } => SecureSocketOptions.None,
        { Port: 465 } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private static MimeMessage ToMessage(OutgoingMail mail)
    {
        var body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html };
        foreach (var file in mail.Files) { body.Attachments.Add(file.Name, file.Bytes, ContentType.Parse(file.ContentType)); }
        var message = new MimeMessage { Subject = mail.Subject, MessageId = mail.MessageId.Trim('<', '>'), Body = body.ToMessageBody() };
        message.From.Add(new MailboxAddress(mail.From.DisplayName, mail.From.Address));
        message.To.Add(new MailboxAddress(mail.To.DisplayName, mail.To.Address));
        if (mail.InReplyTo is { } parent) { message.InReplyTo = parent; }
        if (mail.References is { } thread) { message.References.AddRange(thread.Split(' ').Select(id => id.Trim('<', '>'))); }
        message.Headers.Add("Auto-Submitted", OutgoingMail.AutoSubmitted);
        message.Headers.Add("Content-Language", mail.Language);
        return message;
    }
}
#endif
