using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

public static class TicketDrafts
{
    /// <summary>Once for each article of a draft, also when two tabs ask at the same time.</summary>
    public static Task NoteShownAsync(this PortalDbContext db, SuggestedArticle shown, CancellationToken stop) => db.Database.ExecuteSqlAsync(
        $"insert into suggested_articles (draft_id, article_id, customer_id, shown_at) values ({shown.DraftId}, {shown.ArticleId}, {shown.CustomerId}, {shown.ShownAt}) on conflict do nothing", stop);

    /// <summary>The draft, locked until the transaction ends: of two that send it the second waits, and then sees that it was sent.</summary>
    public static async Task<TicketDraft?> LockDraftAsync(this PortalDbContext db, long id, CancellationToken stop)
    {
        var locked = await db.TicketDrafts.FromSql($"select * from ticket_drafts where id = {id} for no key update").ToListAsync(stop);
        return locked.SingleOrDefault();
    }
}
