using System.Net.Mail;
using SupportPortal.Domain;

namespace SupportPortal.Mail;

/// <summary>Joined: another mail told it too. Digest: its reader wants it in the morning, with others. Skipped: its reader has chosen not to get it.</summary>
public enum OutboxState { Pending, Sending, Sent, Dead, Joined, Digest, Skipped }

/// <summary>A mail on its way: written in the transaction of the change it tells about, sent by <c>Jobs/OutboxSender</c>, at least once.</summary>
public class OutboxMessage
{
    public const int KindMaxLength = 40, ReferenceMaxLength = 40, SubjectMaxLength = 200, MessageIdMaxLength = 255, ErrorMaxLength = 500;
    public const int MaxAttempts = 12;

    /// <summary>How long a sender has for its batch; after that the mail may be claimed again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private readonly List<OutboxAttachment> _attachments = [];
    private OutboxMessage() { } // EF Core

    /// <param name="host">Right-hand side of the Message-ID.</param>
    /// <param name="thread">The Message-ID of the mail this one follows.</param>
    /// <param name="messageId">Of the mail that starts a thread; other mails get one of their own.</param>
    public OutboxMessage(
        string kind, string reference, MailRecipient to, string subject, string text, string html,
        string host, DateTimeOffset at, string? thread = null, string? messageId = null, DateTimeOffset? notBefore = null, string? content = null)
    {
        ThrowUnlessLine(subject);
        // The customers' database role may only insert, so nothing here waits for a value from the database.
        Id = Guid.CreateVersion7(at);
        MessageId = messageId ?? $"<{Id:N}@{host}>";
        (Kind, Reference, CustomerId, Language) = (kind, reference, to.CustomerId, to.Language);
        (RecipientAddress, RecipientName, Subject, Text, Html) = (to.Address, to.Name, subject, text, html);
        (InReplyTo, References) = (thread, thread);
        (CreatedAt, NotBefore, NextAttemptAt, Content) = (at, notBefore, notBefore ?? at, content);
    }

    public Guid Id { get; private init; }
    /// <summary>Which template: "ticket-opened".</summary>
    public string Kind { get; private init; } = "";
    /// <summary>What it is about, for people who look for it: a ticket's code, an invoice's number.</summary>
    public string Reference { get; private init; } = "";
    public int? CustomerId { get; private init; }
    public string RecipientAddress { get; private init; } = "";
    public string RecipientName { get; private init; } = "";
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";
    /// <summary>What it says, kept until a sender takes it: so long it may be written anew, with others in it or with links of its own.</summary>
    public string? Content { get; private set; }
    public string Language { get; private init; } = "";
    /// <summary>Fixed with the row, so that a mail sent twice is seen as one by the reader's program.</summary>
    public string MessageId { get; private init; } = "";
    public string? InReplyTo { get; private init; }
    public string? References { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? NotBefore { get; private init; }
    public OutboxState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public string? LastError { get; private set; }
    public Guid? JoinedIntoId { get; private set; }
    public IReadOnlyList<OutboxAttachment> Attachments => _attachments;

    public bool CanResend => State is OutboxState.Dead;

    public void Attach(string name, string contentType, byte[] bytes) =>
        _attachments.Add(new OutboxAttachment(Id, _attachments.Count, CustomerId, name, contentType, bytes));

    public bool IsDue(DateTimeOffset at) => State switch
    {
        OutboxState.Pending => NextAttemptAt <= at,
        OutboxState.Sending => LeasedUntil <= at,
        _ => false,
    };

    /// <summary>A sender takes it. An attempt counts when it begins: a mail that kills its sender must not be tried for ever.</summary>
    public void Claim(DateTimeOffset at)
    {
        RuleException.ThrowIf(!IsDue(at), "Este e-mail não está na vez de ser enviado.");
        if (Attempts >= MaxAttempts) { Die(LastError ?? "The last sender did not report back."); return; }
        Attempts++;
        (State, LeasedUntil) = (OutboxState.Sending, at + Lease);
    }

    /// <summary>Just claimed, for the first time: only then may its text still change.</summary>
    public bool CanBeRewritten => State is OutboxState.Sending && Attempts == 1 && Content is not null;

    /// <summary>Nobody has tried to send it: it may still be told by another mail.</summary>
    public bool CanJoin => CanBeRewritten || State is OutboxState.Digest || (State is OutboxState.Pending && Attempts == 0 && Content is not null);

    /// <summary>Nobody has tried to send it: it may have arrived otherwise.</summary>
    public bool CanBeWithheld => (State is OutboxState.Sending && Attempts == 1) || (State is OutboxState.Pending && Attempts == 0);

    /// <summary>Its reader wants it with others, in the morning.</summary>
    public void KeepForDigest()
    {
        RuleException.ThrowIf(!CanBeWithheld, "Este e-mail já pode ter sido entregue.");
        (State, LeasedUntil, Attempts) = (OutboxState.Digest, null, 0);
    }

    /// <summary>Its reader has chosen not to get it.</summary>
    public void Skip()
    {
        RuleException.ThrowIf(!CanBeWithheld, "Este e-mail já pode ter sido entregue.");
        (State, LeasedUntil, Attempts, Content) = (OutboxState.Skipped, null, 0, null);
    }

    /// <summary>The text it goes out with, from here on the same at each try.</summary>
    public void Rewrite(string subject, string text, string html)
    {
        RuleException.ThrowIf(!CanBeRewritten, "Este e-mail já pode ter sido entregue.");
        ThrowUnlessLine(subject);
        (Subject, Text, Html, Content) = (subject, text, html, null);
    }

    /// <summary>It is told by <paramref name="other"/>, in the same transaction that wrote it there.</summary>
    public void JoinInto(OutboxMessage other)
    {
        RuleException.ThrowIf(!CanJoin || other.Id == Id, "Este e-mail não pode mais ser unido a outro.");
        (State, JoinedIntoId, Content, LeasedUntil, Attempts) = (OutboxState.Joined, other.Id, null, null, 0);
    }

    /// <summary>Claimed, but not tried: the sender is stopping.</summary>
    public void Release(DateTimeOffset at)
    {
        ThrowUnlessSending();
        Attempts--;
        (State, LeasedUntil, NextAttemptAt) = (OutboxState.Pending, null, at);
    }

    public void MarkSent(DateTimeOffset at)
    {
        ThrowUnlessSending();
        (State, SentAt, LeasedUntil, LastError, Content) = (OutboxState.Sent, at, null, null, null);
    }

    /// <summary>It may work later. <paramref name="chance"/>, from 0 to 1, spreads the retries of mails that failed together.</summary>
    public void Fail(string error, DateTimeOffset at, double chance)
    {
        ThrowUnlessSending();
        if (Attempts >= MaxAttempts) { Die(error); return; }
        (State, LeasedUntil, LastError) = (OutboxState.Pending, null, Cut(error));
        NextAttemptAt = at + RetryAfter(Attempts, chance);
    }

    /// <summary>The server will never take it.</summary>
    public void Refuse(string error)
    {
        ThrowUnlessSending();
        Die(error);
    }

    /// <summary>Staff have mended what was wrong: it starts anew, under the same Message-ID.</summary>
    public void Resend(DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanResend, "Só um e-mail que falhou pode ser reenviado.");
        (State, Attempts, NextAttemptAt) = (OutboxState.Pending, 0, at);
    }

    public OutgoingMail ToOutgoing(MailAddress from) => new(
        from, new MailAddress(RecipientAddress, RecipientName), Subject, Text, Html, MessageId, InReplyTo, References, Language,
        [.. Attachments.OrderBy(a => a.Position).Select(a => new OutgoingFile(a.Name, a.ContentType, a.Bytes))]);

    /// <summary>1 minute, doubled each time, ± 20 %, at most an hour.</summary>
    internal static TimeSpan RetryAfter(int attempts, double chance)
    {
        var delay = TimeSpan.FromMinutes(Math.Pow(2, attempts - 1)) * (0.8 + 0.4 * chance);
        return delay < TimeSpan.FromHours(1) ? delay : TimeSpan.FromHours(1);
    }

    private void Die(string error) => (State, LeasedUntil, LastError) = (OutboxState.Dead, null, Cut(error));

    private static void ThrowUnlessLine(string subject)
    {
        if (subject.Length is 0 or > SubjectMaxLength || subject.Any(char.IsControl))
        {
            throw new ArgumentException("A subject is one short line.", nameof(subject));
        }
    }

    private void ThrowUnlessSending() =>
        RuleException.ThrowIf(State is not OutboxState.Sending, "Este e-mail não está sendo enviado.");

    private static string Cut(string error) => error.Length <= ErrorMaxLength ? error : error[..ErrorMaxLength];
}

/// <summary>A file that goes with a mail. Keyed by place, so that inserting it reads nothing back.</summary>
public class OutboxAttachment
{
    public const int NameMaxLength = 120, ContentTypeMaxLength = 120;
    private OutboxAttachment() { } // EF Core

    internal OutboxAttachment(Guid messageId, int position, int? customerId, string name, string contentType, byte[] bytes)
    {
        if (name.Length is 0 or > NameMaxLength || name.Any(char.IsControl)) { throw new ArgumentException("A file name is one short line.", nameof(name)); }
        (MessageId, Position, CustomerId, Name, ContentType, Bytes) = (messageId, position, customerId, name, contentType, bytes);
    }

    public Guid MessageId { get; private init; }
    public int Position { get; private init; }
    public int? CustomerId { get; private init; }
    public string Name { get; private init; } = "";
    public string ContentType { get; private init; } = "";
    public byte[] Bytes { get; private init; } = [];
}
