using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;

namespace SupportPortal.Domain.Tickets;

/// <summary>One entry of the conversation. An internal note is ours alone: no customer query, page, mail or document may reach it.</summary>
public class TicketMessage
{
    private readonly List<StoredFile> _files = [];
    private TicketMessage() { } // EF Core

    internal TicketMessage(int customerId, string body, bool isInternal, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(body), "Escreva a mensagem.");
        (CustomerId, Body, IsInternal, AuthorId, AuthorName, Side, At) = (customerId, body, isInternal, by.PersonId, by.Name, by.Side, at);
    }

    public long Id { get; private set; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    public string Body { get; private init; } = "";
    public bool IsInternal { get; private init; }
    public int? AuthorId { get; private init; }
    public string AuthorName { get; private init; } = "";
    public Side Side { get; private init; }
    public DateTimeOffset At { get; private init; }
    public IReadOnlyList<StoredFile> Files => _files;

    public void Attach(StoredFile file)
    {
        RuleException.ThrowIf(file.CustomerId != CustomerId, "Este arquivo não é desta empresa.");
        RuleException.ThrowIf(file.MessageId is not null, "Este arquivo já foi enviado.");
        file.LeaveDraft();
        file.MarkInternal(IsInternal);
        _files.Add(file);
    }
}
