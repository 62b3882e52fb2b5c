using System.Net.Mail;

namespace SupportPortal.Mail;

/// <summary>The outer edge: hands one mail to a server. Returns when the server has taken it.</summary>
public interface IMailTransport
{
    /// <exception cref="MailRefusedException">The server will never take this mail. Any other exception means: try again later.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

public sealed record OutgoingMail(
    MailAddress From, MailAddress To, string Subject, string Text, string Html,
    string MessageId, string? InReplyTo, string? References, string Language, IReadOnlyList<OutgoingFile> Files)
{
    /// <summary>RFC 3834: no out-of-office answers to what a machine wrote.</summary>
    public const string AutoSubmitted = "auto-generated";
}

public sealed record OutgoingFile(string Name, string ContentType, byte[] Bytes);

/// <summary>A permanent (5xx) refusal of a mail.</summary>
public sealed class MailRefusedException(string reply, Exception? cause = null) : Exception(reply, cause)
{
    /// <summary>5xx, but not for what is wrong with our account (530, 534, 535, 538): that is mended without touching the mails.</summary>
    internal static bool IsRefusal(int reply) => reply is >= 500 and < 600 and not (530 or 534 or 535 or 538);
}
