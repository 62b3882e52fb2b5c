namespace SupportPortal.Mail;

/// <summary>Development without an SMTP server: a mail has arrived as soon as it is sent; its outbox row is what /dev/mailbox shows.</summary>
public sealed class MailboxOnlyTransport : IMailTransport
{
    public Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken) => Task.CompletedTask;
}
