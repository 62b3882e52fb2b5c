using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace SupportPortal.Mail;

/// <summary>The transport that always builds: the framework's System.Net.Mail (STARTTLS only, no implicit TLS).</summary>
public sealed class SmtpTransport(IOptions<MailSettings> settings) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var server = settings.Value;
        using var message = ToMessage(mail);
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls };
        if (server.User is { Length: > 0 } user) { client.Credentials = new NetworkCredential(user, server.Password); }

        // Its own token does not stop a send that the server delays: at the deadline the client is disposed, which cuts the line.
        var sending = client.SendMailAsync(message, cancellationToken);
        try
        {
            await sending.WaitAsync(server.Timeout, cancellationToken);
        }
        catch (SmtpException e) when (MailRefusedException.IsRefusal((int)e.StatusCode))
        {
            throw new MailRefusedException(e.Message, e);
        }
        finally
        {
            // Whatever the cut-off send still throws has been reported as the timeout.
            _ = sending.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    /// <summary>The message as it goes over the wire, for /dev/mailbox.</summary>
    public static async Task<byte[]> ToMimeAsync(OutgoingMail mail)
    {
        var folder = Directory.CreateTempSubdirectory("mail-");
        try
        {
            using var toWrite = ToMessage(mail);
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder.FullName };
            await client.SendMailAsync(toWrite);
            var lines = await File.ReadAllLinesAsync(folder.GetFiles().Single().FullName, Encoding.Latin1);
            // The envelope, which only a file has.
            var message = lines.SkipWhile(l => l.StartsWith("X-Sender:", StringComparison.Ordinal) || l.StartsWith("X-Receiver:", StringComparison.Ordinal));
            return Encoding.Latin1.GetBytes(string.Join("\r\n", message) + "\r\n");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static MailMessage ToMessage(OutgoingMail mail)
    {
        var message = new MailMessage(mail.From, mail.To)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers["Message-ID"] = mail.MessageId;
        if (mail.InReplyTo is { } parent) { message.Headers["In-Reply-To"] = parent; }
        if (mail.References is { } thread) { message.Headers["References"] = thread; }
        message.Headers["Auto-Submitted"] = OutgoingMail.AutoSubmitted;
        message.Headers["Content-Language"] = mail.Language;
        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain)); // the last one is the best
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html));
        foreach (var file in mail.Files)
        {
            message.Attachments.Add(new Attachment(new MemoryStream(file.Bytes), file.Name, file.ContentType) { NameEncoding = Encoding.UTF8 });
        }
        return message;
    }

    private static AlternateView View(string content, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }
}
