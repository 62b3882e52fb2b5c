namespace SupportPortal.Domain.Tickets;

/// <summary>An article shown to somebody who was about to open a ticket, and what came of it. One line for each article of a draft, however often it is shown.</summary>
public class SuggestedArticle
{
    private SuggestedArticle() { } // EF Core

    public SuggestedArticle(TicketDraft draft, int articleId, DateTimeOffset at) =>
        (DraftId, CustomerId, ArticleId, ShownAt) = (draft.Id, draft.CustomerId, articleId, at);

    public long DraftId { get; private init; }
    public int CustomerId { get; private init; }
    public int ArticleId { get; private init; }
    public DateTimeOffset ShownAt { get; private init; }
    public DateTimeOffset? OpenedAt { get; private set; }
    /// <summary>"Isto resolveu": no ticket was opened.</summary>
    public DateTimeOffset? SolvedAt { get; private set; }
    public DateTimeOffset? SentAnywayAt { get; private set; }

    public void Open(DateTimeOffset at) => OpenedAt ??= at;

    public void Solve(DateTimeOffset at) => SolvedAt ??= at;

    public void SendAnyway(DateTimeOffset at) => SentAnywayAt ??= at;
}
