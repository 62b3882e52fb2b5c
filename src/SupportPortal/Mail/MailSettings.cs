using System.Net.Mail;

namespace SupportPortal.Mail;

/// <summary>Configuration section "Mail".</summary>
public sealed class MailSettings
{
    /// <summary>SMTP server. Empty, in Development only: mails are kept to be read at /dev/mailbox, and go nowhere.</summary>
    public string Host { get; set; } = "";
    public int Port { get; set; } = 587;
    public string? User { get; set; }
    public string? Password { get; set; }
    public string From { get; set; } = "";
    public string FromName { get; set; } = "Portal do Cliente";
    public bool Tls { get; set; } = true;
    /// <summary>For one mail, from the first byte to the server's answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a change of a ticket waits for others to be told with it. Zero: each has a mail of its own.</summary>
    public TimeSpan Hold { get; set; } = DefaultHold;

    public static readonly TimeSpan DefaultHold = TimeSpan.FromMinutes(2), LongestHold = TimeSpan.FromMinutes(15);

    public bool HasServer => Host.Length > 0;
    public MailAddress Sender => new(From, FromName);

    internal IEnumerable<string> Problems(bool isDevelopment)
    {
        if (!MailRecipient.IsAddress(From)) { yield return "Mail:From must be one e-mail address."; }
        if (!isDevelopment && !HasServer) { yield return "Mail:Host is missing."; }
        if (!isDevelopment && !Tls) { yield return "Mail:Tls must be on outside Development."; }
        if (Port is < 1 or > 65535) { yield return "Mail:Port must be from 1 to 65535."; }
        if (User is { Length: > 0 } && Password is null or "") { yield return "Mail:Password is missing."; }
        if (Hold < TimeSpan.Zero || Hold > LongestHold) { yield return "Mail:Hold must be up to 15 minutes."; }
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromSeconds(30)) { yield return "Mail:Timeout must be up to 30 seconds."; }
    }
}
