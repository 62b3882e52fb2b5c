using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Billing;

public enum NewDateStatus { Open, Answered }

/// <summary>A customer whose boleto banks no longer take asks for another due date; finance answers. The boleto itself is changed at the bank.</summary>
public class NewDateRequest
{
    public const int MessageMaxLength = 2000;
    private NewDateRequest() { } // EF Core

    internal NewDateRequest(int customerId, string message, string replyTo, Actor by, DateTimeOffset at) =>
        (CustomerId, Message, ReplyTo, AskedById, AskedByName, AskedAt) = (customerId, message, replyTo, by.PersonId, by.Name, at);

    public long Id { get; private set; }
    public long InvoiceId { get; private init; }
    public Invoice? Invoice { get; private init; }
    public int CustomerId { get; private init; }
    public string Message { get; private init; } = "";
    public string ReplyTo { get; private init; } = "";
    public int? AskedById { get; private init; }
    public string AskedByName { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public NewDateStatus Status { get; private set; }
    public string? Reply { get; private set; }
    public string? AnsweredByName { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public uint Version { get; private set; }

    public void Answer(string reply, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(Status is NewDateStatus.Answered, "Este pedido já foi respondido.");
        (Status, Reply, AnsweredByName, AnsweredAt) = (NewDateStatus.Answered, reply, by.Name, at);
    }
}
